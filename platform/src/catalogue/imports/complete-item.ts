import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { Item } from '@yichuang/contract/catalogue/item';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import { tidyText } from './sheet-row.js';
import type { Values } from './column.js';
import { ITEM_COLUMNS } from './item-columns.js';
import { partsOf } from './task-code.js';
import { themeOf } from './theme-of.js';

/** Elements that the platform works out itself, never read from a file. */
const OWN = new Set(['exemptCount', 'materialCount', 'gaps', 'why']);
const VERIFY_NOTE = '要素由实施部门提供，请以主管部门公布的为准';
const UNITS = ['anticipateType', 'promiseType'];
/** 省 市 县 镇 村, by the length of the short code of the region. */
const LEVEL_BY_LENGTH: Readonly<Record<number, string>> = { 2: '2', 4: '3', 6: '4', 9: '5', 12: '6' };

/** What a file says of one item. */
export type Draft = { values: Values; filled: ReadonlySet<string>; left: ReadonlySet<string> };
export type Known = { item: Item; keywords: readonly string[] };
export type Completed = { item: Item; keywords: string[] };

/** Where rows belong that name no region. */
export type HomeRegion = { code: string; nameOf: (code: string) => string };

const setAt = (record: Values, path: string, value: unknown): void => {
  const [first = '', second] = path.includes('.') ? path.split('.') : [path];
  if (second !== undefined) record[first] = { ...(record[first] as Values | undefined), [second]: value };
  else if (value === undefined) delete record[first];
  else record[first] = value;
};
const setAll = (record: Values, values: Values) => {
  for (const path in values) setAt(record, path, values[path]);
};

/** What follows from other elements, where neither the file nor the catalogue says it. */
function derive(record: Values, isOpen: (name: string) => boolean, region: HomeRegion): Set<string> {
  const derived = new Set<string>();
  const give = (name: string, value: string | undefined) => {
    if (value === undefined || !isOpen(name)) return;
    record[name] = value;
    derived.add(name);
  };
  const name = String(record['taskName']);
  const parts = partsOf(String(record['taskCode']));
  give('regionCode', region.code);
  const regionCode = shortRegion(String(record['regionCode']));
  record['regionCode'] = regionCode;
  give('regionName', region.nameOf(regionCode));
  give('catalogCode', parts.catalogCode);
  give('deptCode', parts.deptCode);
  give('useLevel', parts.useLevel ?? LEVEL_BY_LENGTH[regionCode.length]);
  give('shortName', name.replace(/[（(][^（()）]*[)）]/g, '').trim() || name);
  give('theme', themeOf(`${name} ${String(record['deptName'])}`));
  give('verifyNote', VERIFY_NOTE);
  return derived;
}

/** A blank sheet's item: every element empty. */
const BLANK: Readonly<Values> = (() => {
  const record: Values = {};
  for (const { empty } of ITEM_COLUMNS) setAll(record, empty);
  return record;
})();

export const gapable = ITEM_COLUMNS.filter(({ isGap }) => isGap).map(({ name }) => name);
const GAPABLE: ReadonlySet<string> = new Set(gapable);
const isExempt = (material: unknown) => (material as { exemptBy?: unknown }).exemptBy !== null;

/**
 * The item as it will stand: what the file says over what the catalogue has. An element without a column stays; one whose
 * cell is empty becomes a gap. Nothing is made up.
 * @throws z.core.$ZodError when what the file says is no item
 */
export function completeItem(draft: Draft, known: Known | undefined, region: HomeRegion): Completed {
  const record: Values = known ? { ...known.item, keywords: known.keywords } : { ...BLANK };
  if (known) for (const { name, empty } of ITEM_COLUMNS) if (draft.left.has(name)) setAll(record, empty);
  setAll(record, draft.values);
  if (record['localNote'] === '') delete record['localNote'];
  const before = known ? new Set<string>(known.item.gaps) : GAPABLE;
  const isGap = (name: string) => !draft.filled.has(name) && (before.has(name) || draft.left.has(name));
  const derived = derive(record, (name) => (GAPABLE.has(name) ? isGap(name) : record[name] === ''), region);
  const gaps = gapable.filter((name) => isGap(name) && !derived.has(name));
  const left = new Set(gaps);
  for (const { name, empty } of ITEM_COLUMNS) if (left.has(name)) setAll(record, empty);
  const { keywords, why: _, gaps: _before, ...elements } = record;
  const materials = Array.isArray(record['materials']) ? (record['materials'] as unknown[]) : [];
  const item = z.parse(Item, {
    ...elements,
    exemptCount: materials.filter(isExempt).length,
    materialCount: materials.length,
    ...(gaps.length > 0 && { gaps }),
  });
  return { item: versioned(item, known?.item), keywords: z.parse(z.array(z.string()), keywords) };
}

/** A record that changes counts one up, unless the file itself names a later version. */
const versioned = (item: Item, known: Item | undefined): Item =>
  known &&
  item.taskVersion <= known.taskVersion &&
  !isDeepStrictEqual({ ...item, taskVersion: known.taskVersion }, known)
    ? { ...item, taskVersion: known.taskVersion + 1 }
    : item;

const tidied = (value: unknown): unknown => {
  if (typeof value === 'string') return tidyText(value);
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidied(inner)]));
};

/** An item of a JSON file: every member that it has is said, and a code that it has no word for stays what it is. */
export function draftOf(given: Values): Draft {
  const names = new Set(ITEM_COLUMNS.map(({ name }) => name.split('.')[0] ?? name));
  for (const unit of UNITS) names.add(unit);
  const gaps = new Set(Array.isArray(given['gaps']) ? (given['gaps'] as unknown[]).map(String) : []);
  const values = Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => names.has(name) && !OWN.has(name) && !gaps.has(name))
      .map(([name, value]) => [name, tidied(value)]),
  );
  return { values, filled: new Set(Object.keys(values)), left: gaps };
}
