import type { Item } from './item.js';

/** Whether somebody has filled this element; a record from a sheet of names and codes says nothing with what stands there. */
export const isKnown = ({ gaps }: Pick<Item, 'gaps'>, element: string): boolean => !(gaps ?? []).includes(element);

/** What an applicant needs to know before setting out, and what it is called. */
const NEEDED = {
  acceptCondition: '办理条件',
  materials: '材料',
  promiseDay: '办结时限',
  limitSceneNum: '跑几次',
  isFee: '收不收费',
  handleFlow: '怎么办',
} as const;

/** 「材料、办结时限」: what the guide cannot say yet; empty where it is complete. */
export const unpublished = (item: Pick<Item, 'gaps'>): string[] =>
  Object.entries(NEEDED).flatMap(([element, name]) => (isKnown(item, element) ? [] : [name]));
