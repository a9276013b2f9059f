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

export type Query = { limit: number; cursor?: string | undefined };
export type Paged<T> = { items: T[]; nextCursor: string | null; total: number };

/** Entries that stand together, none before those of the group before it. */
type Group<T> = { entries: readonly T[] };
type Order<T, G> = { rankOf: (entry: T, group: G) => number; idOf: (entry: T) => string };

/** One page of entries that come in groups: only the groups that the page needs are put in order, however many there are. */
export function pageInOrder<T, G extends Group<T>>(
  groups: readonly G[],
  order: Order<T, G>,
  { limit, cursor }: Query,
): Paged<T> {
  const after = cursor === undefined ? undefined : decode(cursor);
  const found: { entry: T; place: Place }[] = [];
  for (const group of groups) {
    if (found.length > limit) break;
    found.push(...lowest(group, order, limit + 1, after));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ entry }) => entry),
    nextCursor: last && found.length > limit ? encode(last.place) : null,
    total: groups.reduce((sum, { entries }) => sum + entries.length, 0),
  };
}

/** The first few after a place, in order: of the others, which may be thousands, only the rank is asked. */
function lowest<T, G extends Group<T>>(group: G, { rankOf, idOf }: Order<T, G>, most: number, after?: Place) {
  const near: { entry: T; place: Place }[] = [];
  for (const entry of group.entries) {
    const rank = rankOf(entry, group);
    const farthest = near[most - 1]?.place;
    if ((farthest && rank > farthest.rank) || (after && rank < after.rank)) continue;
    const place = { rank, id: idOf(entry) };
    if ((farthest && !isBefore(place, farthest)) || (after && !isBefore(after, place))) continue;
    if (farthest) near.pop();
    near.splice(near.findLastIndex((one) => isBefore(one.place, place)) + 1, 0, { entry, place });
  }
  return near;
}

/** One page of entries whose ranks stand in rising order already. */
export function pageOfRising(ranks: readonly number[], idOf: (rank: number) => string, query: Query): Paged<number> {
  const after = query.cursor === undefined ? -Infinity : decode(query.cursor).rank;
  let [from, end] = [0, ranks.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if (ranks[middle]! <= after) from = middle + 1;
    else end = middle;
  }
  const items = ranks.slice(from, from + query.limit);
  const last = items.at(-1);
  const hasMore = from + items.length < ranks.length;
  return {
    items,
    nextCursor: last !== undefined && hasMore ? encode({ rank: last, id: idOf(last) }) : null,
    total: ranks.length,
  };
}
