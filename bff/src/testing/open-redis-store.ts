import { GuardedRedis } from '../cache/guarded-redis.js';
import { parseRedisUrl } from '../cache/redis-connection.js';
import { RedisKeys } from '../cache/redis-keys.js';
import { RedisStore } from '../cache/redis-store.js';

/** A connected store, without the rest of the BFF. */
export async function openRedisStore(url: string) {
  const address = parseRedisUrl(url);
  if (!address) throw new Error('not an address of Redis');
  const redis = new GuardedRedis(address);
  await redis.onModuleInit();
  return {
    store: new RedisStore(redis, new RedisKeys('k'.repeat(32))),
    redis,
    close: () => redis.onApplicationShutdown(),
  };
}
