import { listPackages } from '@yichuang/contract/catalogue/contract';
import type { Person } from './client.ts';

/** The code of a package by a part of its name. */
export async function packageCodeOf(person: Person, words: string, region = '420704'): Promise<string> {
  const { items } = await person.do(listPackages, { query: { region, limit: 100 } });
  const found = items.find(({ name }) => name.includes(words));
  if (!found) throw new Error(`no package is called ${words}`);
  return found.packageCode;
}
