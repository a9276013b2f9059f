import { tidyText } from './sheet-row.js';
import type { Words } from './words.js';

/** A cell that says nothing we can use; the message tells how to mend it. */
export class CellProblem extends Error {
  constructor(
    readonly rule: string,
    message: string,
  ) {
    super(message);
  }
}

/** Elements by their national names; members of `agency` and `exemptBy` with their path. */
export type Values = Record<string, unknown>;

export type Column = {
  /** The element that it fills; what `gaps` names. */
  readonly name: string;
  /** The first is the one that is written; the national name counts too. */
  readonly headings: readonly string[];
  readonly read: (text: string) => Values;
  readonly write: (record: Values) => string;
  /** What stands where nobody has filled the cell. */
  readonly empty: Values;
  /** Whether an empty cell is a gap: what stands there then says nothing about the matter. */
  readonly isGap: boolean;
  /** Whether Excel ruins the value when it takes it for a number. */
  readonly isCode?: true;
};

/** Said instead of an empty cell where it is known that there is none. */
const NONE = '无';

export function valueAt(record: Values, path: string): unknown {
  let value: unknown = record;
  for (const step of path.split('.')) value = (value as Values | null | undefined)?.[step];
  return value;
}

const single = (
  name: string,
  headings: readonly string[],
  read: (text: string) => unknown,
  write: (value: unknown) => string,
) => ({
  name,
  headings: [...headings, name],
  read: (text: string) => ({ [name]: read(text) }),
  write: (record: Values) => {
    const value = valueAt(record, name);
    return value === undefined || value === null ? '' : write(value);
  },
});

export const text = (name: string, ...headings: string[]): Column => ({
  ...single(name, headings, (given) => given, String),
  empty: { [name]: '' },
  isGap: false,
});

/** A text that is left out of the record when it is empty. */
export const optionalText = (name: string, ...headings: string[]): Column => ({
  ...text(name, ...headings),
  empty: { [name]: undefined },
});

/** A code kept sign by sign. */
export const codeText = (name: string, ...headings: string[]): Column => ({
  ...text(name, ...headings),
  isCode: true,
});

const plain = (said: string) => said.replace(/\s/g, '').toLowerCase();

function codeOf(words: Words, said: string): string {
  const wanted = plain(said);
  for (const [code, names] of Object.entries(words))
    if (wanted === code || names.some((name) => plain(name) === wanted)) return code;
  // `1` for `01`: Excel drops the nought
  const padded = wanted.padStart(2, '0');
  if (Object.hasOwn(words, padded)) return padded;
  const known = Object.values(words).map(([name]) => name);
  throw new CellProblem('import.cell.word', `认不出“${said.slice(0, 20)}”，请填：${known.join('、')}`);
}
const wordOf = (words: Words, code: unknown) => words[String(code)]?.[0] ?? String(code);

type MayBeGap = { isGap?: boolean };

export const coded = (
  name: string,
  words: Words,
  empty: string,
  headings: string[],
  { isGap = true }: MayBeGap = {},
): Column => ({
  ...single(
    name,
    headings,
    (said) => codeOf(words, said),
    (code) => wordOf(words, code),
  ),
  empty: { [name]: empty },
  isGap,
});

/** `true` and `false` written 是 and 否. */
export const yesOrNo = (name: string, words: Words, ...headings: string[]): Column => ({
  ...single(
    name,
    headings,
    (said) => codeOf(words, said) === '1',
    (value) => wordOf(words, value === true ? '1' : '0'),
  ),
  empty: { [name]: false },
  isGap: false,
});

const listColumn = (column: ReturnType<typeof single>, isGap: boolean): Column => ({
  ...column,
  read: (given) => (given === NONE ? { [column.name]: [] } : column.read(given)),
  write: (record) => {
    const list = valueAt(record, column.name);
    if (!Array.isArray(list) || list.length > 0) return column.write(record);
    const gaps = record['gaps'];
    return isGap && !(Array.isArray(gaps) && gaps.includes(column.name)) ? NONE : '';
  },
  empty: { [column.name]: [] },
  isGap,
});

