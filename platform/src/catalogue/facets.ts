import type { listFacets } from '@yichuang/contract/catalogue/contract';
import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import type { Reply } from '@yichuang/contract/route';

function countBy<K extends string>(values: Iterable<K>): [K, number][] {
  const counts = new Map<K, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
const mostFirst = (counts: [string, number][]) =>
  counts.toSorted(([, a], [, b]) => b - a).map(([name, count]) => ({ name, count }));

/** What there is to browse by, and how much of it. */
export const facetsOf = (items: readonly ItemSummary[]): Reply<typeof listFacets> => ({
  total: items.length,
  themes: mostFirst(countBy(items.map(({ theme }) => theme))),
  departments: mostFirst(countBy(items.map(({ deptName }) => deptName))),
  levels: countBy(items.map(({ useLevel }) => useLevel))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, count]) => ({ level, count })),
});
