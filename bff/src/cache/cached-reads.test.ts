import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, refusal } from '../testing/fake-platform.js';
import { startBff, type RunningBff } from '../testing/start-bff.js';
import { packEntry, newEntry, unpackEntry } from './cache-entry.js';
import { MemoryStore } from './memory-store.js';

const REGIONS = { items: [{ code: '420704', name: '鄂城区', level: 'county', hasChildren: true }], nextCursor: null };
let bff: RunningBff;
beforeEach(async () => {
  bff = await startBff();
  bff.platform.on('GET /api/regions', json({ ...REGIONS, secret: 'not in the contract' }));
});
afterEach(() => bff.stop());

const get = (url = '/api/regions', headers: Record<string, string> = {}) => bff.app.inject({ url, headers });
const how = (answer: { headers: Record<string, unknown> }) => answer.headers['x-cache'];
const asked = () => bff.platform.calls('GET /api/regions').length;

describe('a public read', () => {
  it('is asked once and then comes from the cache, only with what the contract names', async () => {
    const first = await get();
    expect([first.statusCode, how(first), first.json()]).toEqual([200, 'miss', REGIONS]);
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
    });
    const second = await get();
    expect([how(second), second.body, second.headers['etag']]).toEqual(['hit', first.body, first.headers['etag']]);
    expect(asked()).toBe(1);
  });

  it('answers 304 without a body to who holds it already', async () => {
    const etag = String((await get()).headers['etag']);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get('/api/regions', { 'if-none-match': held });
      expect([answer.statusCode, answer.body, answer.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await get('/api/regions', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('asks the system once for 200 who wait', async () => {
    const waiting: (() => void)[] = [];
    bff.platform.on('GET /api/regions', async (request, response, body) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await json(REGIONS)(request, response, body);
    });
    const answers = Array.from({ length: 200 }, () => get());
    await expect.poll(() => waiting.length).toBe(1);
    // those who come while it is on its way
    answers.push(get());
    await new Promise(setImmediate);
    waiting[0]?.();
    const all = await Promise.all(answers);
    expect(all.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(all.filter((one) => how(one) === 'miss')).toHaveLength(1);
    expect(all.filter((one) => how(one) === 'coalesced').length).toBeGreaterThanOrEqual(199);
    expect(asked()).toBe(1);
  });

  it('knows one question however its query is written', async () => {
    bff.platform.on('GET /api/items', json({ items: [], nextCursor: null }));
    await get('/api/items?q=a&region=42');
    expect(how(await get('/api/items?region=42&q=a&limit=20'))).toBe('hit');
    expect(how(await get('/api/items?region=42&q=b'))).toBe('miss');
  });

  it('is asked again when its time is over', async () => {
    await get();
    bff.clock.real += 3_600_000;
    expect(how(await get())).toBe('miss');
    expect(asked()).toBe(2);
  });

  it('does not show the world of another test clock', async () => {
    await get();
    bff.clock.setOffset(86_400_000);
    expect(how(await get())).toBe('miss');
  });

  it('is answered stale rather than not at all', async () => {
    const fresh = await get();
    bff.clock.real += 3_600_000;
    for (const code of ['INTERNAL', 'UNAVAILABLE'] as const) {
      bff.platform.on('GET /api/regions', refusal(code));
      const answer = await get();
      expect([answer.statusCode, how(answer), answer.body]).toEqual([200, 'stale', fresh.body]);
    }
    bff.platform.on('GET /api/regions', (_request, response) => void response.destroy());
    expect(how(await get())).toBe('stale');
    expect((await get('/api/regions', { 'if-none-match': String(fresh.headers['etag']) })).statusCode).toBe(304);
  });

  it('that is refused is neither kept nor answered from what was there before', async () => {
    await get();
    bff.clock.real += 3_600_000;
    bff.platform.on('GET /api/regions', refusal('NOT_FOUND'));
    expect((await get()).statusCode).toBe(404);
    expect((await get()).headers['x-cache']).toBeUndefined();
    expect(asked()).toBe(3);
    bff.platform.on('GET /api/regions', refusal('UNAVAILABLE'));
    expect((await get()).statusCode).toBe(503);
  });
});

describe('the memory store', () => {
  it('holds no more bytes than it may, and forgets what was used least lately', async () => {
    const store = new MemoryStore(10_000);
    for (let i = 0; i < 20; i++) await store.set(`k${i}`, Buffer.alloc(1000), 60_000);
    expect(await store.get('k0')).toBeUndefined();
    expect(await store.get('k19')).toBeDefined();
    const held = await Promise.all(Array.from({ length: 20 }, (_, i) => store.get(`k${i}`)));
    expect(held.filter(Boolean).length).toBeLessThanOrEqual(8);
    await store.set('too big', Buffer.alloc(10_001), 60_000);
    expect(await store.get('too big')).toBeUndefined();
  });

  it('gives back what it was given until it is deleted', async () => {
    const store = new MemoryStore(10_000);
    await store.set('a', Buffer.from('中'), 60_000);
    expect((await store.get('a'))?.toString()).toBe('中');
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
  });
});

it('an entry survives its packing, and foreign bytes are none', () => {
  const entry = newEntry(Buffer.from('{"a":"中"}'), 1_795_500_000_123);
  expect(unpackEntry(packEntry(entry))).toEqual(entry);
  expect(unpackEntry(Buffer.from('{}'))).toBeUndefined();
});
