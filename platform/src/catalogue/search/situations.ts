import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The part of a query that tells of a situation, where it stands, and the official words that answer it, best first. */
export type Told = { said: string; from: number; to: number; meant: readonly string[] };

const Situations = z.array(z.object({ when: z.string(), meant: z.array(z.string()) }));
const Patterns = z.array(z.string());
const MOST = 2;
const MEANINGS = 4;
const SHELF = 16;

/** Lists that come with the house; checked like any other input. */
const bundled = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../assets/catalogue/${name}.json`, import.meta.url), 'utf8'));
const situations = inShelves(z.parse(Situations, bundled('situations')), ({ when }) => when);
const elsewhere = inShelves(z.parse(Patterns, bundled('not-handled')), (pattern) => pattern);

/** One expression that a text is tried on for all of a shelf, and the expressions in it. */
type Shelf<T> = { any: RegExp; each: readonly (readonly [pattern: RegExp, one: T])[] };

/** Almost no expression matches: asked a shelf at a time, hundreds of them cost an eighth. */
function inShelves<T>(all: readonly T[], patternOf: (one: T) => string): Shelf<T>[] {
  const shelves = Array.from({ length: Math.ceil(all.length / SHELF) }, (_, at) =>
    all.slice(at * SHELF, (at + 1) * SHELF),
  );
  return shelves.map((shelf) => ({
    any: new RegExp(shelf.map((one) => `(?:${patternOf(one)})`).join('|'), 'u'),
    each: shelf.map((one) => [new RegExp(patternOf(one), 'u'), one] as const),
  }));
}

/** Words that only together say what is needed: a deed, and a name that shall stand in it. The first of the list first. */
export function situationsIn(plain: string): Told[] {
  const told: Told[] = [];
  for (const { any, each } of situations) {
    if (!any.test(plain)) continue;
    for (const [pattern, { meant }] of each) {
      const match = pattern.exec(plain);
      if (!match) continue;
      const { 0: said, index: from } = match;
      told.push({ said, from, to: from + said.length, meant: meant.slice(0, MEANINGS) });
      if (told.length === MOST) return told;
    }
  }
  return told;
}

/** Whether it is about something that no hall handles: tickets, the weather, a broken phone. */
export const isElsewhere = (plain: string): boolean => elsewhere.some(({ any }) => any.test(plain));
