import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueChanges } from './catalogue-changes.js';
import { json, refusal } from '../testing/fake-platform.js';
import { startBff, type RunningBff } from '../testing/start-bff.js';

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
    const filledAt = bff.clock.real;
    bff.clock.real += 3_600_000;
    for (const code of ['INTERNAL', 'UNAVAILABLE'] as const) {
      bff.platform.on('GET /api/regions', refusal(code));
      const answer = await get();
      expect([answer.statusCode, how(answer), answer.body]).toEqual([200, 'stale', fresh.body]);
      expect(answer.headers).toMatchObject({
        age: String(Math.round((bff.clock.real - filledAt) / 1000)),
        warning: expect.stringMatching(/^110 /),
      });
      const calls = asked();
      expect([how(await get()), asked()]).toEqual(['stale', calls]);
      bff.clock.real += 2000;
    }
    bff.platform.on('GET /api/regions', (_request, response) => void response.destroy());
    expect(how(await get())).toBe('stale');
    expect((await get('/api/regions', { 'if-none-match': String(fresh.headers['etag']) })).statusCode).toBe(304);
  });

  it('that comes late is answered from what was there, and is fresh once it has come', async () => {
    const fresh = await get();
    bff.clock.real += 3_600_000;
    let release = () => {};
    bff.platform.on('GET /api/regions', async (request, response, body) => {
      await new Promise<void>((resolve) => (release = resolve));
      await json({ ...REGIONS, items: [] })(request, response, body);
    });
    const late = await get();
    expect([how(late), late.body]).toEqual(['stale', fresh.body]);
    release();
    await expect.poll(async () => how(await get())).toBe('hit');
    expect([(await get()).json().items, asked()]).toEqual([[], 2]);
  });

  it('is sent in the smallest form that the caller understands', async () => {
    const many = { items: Array.from({ length: 40 }, () => REGIONS.items[0]), nextCursor: null };
    bff.platform.on('GET /api/regions', json(many));
    const plain = await get();
    const forms = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, inflate] of Object.entries(forms)) {
      const answer = await get('/api/regions', { 'accept-encoding': `deflate, ${encoding};q=0.9` });
      expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding', 'x-cache': 'hit' });
      expect(inflate(answer.rawPayload).toString()).toBe(plain.body);
      expect(answer.rawPayload.byteLength).toBeLessThan(plain.rawPayload.byteLength / 4);
      expect(answer.headers['etag']).not.toBe(plain.headers['etag']);
    }
    expect((await get('/api/regions', { 'accept-encoding': 'br;q=0, *' })).headers['content-encoding']).toBeUndefined();
  });

  it('that is refused is neither kept nor answered from what was there before', async () => {
    await get();
    bff.clock.real += 3_600_000;
    bff.platform.on('GET /api/regions', refusal('NOT_FOUND'));
    const [gone, again] = [await get(), await get()];
    expect([gone.statusCode, again.statusCode, again.headers['x-cache']]).toEqual([404, 404, undefined]);
    expect(again.json()).toEqual({ ...gone.json(), traceId: again.json().traceId });
    // what is not there is not asked for again at once
    expect([asked(), gone.json().traceId === again.json().traceId]).toEqual([2, false]);
    bff.clock.real += 60_000;
    bff.platform.on('GET /api/regions', refusal('UNAVAILABLE'));
    expect((await get()).statusCode).toBe(503);
  });
});

it('whoever tries numbers pushes out no guide, and asks once for each', async () => {
  await get();
  for (let n = 0; n < 2500; n++) bff.platform.on(`GET /api/halls/none-${n}`, refusal('NOT_FOUND'));
  bff.platform.seen.length = 0;
  for (let n = 0; n < 2500; n++) {
    // another address each time: the quota is not what is tried here
    const remoteAddress = `10.0.${n >> 8}.${n & 255}`;
    expect((await bff.app.inject({ url: `/api/halls/none-${n}`, remoteAddress })).statusCode).toBe(404);
  }
  expect((await get('/api/halls/none-2499')).statusCode).toBe(404);
  expect(bff.platform.calls('GET /api/halls/none-2499')).toHaveLength(1);
  expect([how(await get()), asked()]).toEqual(['hit', 0]);
});

describe('a system that is away for an hour', () => {
  it('does not stop a guide that was read once, and is not asked for each of them all the time', async () => {
    const paths = Array.from({ length: 40 }, (_, i) => `/api/regions?parent=42${i}`);
    for (const path of paths) await get(path);
    await bff.platform.stop();
    const before = asked();
    bff.clock.real += 3_600_000;
    for (let round = 0; round < 5; round++)
      for (const path of paths) {
        const answer = await get(path);
        expect([answer.statusCode, how(answer), answer.headers['age']]).toEqual([200, 'stale', '3600']);
      }
    expect(asked()).toBe(before);
  });

  it('that takes every question and answers none gives old answers at once after the first', async () => {
    await get();
    bff.clock.real += 3_600_000;
    bff.platform.on('GET /api/regions', () => undefined);
    for (let round = 0; round < 20; round++) expect(how(await get())).toBe('stale');
    expect(asked()).toBe(2);
  });
});

it('whoever comes after a change is not given the answer that was on its way', async () => {
  const release: (() => void)[] = [];
  let days = 1;
  bff.platform.on('GET /api/regions', async (request, response, body) => {
    const name = `第 ${days++} 次`;
    await new Promise<void>((resolve) => release.push(resolve));
    await json({ ...REGIONS, items: [{ ...REGIONS.items[0], name }] })(request, response, body);
  });
  const before = get();
  await expect.poll(() => release.length).toBe(1);
  bff.app.get(CatalogueChanges).heard({ version: 2, changedKeys: ['regions'] });
  const after = [get(), get()];
  await expect.poll(() => release.length).toBe(2);
  for (const go of release.toReversed()) go();
  const names = (await Promise.all([before, ...after])).map((answer) => answer.json().items[0].name);
  expect(names).toEqual(['第 1 次', '第 2 次', '第 2 次']);
  expect([how(await get()), (await get()).json().items[0].name]).toEqual(['hit', '第 2 次']);
});
