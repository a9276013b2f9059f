import { expect, test } from 'vitest';
import { Turns } from './turns.js';

test('so many at once, the others in order, and no more in line than there is room', async () => {
  const turns = new Turns(2, 2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (n: number) =>
    turns.run(() => {
      begun.push(n);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const all = [1, 2, 3, 4].map(work);
  await expect(work(5)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 2 });
  expect(begun).toEqual([1, 2]);
  for (let n = 0; n < 4; n++) {
    await expect.poll(() => ends.length).toBeGreaterThan(n);
    ends[n]!();
  }
  await Promise.all(all);
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('work that fails gives its turn back', async () => {
  const turns = new Turns(1, 0);
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.run(() => Promise.resolve('yes'))).toBe('yes');
});
