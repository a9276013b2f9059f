import { describe, expect, it } from 'vitest';
import { Refused } from '@yichuang/server/refused';
import { pageInOrder, pageOf } from './page.js';

const all = [3, 1, 2, 2, 5, 4].map((rank, index) => ({ rank, id: `id-${index}` }));
const walk = (list: typeof all, limit: number) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = pageOf(list, (one) => one, { limit, cursor });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
};

describe('paging', () => {
  it.each([1, 2, 3, 6, 100])('shows everything once, in order, %i at a time', (limit) => {
    expect(walk(all, limit)).toEqual(['id-1', 'id-2', 'id-3', 'id-0', 'id-5', 'id-4']);
  });

  it.each([1, 2, 3, 6, 100])('walks groups one after the other, in order within each, %i at a time', (limit) => {
    const asked = new Set<number>();
    const askedByFirst = new Set<number>();
    const groups = [all.slice(0, 4), [], all.slice(4)].map((entries, at) => ({ at, entries }));
    const order = {
      rankOf: (entry: (typeof all)[number], { at }: { at: number }) => (asked.add(at), entry.rank + 10 * at),
      idOf: ({ id }: (typeof all)[number]) => id,
    };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = pageInOrder(groups, order, { limit, cursor });
      if (cursor === undefined) for (const at of asked) askedByFirst.add(at);
      seen.push(...page.items.map(({ id }) => id));
      expect(page.total).toBe(all.length);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['id-1', 'id-2', 'id-3', 'id-0', 'id-5', 'id-4']);
    // a page that the first group fills asks for no other
    expect([...askedByFirst]).toEqual(limit < 4 ? [0] : [0, 2]);
  });

  it('neither repeats nor skips when an entry before the cursor goes', () => {
    const { nextCursor } = pageOf(all, (one) => one, { limit: 3 });
    const rest = pageOf(all.slice(1), (one) => one, { limit: 10, cursor: nextCursor ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual(['id-5', 'id-4']);
  });

  it('refuses a cursor that it did not give', () => {
    expect(() => pageOf(all, (one) => one, { limit: 1, cursor: 'x' })).toThrow(Refused);
  });
});
