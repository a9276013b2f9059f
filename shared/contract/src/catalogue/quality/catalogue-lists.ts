import type { Item } from '../item.js';
import type { ListEntry, ListKind } from '../quality-contract.js';
import { plain, type CatalogueFacts } from './rule.js';

export type CatalogueLists = Readonly<Record<ListKind, readonly ListEntry[]>>;
export const NO_LISTS: CatalogueLists = { cancelledProofs: [], notInCentre: [], intermediaries: [] };

/** `…` in an alias stands for any words between: 集会…示威. Linear, whatever somebody writes into a list. */
function standsIn(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Finds the entry one of whose names stands in a text; what was asked once is remembered, names come again and again. */
function finderIn(entries: readonly ListEntry[]): (text: string) => ListEntry | undefined {
  const names = entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].map((name) => ({
      entry,
      pieces: plain(name)
        .split('...')
        .filter((one) => one !== ''),
    })),
  );
  const remembered = new Map<string, ListEntry | undefined>();
  return (text) => {
    if (remembered.has(text)) return remembered.get(text);
    const wanted = plain(text);
    const entry = names.find(({ pieces }) => pieces.length > 0 && standsIn(wanted, pieces))?.entry;
    if (remembered.size < REMEMBERED) remembered.set(text, entry);
    return entry;
  };
}
const REMEMBERED = 10_000;

/** @param hasHall whether some hall takes the item */
export function factsFrom(
  lists: CatalogueLists,
  hasHall: (item: Pick<Item, 'regionCode' | 'acceptLevels'>) => boolean,
): CatalogueFacts {
  const intermediary = finderIn(lists.intermediaries);
  return {
    cancelledProof: finderIn(lists.cancelledProofs),
    notInCentre: finderIn(lists.notInCentre),
    isListedIntermediary: (taskName, materialName) =>
      (intermediary(taskName) ?? intermediary(materialName)) !== undefined,
    isListedService: (serviceName) => {
      const wanted = plain(serviceName);
      const isNear = (name: string) => wanted.length > 1 && plain(name).includes(wanted);
      return intermediary(serviceName) !== undefined || lists.intermediaries.some(({ name }) => isNear(name));
    },
    hasHall,
  };
}
