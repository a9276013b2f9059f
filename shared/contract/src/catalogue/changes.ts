/**
 * A part of the catalogue that can change by itself. `items` are all lists and searches of items, `halls` and `packages`
 * the lists of those; `words` what everyday words stand for, and so the searches; `all` is everything. A cached answer names the parts it is made of, a change names the parts it touched.
 */
export type CatalogueKey =
  | 'all'
  | 'sites'
  | 'regions'
  | 'items'
  | 'words'
  | 'halls'
  | 'packages'
  /** 取消的证明, 进驻负面清单, 中介服务清单. */
  | 'lists'
  | `item:${string}`
  | `hall:${string}`
  | `package:${string}`;
