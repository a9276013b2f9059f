import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import type { Synonym } from './synonyms.repository.js';
import { plainText } from './plain-text.js';

/** What is said → the official words it stands for, best first. */
const Dictionary = z.record(z.string(), z.array(z.string()));

/** The dictionary that comes with the house; checked like any other input. */
export const readBaseWords = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(
      z.parse(
        Dictionary,
        JSON.parse(
          readFileSync(new URL('../../../assets/catalogue/everyday-words.json', import.meta.url), 'utf8'),
        ) as unknown,
      ),
    ).map(([said, meant]) => [plainText(said), meant]),
  );

/** Both dictionaries in one, the county's own entries instead of the base's; in the order of what is said. */
export function mergeWords(base: ReadonlyMap<string, readonly string[]>, own: readonly Synonym[]): EverydayWord[] {
  const words = new Map<string, EverydayWord>();
  for (const [said, meant] of base) words.set(said, { said, meant: [...meant], isOwn: false });
  for (const { said, meant } of own) words.set(said, { said, meant, isOwn: true });
  return [...words.values()].toSorted((a, b) => (a.said < b.said ? -1 : 1));
}
