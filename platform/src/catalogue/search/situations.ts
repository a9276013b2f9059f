import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The part of a query that tells of a situation, where it stands, and the official words that answer it, best first. */
export type Told = { said: string; from: number; to: number; meant: readonly string[] };

const Situations = z.array(z.object({ when: z.string(), meant: z.array(z.string()) }));
const Patterns = z.array(z.string());
const MOST = 2;
const MEANINGS = 4;

/** Lists that come with the house; checked like any other input. */
const bundled = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../assets/catalogue/${name}.json`, import.meta.url), 'utf8'));
const situations = z
  .parse(Situations, bundled('situations'))
  .map(({ when, meant }) => ({ when: new RegExp(when, 'u'), meant: meant.slice(0, MEANINGS) }));
const elsewhere = z.parse(Patterns, bundled('not-handled')).map((pattern) => new RegExp(pattern, 'u'));

/** Words that only together say what is needed: a deed, and a name that shall stand in it. The first of the list first. */
export function situationsIn(plain: string): Told[] {
  const told: Told[] = [];
  for (const { when, meant } of situations) {
    const match = when.exec(plain);
    if (match) told.push({ said: match[0], from: match.index, to: match.index + match[0].length, meant });
    if (told.length === MOST) break;
  }
  return told;
}

/** Whether it is about something that no hall handles: tickets, the weather, a broken phone. */
export const isElsewhere = (plain: string): boolean => elsewhere.some((pattern) => pattern.test(plain));
