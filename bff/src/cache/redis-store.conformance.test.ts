import { createClient, RESP_TYPES } from 'redis';
import { afterAll, expect, it } from 'vitest';
import { STORE_PROMISES } from '../testing/redis-store-conformance.js';
import { openRedisStore } from '../testing/open-redis-store.js';

const redisUrl = process.env['TEST_REDIS_URL'];
// a half that does not run must be seen
if (redisUrl === undefined) throw new Error('Set TEST_REDIS_URL to a Redis server that tests may use');
const redis = await openRedisStore(redisUrl);
afterAll(() => redis.close());

it.each(Object.entries(STORE_PROMISES))('it %s', (_, promise) => promise(redis.store));

it('another client finds the very bytes in Redis, under a name that tells nothing, and with an end', async () => {
  const witness = createClient({ url: redisUrl }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  await witness.connect();
  const before = new Set((await witness.keys('yc:cache:*')).map(String));
  await redis.store.set('0 GET /api/items?q=13900001234', Buffer.from([0, 255, 1]), 60_000);
  const names = (await witness.keys('yc:cache:*')).map(String).filter((key) => !before.has(key));
  expect(names).toEqual([expect.stringMatching(/^yc:cache:\{[\w-]{32}\}$/)]);
  expect(await witness.get(names[0] ?? '')).toEqual(Buffer.from([0, 255, 1]));
  expect(await witness.pTTL(names[0] ?? '')).toBeGreaterThan(0);
  await redis.store.delete('0 GET /api/items?q=13900001234');
  witness.destroy();
});
