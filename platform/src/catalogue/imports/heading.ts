import { ELEMENT_NAMES } from '@yichuang/contract/catalogue/element-names';
import { CellProblem, type Column, type Values } from './column.js';
import { columnLetters, type Cell, type SheetRow } from './sheet-row.js';

/** A title and notes may stand above the headings. */
export const HEADING_WITHIN = 10;

/** As people write headings: 「* 事项名称（必填）：」 */
const plain = (heading: string) =>
  heading
    .replace(/[（(][^（()）]*(?:必填|选填|可空|单位|元|天)[^（()）]*[)）]/g, '')
    .replace(/[\s*＊:：]/g, '')
    .toLowerCase();

export type Headings = ReadonlyMap<string, Column>;
export type Heading = {
  row: number;
  columns: ReadonlyMap<number, { column: Column; heading: string }>;
  unknown: readonly { index: number; heading: string }[];
  repeated: readonly { index: number; heading: string }[];
};

/** Every name that a column goes by; where two columns share one, the earlier column has it. */
export function headingsOf(columns: readonly Column[]): Headings {
  const found = new Map<string, Column>();
  const add = (name: string | undefined, column: Column) => {
    if (name !== undefined && !found.has(plain(name))) found.set(plain(name), column);
  };
  for (const column of columns) for (const name of column.headings) add(name, column);
  for (const column of columns) add(ELEMENT_NAMES[column.name], column);
  return found;
}
export const isHeadingOf = (headings: Headings) => (text: string) => headings.has(plain(text));

/** The row as headings, if it names all of `required`. */
export function asHeading(row: SheetRow, headings: Headings, required: readonly string[]): Heading | undefined {
  const columns = new Map<number, { column: Column; heading: string }>();
  const [unknown, repeated]: { index: number; heading: string }[][] = [[], []];
  const names = new Set<string>();
  for (const [index, { text: heading }] of row.cells) {
    const column = headings.get(plain(heading));
    if (!column) unknown?.push({ index, heading });
    else if (names.has(column.name)) repeated?.push({ index, heading });
    else {
      columns.set(index, { column, heading });
      names.add(column.name);
    }
  }
  if (!required.every((name) => names.has(name))) return undefined;
  return { row: row.row, columns, unknown: unknown ?? [], repeated: repeated ?? [] };
}

export type Problem = {
  severity: 'error' | 'warning';
  rule: string;
  message: string;
  /** Letters; empty for the row as a whole. */
  column: string;
  heading: string;
  value: string;
};
/** What a row says: `filled` and `left` are the elements with and without a value, of the columns that the sheet has. */
export type RowRead = { values: Values; filled: Set<string>; left: Set<string>; problems: Problem[] };

const ROUNDED = /^-?\d(?:\.\d+)?E\+?\d+$/i;

function refuseCell({ text, kind }: Cell, column: Column): CellProblem | undefined {
  if (kind === 'formula') return new CellProblem('import.cell.formula', '这一格是公式，请粘贴为数值');
  if (kind === 'error') return new CellProblem('import.cell.error', `这一格是 Excel 的错误值 ${text}，请填写内容`);
  if (
    (column.isCode === true && kind === 'number') ||
    ((column.isCode === true || kind === 'number') && ROUNDED.test(text))
  )
    return new CellProblem(
      'import.cell.code-as-number',
      `编码被 Excel 当成了数字（${text}），有几位已经丢失。请把这一列设成“文本”格式，再从原处重新粘贴编码`,
    );
  return undefined;
}

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

/** Reads the cells of a row under their headings; what cannot be read is told and counts as left empty. */
export function readRow(row: SheetRow, heading: Heading): RowRead {
  const read: RowRead = { values: {}, filled: new Set(), left: new Set(), problems: [] };
  for (const [index, { column, heading: name }] of heading.columns) {
    const cell = row.cells.get(index);
    if (!cell) {
      read.left.add(column.name);
      continue;
    }
    try {
      const refusal = refuseCell(cell, column);
      if (refusal) throw refusal;
      Object.assign(read.values, column.read(cell.text));
      read.filled.add(column.name);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      const { rule, message } = error;
      const at = { column: columnLetters(index), heading: name, value: shortened(cell.text) };
      read.problems.push({ severity: 'error', rule, message, ...at });
    }
  }
  return read;
}
