import { Refused } from '@yichuang/server/refused';

/** Where an entry stands in a list: lower first, equal ranks by id. Entries that come or go do not move the others. */
export type Place = { rank: number; id: string };

const isBefore = (a: Place, b: Place) => a.rank < b.rank || (a.rank === b.rank && a.id < b.id);
const encode = ({ rank, id }: Place) => Buffer.from(`${rank} ${id}`).toString('base64url');

function decode(cursor: string): Place {
  const [, rank, id] = /^(-?\d+(?:\.\d+)?) (.+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (rank === undefined || id === undefined)
    throw new Refused('VALIDATION_FAILED', {
      errors: [{ path: 'query.cursor', code: 'cursor', message: '翻页位置不对，请从第一页重新看' }],
    });
  return { rank: Number(rank), id };
}

/** One page of a list that is whole in memory; the cursor names the last entry seen, not a count. */
export function pageOf<T>(
  all: readonly T[],
  placeOf: (entry: T, index: number) => Place,
  query: { limit: number; cursor?: string | undefined },
): { items: T[]; nextCursor: string | null; total: number } {
  const after = query.cursor === undefined ? undefined : decode(query.cursor);
  const placed = all
    .map((entry, index) => ({ entry, place: placeOf(entry, index) }))
    .toSorted((a, b) => (isBefore(a.place, b.place) ? -1 : 1));
  const rest = after ? placed.filter(({ place }) => isBefore(after, place)) : placed;
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ entry }) => entry),
    nextCursor: last && rest.length > page.length ? encode(last.place) : null,
    total: all.length,
  };
}
