import { MAX_SHEET_ROWS } from '@yichuang/contract/catalogue/import-contract';

/** How much of a file is read before it is refused; a class, so that whoever starts the platform may give less. */
export class SheetLimits {
  /** Items of one file. */
  readonly rows: number = MAX_SHEET_ROWS;
}
