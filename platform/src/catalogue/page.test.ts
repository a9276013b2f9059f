import { describe, expect, it } from 'vitest';
import { Refused } from '@yichuang/server/refused';
import { pageOf } from './page.js';

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

  it('neither repeats nor skips when an entry before the cursor goes', () => {
    const { nextCursor } = pageOf(all, (one) => one, { limit: 3 });
    const rest = pageOf(all.slice(1), (one) => one, { limit: 10, cursor: nextCursor ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual(['id-5', 'id-4']);
  });

  it('refuses a cursor that it did not give', () => {
    expect(() => pageOf(all, (one) => one, { limit: 1, cursor: 'x' })).toThrow(Refused);
  });
});