export const codedList = (name: string, words: Words, headings: string[]): Column =>
  listColumn(
    single(
      name,
      headings,
      (said) => [
        ...new Set(said.split(/[、，,;；\n/]/).flatMap((one) => (one.trim() === '' ? [] : codeOf(words, one.trim())))),
      ],
      (codes) => (codes as unknown[]).map((code) => wordOf(words, code)).join('、'),
    ),
    true,
  );

/** @throws CellProblem unless it is a list in JSON */
function jsonList(given: string): unknown[] {
  try {
    const list: unknown = JSON.parse(given);
    if (Array.isArray(list)) return list;
  } catch {
    // told below
  }
  throw new CellProblem(
    'import.cell.list',
    '这一格以 [ 开头，但不是完整的列表。请从导出的表里复制，或改用“材料”等分表',
  );
}

/** One entry a line; a list that does not fit into lines is written as JSON. */
export const lines = (name: string, headings: string[], { isGap = true }: MayBeGap = {}): Column =>
  listColumn(
    single(
      name,
      headings,
      (given) =>
        given.startsWith('[') && given.endsWith(']')
          ? jsonList(given).map((one) => tidyText(String(one)))
          : given.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.trim())),
      (value) => {
        const list = value as string[];
        const fits =
          list.every((one) => one !== '' && one.trim() === one && !one.includes('\n')) &&
          !list[0]?.startsWith('[') &&
          list.join() !== NONE;
        return fits ? list.join('\n') : JSON.stringify(list);
      },
    ),
    isGap,
  );

/** A list of things with members: JSON in one cell, where there is no sheet of its own for them. */
export const things = (name: string, headings: string[], { isGap = false }: MayBeGap = {}): Column =>
  listColumn(
    single(name, headings, jsonList, (value) => JSON.stringify(value)),
    isGap,
  );

const countOf = (said: string): number => {
  const found = /^(\d{1,6})(?:\.0+)?\s*(次|份|页|个|张|天|日)?$/.exec(said);
  if (!found) throw new CellProblem('import.cell.number', `“${said.slice(0, 20)}”不是整数，请只填数字，如 0、1、5`);
  return Number(found[1]);
};

export const count = (
  name: string,
  headings: string[],
  { isGap = true, empty = 0 }: MayBeGap & { empty?: number } = {},
): Column => ({
  ...single(name, headings, countOf, String),
  empty: { [name]: empty },
  isGap,
});

const AT_ONCE = new Set(['当场', '当场办结', '当日', '即办', '即时', '立等可取', '即来即办']);
const PERIOD = /^(\d{1,4})(?:\.0+)?\s*(?:个)?\s*(工作日|自然日|日历日|日|天)?(?:内|以内)?$/;

/** 「5个工作日」 → 5 and 1; a bare number counts working days. */
export const period = (days: string, unit: string, ...headings: string[]): Column => ({
  name: days,
  headings: [...headings, days],
  read: (said) => {
    if (AT_ONCE.has(plain(said))) return { [days]: 0, [unit]: '1' };
    const found = PERIOD.exec(said);
    if (!found)
      throw new CellProblem('import.cell.period', `看不懂时限“${said.slice(0, 20)}”，请写成“5个工作日”或“30个自然日”`);
    return { [days]: Number(found[1]), [unit]: found[2] === undefined || found[2] === '工作日' ? '1' : '2' };
  },
  write: (record) => `${String(record[days])}个${record[unit] === '2' ? '自然日' : '工作日'}`,
  empty: { [days]: 0, [unit]: '1' },
  isGap: true,
});

/** What a sheet shows of an item: nothing where nobody has filled it. */
export function writeCell(column: Column, record: Values): string {
  const gaps = record['gaps'];
  return Array.isArray(gaps) && gaps.includes(column.name) ? '' : column.write(record);
}
