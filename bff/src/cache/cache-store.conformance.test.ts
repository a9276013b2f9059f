import { afterAll, describe, it } from 'vitest';
import { CACHE_PROMISES } from '../testing/cache-store-conformance.js';
import { openRedisStore } from '../testing/open-redis-store.js';
import { MemoryStore } from './memory-store.js';

const redisUrl = process.env['TEST_REDIS_URL'];
// a half that does not run must be seen
if (redisUrl === undefined) throw new Error('Set TEST_REDIS_URL to a Redis server that tests may use');
const redis = await openRedisStore(redisUrl);
afterAll(() => redis.close());

describe.each([
  ['memory', new MemoryStore(16 * 1024 * 1024)],
  ['Redis', redis.store],
])('the %s store', (_, store) => {
  it.each(Object.entries(CACHE_PROMISES))('%s', (_, promise) => promise(store));
});
