import '@yichuang/contract/zod-setup';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { book, getPass, listAppointments, releaseHold } from '@yichuang/contract/appointments/contract';
import { checkIn } from '@yichuang/contract/appointments/staff-contract';
import { getMe, listDemoAccounts, refreshSession, signIn, signOut } from '@yichuang/contract/identity/contract';
import { saveSynonym } from '@yichuang/contract/catalogue/synonym-contract';
import { getReady } from '@yichuang/contract/operations/contract';
import { startRedis } from '../../scripts/tools.mjs';
import { as, nobody, Person, raw } from '../support/client.ts';
import { hallOf, someSlot, taskCodeOf } from '../support/journey.ts';
import { startRedisProxy } from '../support/redis-proxy.ts';
import { startStack, type Stack } from '../support/stack.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let proxy: Awaited<ReturnType<typeof startRedisProxy>>;
let stack: Stack;
let second: string;
/** node-redis straight at the server: sees what the BFF stored without asking the BFF or its library. */
let witness: Awaited<ReturnType<typeof openWitness>>;
let hallId: string;
let taskCode: string;

const openWitness = async () => {
  const client = createClient({ url: redis.url });
  client.on('error', () => undefined);
  return client.connect();
};
beforeAll(async () => {
  redis = await startRedis();
  proxy = await startRedisProxy(redis.port);
  stack = await startStack({ redisUrl: proxy.url });
  second = await stack.addBff();
  witness = await openWitness();
  hallId = await hallOf(await as(stack.url, 'clerk-1'));
  taskCode = await taskCodeOf(nobody(stack.url), '高龄津贴');
});
afterAll(async () => {
  witness?.destroy();
  await stack?.stop();
  await proxy?.stop();
  await redis?.stop('SIGKILL');
});

const read = (path = '/api/regions', url = stack.url) => raw(`${url}${path}`);
const how = async (path?: string, url?: string) => (await read(path, url)).headers['x-cache'];
const ready = async () => {
  const { status, dependencies } = await nobody(stack.url).do(getReady, {});
  return [status, dependencies['cache']?.status, dependencies['cache']?.driver];
};
const untilWell = () => vi.waitFor(async () => expect(await ready()).toEqual(['ok', 'ok', 'redis']), 20_000);
let people = 0;
let unread = 0;
/** Somebody who has booked nothing yet, with a seat to ask for. */
async function somebody() {
  const person = await as(stack.url, `load-${7000 + people++}`);
  const slot = await someSlot(person, hallId, taskCode);
  return { person, sent: { body: { slotId: slot.id, taskCodes: [taskCode] } } };
}
async function allKeys() {
  const keys: string[] = [];
  for await (const some of witness.scanIterator()) keys.push(...some);
  return keys;
}
const points = async (limit: string) => {
  const keys = (await allKeys()).filter((key) => key.startsWith(`yc:limit:${limit}:`));
  const counts = await Promise.all(keys.map((key) => witness.get(key)));
  return counts.reduce((sum, count) => sum + Number(count), 0);
};

test('what one BFF asked, the other knows', async () => {
  const path = '/api/items?q=both';
  expect(await how(path)).toBe('miss');
  await untilWell();
  // a machine so busy that a command came too late counts as a Redis that is away: then it is asked again
  await vi.waitFor(async () => expect([await how(path), await how(path, second)]).toEqual(['hit', 'hit']), 20_000);
});

test('a word that the catalogue learns is known at both BFFs', async () => {
  const path = `/api/items?q=${encodeURIComponent('敬老红包')}`;
  const found = async (url: string) => {
    const { items } = JSON.parse((await read(path, url)).text) as { items: { shortName: string }[] };
    return items[0]?.shortName;
  };
  for (const url of [stack.url, second]) expect(await found(url)).not.toBe('高龄津贴');
  const admin = await as(stack.url, 'catalogue-admin');
  await admin.do(saveSynonym, { params: { said: '敬老红包' }, body: { meant: ['高龄津贴'] } });
  for (const url of [stack.url, second]) await vi.waitFor(async () => expect(await found(url)).toBe('高龄津贴'), 5000);
});

describe('a Redis that does not answer', () => {
  const calls = {
    // one that no memory holds yet
    'a public read': async () => expect((await read(`/api/items?q=unread-${unread++}`)).status).toBe(200),
    'a personal read': async () => {
      await new Person(stack.url, (await chen).token).do(getMe, {});
    },
    'a booking': async () => {
      const { person, sent } = await waiting;
      expect((await person.do(book, sent)).state).toBe('booked');
    },
  };
  let chen: Promise<Person>;
  let waiting: ReturnType<typeof somebody>;
  const faults = {
    frozen: [() => redis.kill('SIGSTOP'), () => redis.kill('SIGCONT')],
    'behind a dead wire': [() => proxy.blackhole(), () => proxy.pass()],
  } as const;
  const cases = Object.keys(faults).flatMap((fault) => Object.keys(calls).map((call) => [fault, call] as const));

  test.each(cases)('%s is waited for once at most: %s first', async (fault, first) => {
    [chen, waiting] = [as(stack.url, 'chen-citizen'), somebody()];
    await Promise.all([chen, waiting, how('/api/halls')]);
    await untilWell();
    const [breakIt, mendIt] = faults[fault as keyof typeof faults];
    try {
      await proxy.untilQuiet();
      breakIt();
      await calls[first as keyof typeof calls]();
      expect(proxy.takeCommands().length).toBeLessThanOrEqual(1);
      await vi.waitFor(async () => expect(await ready()).toEqual(['degraded', 'degraded', 'redis']), 5000);
      proxy.takeCommands();
      // a booking is made once
      const others = Object.entries(calls).filter(([name]) => name !== first || name !== 'a booking');
      for (let round = 0; round < 5; round++)
        await Promise.all(others.filter(([name]) => round === 0 || name !== 'a booking').map(([, call]) => call()));
      expect(proxy.takeCommands()).toEqual([]);
    } finally {
      mendIt();
    }
    await untilWell();
    await vi.waitFor(async () => expect(await how('/api/halls')).toBe('hit'), 5000);
  });
});

