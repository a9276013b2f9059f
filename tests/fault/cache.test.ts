import { createClient } from 'redis';
import { json } from '@yichuang/bff/testing/fake-platform';
import { SAMPLE_ITEM } from '@yichuang/contract/testing/sample-item';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startRedis } from '../../scripts/tools.mjs';
import { raw } from '../support/client.ts';
import { startRedisProxy } from '../support/redis-proxy.ts';
import { scaled } from '../support/soak.ts';
import { crowd, startTwoBffs } from '../support/two-bffs.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let proxy: Awaited<ReturnType<typeof startRedisProxy>>;
let two: Awaited<ReturnType<typeof startTwoBffs>>;
let urls: string[];
let guides = 0;
beforeAll(async () => {
  redis = await startRedis();
  proxy = await startRedisProxy(redis.port);
  two = await startTwoBffs(proxy.url);
  urls = two.bffs.map(({ url }) => url);
  await untilWell();
});
afterAll(async () => {
  await two?.stop();
  await proxy?.stop();
  await redis?.stop('SIGKILL');
});

const CALLERS = scaled(2000);
/** In full more than there is room for. */
const GUIDES = scaled(20_000);
/** A new guide, and where it is. */
function newGuide(afterMs = 0) {
  const code = `guide-${guides++}`;
  two.guide(code, 15, afterMs);
  return { code, path: `/api/items/${code}` };
}
const read = async (url: string, path: string) => {
  const { status, headers, text } = await raw(`${url}${path}`);
  return {
    status,
    how: headers['x-cache'],
    text,
    promiseDay: (JSON.parse(text) as { promiseDay?: number }).promiseDay,
  };
};
/** Tries anew when Redis was given up meanwhile: what is promised while it answers was not put to the test then. */
async function whileWell(trial: () => Promise<void>, tries = 10): Promise<void> {
  await untilWell();
  const before = two.timesAway();
  const failure = await trial().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (!failure) return;
  if (tries <= 1 || two.timesAway() === before) throw failure.error;
  await whileWell(trial, tries - 1);
}
const untilWell = () =>
  vi.waitFor(async () => {
    for (const url of urls) expect(JSON.parse((await raw(`${url}/api/readyz`)).text)).toMatchObject({ status: 'ok' });
  }, 20_000);

test(`${CALLERS} who ask for one unread guide at two BFFs cost one question`, () =>
  whileWell(async () => {
    const { code, path } = newGuide(300);
    const heard = await crowd(CALLERS, path, urls);
    expect(heard.filter(({ status, promiseDay }) => status === 200 && promiseDay === 15)).toHaveLength(CALLERS);
    expect([two.asked(code), heard.filter(({ how }) => how === 'miss').length]).toEqual([1, 1]);
  }));

describe('a change of the catalogue', () => {
  test('is seen at both BFFs, and what did not change is not asked for again', () =>
    whileWell(async () => {
      const [changed, same] = [newGuide(), newGuide()];
      for (const url of urls)
        for (const { path } of [changed, same]) expect((await read(url, path)).promiseDay).toBe(15);
      expect([two.asked(changed.code), two.asked(same.code)]).toEqual([1, 1]);
      two.guide(changed.code, 20);
      two.change(`item:${changed.code}`, 'items');
      for (const url of urls)
        await vi.waitFor(async () => expect((await read(url, changed.path)).promiseDay).toBe(20), 5000);
      for (const url of urls) for (const { path } of [changed, same]) expect((await read(url, path)).how).toBe('hit');
      // one asked before it knew that the other had
      expect(two.asked(changed.code)).toBeLessThanOrEqual(3);
      expect(two.asked(same.code)).toBe(1);
    }));

  test('that a BFF slept through is made up for, whatever lies in Redis', async () => {
    const { code, path } = newGuide();
    const [awake, asleep] = two.bffs;
    for (const url of urls) await read(url, path);
    asleep.kill('SIGSTOP');
    for (const promiseDay of [16, 17]) {
      two.guide(code, promiseDay);
      two.change(`item:${code}`);
      await vi.waitFor(async () => expect((await read(awake.url, path)).promiseDay).toBe(promiseDay), 5000);
    }
    asleep.kill('SIGCONT');
    await vi.waitFor(async () => expect((await read(asleep.url, path)).promiseDay).toBe(17), 5000);
    expect((await read(asleep.url, path)).how).toBe('hit');
    await untilWell();
  });

  test('in the middle of an answer makes that answer old', async () => {
    const { code, path } = newGuide(900);
    const early = read(urls[0] ?? '', path);
    await vi.waitFor(() => expect(two.asked(code)).toBe(1), 20_000);
    two.change(`item:${code}`);
    expect((await early).promiseDay).toBe(15);
    two.guide(code, 18);
    for (const url of urls) await vi.waitFor(async () => expect((await read(url, path)).promiseDay).toBe(18), 5000);
  });
});

