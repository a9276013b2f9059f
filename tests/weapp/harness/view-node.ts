/** A node as Taro sends it by setData: short keys that base.wxml turns into attributes. */
export type ViewNode = {
  /** Names the template. */
  nn?: string;
  sid?: string;
  uid?: string;
  /** The words of a text node. */
  v?: string;
  cn?: (ViewNode | null)[];
  [key: string]: unknown;
};
