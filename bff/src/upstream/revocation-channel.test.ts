import { afterEach, expect, it } from 'vitest';
import { GuardedRedis } from '../cache/guarded-redis.js';
import { parseRedisUrl } from '../cache/redis-connection.js';
import { RevocationChannel } from './revocation-channel.js';

const redisUrl = process.env['TEST_REDIS_URL'];
// a half that does not run must be seen
if (redisUrl === undefined) throw new Error('Set TEST_REDIS_URL to a Redis server that tests may use');
const closing: { onApplicationShutdown: () => unknown }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.onApplicationShutdown()));
});

/** What one BFF has: a connection, a channel, and what it heard. */
async function open() {
  const redis = parseRedisUrl(redisUrl ?? '');
  if (!redis) throw new Error('TEST_REDIS_URL is no address of Redis');
  const sender = new GuardedRedis(redis);
  await sender.onModuleInit();
  const channel = new RevocationChannel({ redis }, sender);
  const heard: string[] = [];
  channel.onHeard((sessionId) => heard.push(sessionId));
  channel.onModuleInit();
  closing.push(sender, channel);
  return { sender, channel, heard };
}

it('every BFF hears which session ended, and drops what is no session', async () => {
  const [one, other] = [await open(), await open()];
  const sessionId = crypto.randomUUID();
  await expect
    .poll(async () => {
      await one.sender.run((client) => client.publish('yc:revoked', 'not a session!'));
      one.channel.tell(sessionId);
      return [one.heard.includes(sessionId), other.heard.includes(sessionId)];
    })
    .toEqual([true, true]);
  expect([...one.heard, ...other.heard].filter((text) => text.includes('!'))).toEqual([]);
});

it('is silent where there is no Redis', () => {
  const channel = new RevocationChannel({ redis: undefined }, null);
  channel.onModuleInit();
  channel.tell('session-1');
  channel.onApplicationShutdown();
});