describe('a Redis', () => {
  test('that is emptied again and again costs no answer and one question for each guide and process at most', async () => {
    const read20 = Array.from({ length: 20 }, () => newGuide());
    const witness = await createClient({ url: redis.url }).connect();
    const statuses: number[] = [];
    for (let round = 0; round < scaled(200); round++) {
      const some = read20.filter((_, i) => i % 5 === round % 5);
      const answers = some.flatMap(({ path }) => urls.map((url) => read(url, path)));
      await witness.flushAll();
      statuses.push(...(await Promise.all(answers)).map(({ status }) => status));
    }
    witness.destroy();
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    for (const { code } of read20) expect(two.asked(code)).toBeLessThanOrEqual(2);
  });

  test('that is frozen is waited for once, then everybody asks the system once for each guide and process', async () => {
    const { code: first, path } = newGuide();
    const others = Array.from({ length: 10 }, () => newGuide());
    const [url = ''] = urls;
    await untilWell();
    await proxy.untilQuiet();
    redis.kill('SIGSTOP');
    try {
      expect((await read(url, path)).status).toBe(200);
      expect(proxy.takeCommands().length).toBeLessThanOrEqual(1);
      for (const { path } of others) expect((await read(url, path)).status).toBe(200);
      expect(proxy.takeCommands()).toEqual([]);
      expect([first, ...others.map(({ code }) => code)].map((code) => two.asked(code))).toEqual(Array(11).fill(1));
    } finally {
      redis.kill('SIGCONT');
    }
    await untilWell();
  });
});

test(`${GUIDES} guides leave a BFF within its memory`, async () => {
  const bff = two.bffs[0];
  const conditions = Array.from({ length: 70 }, (_, i) => `第 ${i} 条：${'年满八十周岁，本地户籍。'.repeat(2)}`);
  const codes = Array.from({ length: GUIDES }, (_, i) => `long-${i}`);
  for (const code of codes)
    two.platform.on(`GET /api/items/${code}`, json({ ...SAMPLE_ITEM, taskCode: code, acceptCondition: conditions }));
  const asks = codes.values();
  const reader = async (_: unknown, address: number) => {
    let read = 0;
    for (const code of asks) {
      // everybody has an address of their own, and a quota
      const headers = { 'x-forwarded-for': `10.${address}.${read >> 8}.${read++ & 255}` };
      expect((await raw(`${bff.url}/api/items/${code}`, { headers })).status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: 16 }, reader));
  expect(two.residentMb(bff)).toBeLessThan(300);
});

// last: one BFF does not come back from it
test('a BFF that is killed while it asks costs one question more, and nobody their answer', async () => {
  const { code, path } = newGuide(800);
  await untilWell();
  const [other, holder] = two.bffs;
  const first = raw(`${holder.url}${path}`).catch(() => undefined);
  await vi.waitFor(() => expect(two.asked(code)).toBe(1), 20_000);
  const heard = crowd(CALLERS, path, [other.url, holder.url], other.url);
  await new Promise((done) => setTimeout(done, 300));
  holder.kill('SIGKILL');
  const all = await heard;
  await first;
  expect(all.filter(({ status, promiseDay }) => status === 200 && promiseDay === 15)).toHaveLength(CALLERS);
  expect(two.asked(code)).toBeLessThanOrEqual(2);
});