test('a Redis that is killed and comes back is used again, without a new BFF', async () => {
  const person = await as(stack.url, 'zhou-citizen');
  await redis.stop('SIGKILL');
  expect((await read()).status).toBe(200);
  await person.do(getMe, {});
  const { person: booker, sent } = await somebody();
  expect((await booker.do(book, sent)).state).toBe('booked');
  await vi.waitFor(async () => expect(await ready()).toEqual(['degraded', 'degraded', 'redis']), 5000);
  redis = await startRedis({ port: redis.port });
  await untilWell();
  witness.destroy();
  witness = await openWitness();
  expect(await how('/api/items?q=after')).toBe('miss');
  await vi.waitFor(async () => expect(await how('/api/items?q=after', second)).toBe('hit'), 20_000);
  expect((await allKeys()).some((key) => key.startsWith('yc:cache:'))).toBe(true);
});

test('an emptied Redis costs one question each, opens no ended session and makes no second booking', async () => {
  const gone = await as(stack.url, 'zhou-citizen');
  await gone.do(signOut, {});
  const { person, sent } = await somebody();
  const key = randomUUID();
  const send = () =>
    raw(`${stack.url}/api/appointments`, {
      method: 'POST',
      headers: { ...person.headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(sent.body),
    });
  const booked = await send();
  expect(booked.status).toBe(201);

  const both = [stack.url, second];
  const askBoth = async (path: string) => {
    const asked = Array.from({ length: 25 }, () => both.map(async (url) => ({ url, how: await how(path, url) })));
    const answers = await Promise.all(asked.flat());
    expect(answers.filter((one) => one.how === 'stale' || one.how === undefined)).toEqual([]);
    const misses = both.map((url) => answers.filter((one) => one.url === url && one.how === 'miss').length);
    asksOfOne.push(...misses);
    return misses.reduce((sum, count) => sum + count);
  };
  const asksOfOne: number[] = [];
  const paths = ['/api/regions?parent=420704', '/api/halls?limit=99', '/api/items?limit=99'];
  for (const path of paths) for (const url of both) await read(path, url);
  await witness.flushAll();
  // what a process holds it need not ask for
  for (const path of paths) expect(await askBoth(path)).toBe(0);
  // What neither holds one of the two asks for. A Redis that answers too late on a busy machine is given up, and each asks once:
  // then it is tried anew.
  await vi.waitFor(async () => expect(await askBoth(`/api/items?q=emptied-${unread++}`)).toBe(1), 20_000);
  expect(Math.max(...asksOfOne)).toBe(1);
  for (const url of both)
    await vi.waitFor(
      async () => expect((await new Person(url, gone.token).refused(getMe, {})).code).toBe('SESSION_REVOKED'),
      20_000,
    );
  const again = await send();
  expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, booked.text, 'true']);
  expect((await person.do(listAppointments, { query: {} })).items).toHaveLength(1);
});

test('a call whose count reached Redis and whose answer was lost counts once', async () => {
  const person = await as(stack.url, 'wang-daughter');
  const write = () => person.refused(releaseHold, { params: { id: 'none' } });
  await write();
  await untilWell();
  const before = await points('write');
  proxy.takeCommands();
  proxy.dropReplyOf('EVALSHA');
  expect((await write()).code).toBe('NOT_FOUND');
  expect(proxy.takeCommands()).toEqual(['EVALSHA']);
  proxy.cut();
  proxy.pass();
  await untilWell();
  expect(await points('write')).toBe(before + 1);
});

test('Redis holds nothing about anybody, and nothing for ever', async () => {
  const people = JSON.parse(
    readFileSync(new URL('../../platform/src/demo/data/people.json', import.meta.url), 'utf8'),
  ) as { name: string; idNumber: string }[];
  const { items: accounts } = await nobody(stack.url).do(listDemoAccounts, {});
  const phone = '13900001234';
  const secrets = [phone, ...people.flatMap(({ name, idNumber }) => [name, idNumber])];
  for (const { account } of accounts) {
    const session = await nobody(stack.url).do(signIn, { body: { provider: 'demo', account } });
    const renewed = await nobody(stack.url).do(refreshSession, { body: { refreshToken: session.refreshToken ?? '' } });
    await new Person(stack.url, renewed.accessToken).do(getMe, {});
    secrets.push(
      account,
      session.accessToken,
      session.refreshToken ?? '',
      renewed.accessToken,
      session.user.nameMasked,
    );
  }
  for (const words of secrets.slice(0, 20)) await read(`/api/items?q=${encodeURIComponent(words)}`);
  const person = await as(stack.url, 'wang-elder');
  const [slot] = [await someSlot(person, hallId, taskCode)];
  const { id } = await person.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
  const { qr, shortCode } = await person.do(getPass, { params: { id } });
  await (await as(stack.url, 'clerk-1')).ask(checkIn, { body: { qr } });
  secrets.push(qr, shortCode, id);

  const keys = await allKeys();
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !/^yc:(cache:\{[\w-]{32}\}|limit:[A-Za-z]+:[\w-]{32})$/.test(key))).toEqual([]);
  for (const key of keys) {
    expect(await witness.pTTL(key)).toBeGreaterThan(0);
    const text = `${key} ${await witness.get(key)}`;
    expect(secrets.filter((secret) => secret !== '' && text.includes(secret))).toEqual([]);
  }
});
