import { expect, it } from 'vitest';
import { GuardedRedis, RedisAway } from './guarded-redis.js';
import { parseRedisUrl } from './redis-connection.js';
import { RedisKeys } from './redis-keys.js';

const PLAIN = { isEncrypted: false, username: undefined, password: undefined, db: 0, master: undefined };

it('reads the address of one server', () => {
  expect(parseRedisUrl('redis://127.0.0.1')).toEqual({
    ...PLAIN,
    kind: 'single',
    nodes: [{ host: '127.0.0.1', port: 6379 }],
  });
  expect(parseRedisUrl('rediss://me:p%40ss@[::1]:7000/3')).toEqual({
    ...PLAIN,
    kind: 'single',
    isEncrypted: true,
    nodes: [{ host: '::1', port: 7000 }],
    username: 'me',
    password: 'p@ss',
    db: 3,
  });
  expect(parseRedisUrl('redis://:only-a-password@redis/')).toMatchObject({
    username: undefined,
    password: 'only-a-password',
  });
});

it('reads the addresses of a Cluster and of Sentinels', () => {
  expect(parseRedisUrl('redis+cluster://:p@h1:7001,h2')).toEqual({
    ...PLAIN,
    kind: 'cluster',
    nodes: [
      { host: 'h1', port: 7001 },
      { host: 'h2', port: 6379 },
    ],
    password: 'p',
  });
  expect(parseRedisUrl('rediss+sentinel://h1,h2:7/my-master/2')).toEqual({
    ...PLAIN,
    kind: 'sentinel',
    isEncrypted: true,
    nodes: [
      { host: 'h1', port: 26_379 },
      { host: 'h2', port: 7 },
    ],
    master: 'my-master',
    db: 2,
  });
});

it.each([
  'http://h',
  'redis://',
  'redis://h1,h2',
  'redis://h:port',
  'redis://h/db',
  'redis+cluster://h1,,h2',
  'redis+cluster://h/1',
  'redis+sentinel://h1,h2',
  'redis+other://h',
])('does not take %s for an address', (url) => {
  expect(parseRedisUrl(url)).toBeUndefined();
});

it('a server that is not there is not asked twice', async () => {
  const address = parseRedisUrl('redis://127.0.0.1:1');
  if (!address) throw new Error('unreadable');
  const redis = new GuardedRedis(address);
  await redis.onModuleInit();
  let asked = 0;
  const ask = () => redis.run((client) => ((asked += 1), client.get('yc:cache:x')));
  expect(redis.health).toBe('degraded');
  await expect(ask()).rejects.toThrow(RedisAway);
  expect(asked).toBe(0);
  await redis.onApplicationShutdown();
});

it('names in Redis tell nothing about who or what, and are the same in every BFF', () => {
  const [one, other] = [new RedisKeys('a'.repeat(32)), new RedisKeys('b'.repeat(32))];
  const name = one.pseudonym('account chen-citizen');
  expect(name).toMatch(/^[\w-]{32}$/);
  expect(new RedisKeys('a'.repeat(32)).pseudonym('account chen-citizen')).toBe(name);
  expect(other.pseudonym('account chen-citizen')).not.toBe(name);
});
