import * as z from 'zod/mini';
import { ELEMENT_NAMES } from './element-names.js';
import type { Item } from './item.js';

/** One thing that is said about an item. `element` names it for a machine, `label` for a person: 材料「居民户口簿」的页数. */
export const Fact = z.object({ element: z.string(), label: z.string(), text: z.string() });
export type Fact = z.infer<typeof Fact>;

type Place = { element: string; label: string };
type Entry = { name: string; key: string; value: object };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const nameOf = (key: string): string => ELEMENT_NAMES[key] ?? key;
const textOf = (value: unknown): string => (isObject(value) ? JSON.stringify(value) : String(value));

/** What the members of a list go by, as people speak of them. */
const NAMING = ['materialName', 'feeName', 'serviceName', 'question', 'name', 'text', 'id'];

function nameIn(value: object): string | undefined {
  const members = new Map<string, unknown>(Object.entries(value));
  return NAMING.map((key) => members.get(key)).find((one) => typeof one === 'string');
}

/** By name, not by place: a list that lost its first member is not a list of others. */
function entriesOf(list: readonly object[]): Entry[] {
  const seen = new Map<string, number>();
  return list.map((value, at) => {
    const name = nameIn(value) ?? String(at + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name, key: count === 1 ? name : `${name}#${count}`, value };
  });
}

function factsOfList(list: readonly unknown[], at: Place): Fact[] {
  if (!list.every(isObject)) return [{ ...at, text: list.map(textOf).join('\n') }];
  const entries = entriesOf(list);
  return [
    { ...at, text: entries.map(({ name }) => name).join('、') },
    ...entries.flatMap(({ name, key, value }) =>
      factsOfMembers(value, { element: `${at.element}[${key}]`, label: `${at.label}「${name}」` }),
    ),
  ];
}

function factsAt(value: unknown, at: Place): Fact[] {
  if (value === undefined) return [];
  if (value === null) return [{ ...at, text: '无' }];
  if (Array.isArray(value)) return factsOfList(value, at);
  return isObject(value) ? factsOfMembers(value, at) : [{ ...at, text: textOf(value) }];
}

const factsOfMembers = (value: object, at: Place): Fact[] =>
  Object.entries(value).flatMap(([key, member]) =>
    factsAt(member, { element: `${at.element}.${key}`, label: `${at.label}的${nameOf(key)}` }),
  );

/** What belongs to one answer and not to the item: why a search found it. */
const OF_THE_ANSWER = new Set(['why', 'match']);

/**
 * Everything that an item's record says, each fact once, in the order of the record. A member that is added to the record
 * is a fact from then on.
 */
export const factsOf = (item: Item): Fact[] =>
  Object.entries(item)
    .filter(([key]) => !OF_THE_ANSWER.has(key))
    .flatMap(([key, value]) => factsAt(value, { element: key, label: nameOf(key) }));

/** Two versions of one fact; an empty text where one side says nothing. */
export type FactDifference = Place & { canonical: string; shown: string };

const memberOf = (element: string): string | undefined => /^.*?\]/.exec(element)?.[0];
const membersIn = (facts: readonly Fact[]) => new Set(facts.flatMap(({ element }) => memberOf(element) ?? []));

/**
 * Every fact that the two sides tell differently. A member that one side's list lacks is told once, by the list.
 */
export function differencesBetween(canonical: readonly Fact[], shown: readonly Fact[]): FactDifference[] {
  const [ours, theirs] = [membersIn(canonical), membersIn(shown)];
  const isComparable = ({ element }: Fact) => {
    const member = memberOf(element);
    return member === undefined || (ours.has(member) && theirs.has(member));
  };
  const texts = (facts: readonly Fact[]) => new Map(facts.map(({ element, text }) => [element, text]));
  const [right, there] = [texts(canonical), texts(shown)];
  const places = new Map([...canonical, ...shown].filter(isComparable).map((fact) => [fact.element, fact.label]));
  return [...places].flatMap(([element, label]) => {
    const [a = '', b = ''] = [right.get(element), there.get(element)];
    return a === b ? [] : [{ element, label, canonical: a, shown: b }];
  });
}
