import { beforeEach, expect, it } from 'vitest';
import { toProblem } from '@yichuang/contract/problem';
import { FixedClock } from '../testing/fixed-clock.js';
import { newEntry } from './cache-entry.js';
import { CatalogueChanges } from './catalogue-changes.js';
import { FirstTier } from './first-tier.js';
import type { Question } from './question.js';

const MAX = 100_000;
let clock: FixedClock;
let changes: CatalogueChanges;
let tier: FirstTier;
beforeEach(() => {
  clock = new FixedClock();
  changes = new CatalogueChanges();
  changes.heard({ version: 5, changedKeys: ['all'] });
  tier = new FirstTier({ cacheMaxBytes: MAX }, clock, changes);
});
const question = (key: string, over: Partial<Question> = {}): Question => ({
  key,
  parts: [`item:${key}`],
  freshMs: 60_000,
  isOpenEnded: false,
  ...over,
});
const entry = (parts: string[], text = 'x', version = 5) =>
  newEntry(Buffer.from(text), { filledAt: clock.real, freshUntil: clock.real + 60_000, version, parts });
const put = async (asked: Question, text?: string) => tier.put(asked, await entry([...asked.parts], text));
const noise = (n: number) => Array.from({ length: 900 }, (_, i) => String.fromCharCode(33 + ((i * n) % 90))).join('');

it('holds no more bytes than it may, and forgets what was used least lately', async () => {
  for (let n = 0; n < 100; n++) await put(question(`k${n}`), noise(n));
  const held = Array.from({ length: 100 }, (_, n) => n).filter((n) => tier.fresh(`k${n}`));
  expect(held.length * 900).toBeLessThan(MAX);
  expect([held.includes(0), held.includes(99)]).toEqual([false, true]);
});

it('questions that anybody may invent push out one another and no guide', async () => {
  await put(question('guide'));
  for (let n = 0; n < 200; n++) await put(question(`q${n}`, { isOpenEnded: true }), noise(n));
  expect([tier.fresh('guide'), tier.fresh('q0'), tier.fresh('q199')].map(Boolean)).toEqual([true, false, true]);
});

it('an entry is out of date when a part of it changed after it was asked for, and only then', async () => {
  for (const key of ['a', 'b']) await put(question(key));
  tier.put(question('all parts'), await entry(['any']));
  changes.heard({ version: 6, changedKeys: ['item:a'] });
  expect(['a', 'b', 'all parts'].map((key) => tier.fresh(key) !== undefined)).toEqual([false, true, false]);
  // it may stand in for a system that fails, not for one that is only slow
  expect(tier.standIn('a', { mayBeChanged: true })).toBeDefined();
  expect(tier.standIn('a', { mayBeChanged: false })).toBeUndefined();
  changes.heard({ version: 7, changedKeys: [] });
  expect(tier.fresh('b')).toBeDefined();
  changes.heard({ version: 8, changedKeys: ['all'] });
  expect(tier.fresh('b')).toBeUndefined();
});

it('an answer that was on its way during a change does not come back as fresh', async () => {
  const onItsWay = await entry(['item:a']);
  changes.heard({ version: 6, changedKeys: ['item:a'] });
  tier.put(question('a'), onItsWay);
  expect(tier.fresh('a')).toBeUndefined();
});

it('an answer of a version that nobody heard of is not believed', async () => {
  tier.put(question('a'), await entry(['item:a'], 'x', 9));
  expect(tier.fresh('a')).toBeUndefined();
  changes.heard({ version: 9, changedKeys: ['item:a'] });
  expect(tier.fresh('a')).toBeDefined();
});

it('remembers more changes than it has room for as one', async () => {
  await put(question('a'));
  for (let n = 6; n < 18; n++)
    changes.heard({ version: n, changedKeys: Array.from({ length: 1000 }, (_, i) => `item:${n}-${i}`) });
  expect(tier.fresh('a')).toBeUndefined();
});

it('keeps the newer of two, and stands in for a day', async () => {
  const older = await entry(['item:a'], 'older');
  clock.real += 1000;
  await put(question('a'), 'newer');
  tier.put(question('a'), older);
  expect(tier.fresh('a')?.variants.at(-1)?.body.toString()).toBe('newer');
  clock.real += 24 * 3_600_000 - 1;
  expect(tier.standIn('a', { mayBeChanged: true })).toBeDefined();
  clock.real += 1;
  expect(tier.standIn('a', { mayBeChanged: true })).toBeUndefined();
});

it('what is not there is asked for again when it may have come, or after a while', () => {
  const problem = toProblem('NOT_FOUND', 'a'.repeat(32));
  for (const key of ['a', 'b']) tier.putUnknown(question(key), problem, 5);
  changes.heard({ version: 6, changedKeys: ['item:a'] });
  expect([tier.unknownOf('a'), tier.unknownOf('b')]).toEqual([undefined, problem]);
  clock.real += 20_000;
  expect(tier.unknownOf('b')).toBeUndefined();
});

it('knows a question by its URL until the clock is moved', async () => {
  await put(question('a'));
  tier.nameByUrl('/api/items/a', question('a'));
  expect(tier.freshByUrl('/api/items/a')).toBeDefined();
  expect(tier.freshByUrl('/api/items/a?')).toBeUndefined();
  clock.setOffset(1);
  expect(tier.freshByUrl('/api/items/a')).toBeUndefined();
});
