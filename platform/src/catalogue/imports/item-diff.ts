import { isDeepStrictEqual } from 'node:util';
import type { ElementChange } from '@yichuang/contract/catalogue/import-contract';
import type * as z from 'zod/mini';
import { ELEMENT_NAMES } from '@yichuang/contract/catalogue/element-names';
import type { Item } from '@yichuang/contract/catalogue/item';
import { valueAt, writeCell, type Values } from './column.js';
import { ITEM_COLUMNS } from './item-columns.js';

/** An item with the words that find it, as a version keeps it. */
export type Kept = { item: Item; keywords: readonly string[] };
type Change = z.infer<typeof ElementChange>;

const MOST_LETTERS = 500;
/** Elements that stand in two members of the record. */
const UNIT_OF: Readonly<Record<string, string>> = { promiseDay: 'promiseType', anticipateDay: 'anticipateType' };
/** Told with the days. */
const UNITS = new Set(Object.values(UNIT_OF));
const NAME_OF: Readonly<Record<string, string>> = {
  materials: 'materialName',
  fees: 'feeName',
  faq: 'question',
  situations: 'question',
  specialProcedures: 'name',
  intermediaries: 'serviceName',
};

const shortened = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const asRecord = (kept: Kept | undefined): Values => (kept ? { ...kept.item, keywords: kept.keywords } : {});

const entriesOf = (record: Values, name: string): Values[] =>
  Array.isArray(record[name]) ? (record[name] as Values[]) : [];

/** Members of an entry that are otherwise in the other list, in words. */
function entryText(entry: Values, others: readonly Values[], key: string): string {
  const name = String(entry[key]);
  const other = others.find((one) => one[key] === entry[key]);
  if (!other) return name;
  const members = Object.keys({ ...other, ...entry }).filter(
    (member) => !isDeepStrictEqual(entry[member], other[member]),
  );
  const told = members.map((member) => {
    const value = entry[member];
    return `${ELEMENT_NAMES[member] ?? member} ${typeof value === 'string' ? value || '空' : JSON.stringify(value ?? null)}`;
  });
  return told.length === 0 ? name : `${name}（${told.join('，')}）`;
}

/** A list of things is told by their names, and what is otherwise in those that stayed. */
function textsOf(name: string, before: Values, after: Values): [string, string] {
  const key = NAME_OF[name];
  const column = ITEM_COLUMNS.find((one) => one.name === name);
  if (key === undefined || !column) return [column ? textOf(name, before) : '', column ? textOf(name, after) : ''];
  const [old, now] = [entriesOf(before, name), entriesOf(after, name)];
  const list = (entries: Values[], others: Values[]) => entries.map((one) => entryText(one, others, key)).join('\n');
  return [list(old, now), list(now, old)];
}

function textOf(name: string, record: Values): string {
  const column = ITEM_COLUMNS.find((one) => one.name === name);
  return column && valueAt(record, name) !== undefined ? writeCell(column, record) : '';
}

const elementAt = (record: Values, name: string) => [
  valueAt(record, name),
  valueAt(record, UNIT_OF[name] ?? name),
  entriesOf(record, 'gaps').includes(name as never),
];

/** What an element is called: as sheets head it, which distinguishes what the record names alike. */
const labelOf = (name: string, heading: string | undefined): string => heading ?? ELEMENT_NAMES[name] ?? name;

/** The elements that stand otherwise in two versions of an item; all that say anything where there was none. */
export function diffItems(before: Kept | undefined, after: Kept | undefined): Change[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  return ITEM_COLUMNS.flatMap(({ name, headings }) => {
    if (UNITS.has(name) || isDeepStrictEqual(elementAt(old, name), elementAt(now, name))) return [];
    const [was, is] = textsOf(name, old, now);
    return was === is
      ? []
      : { element: name, label: labelOf(name, headings[0]), before: shortened(was), after: shortened(is) };
  });
}
