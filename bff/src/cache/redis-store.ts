import { CacheStore } from './cache-store.js';
import type { GuardedRedis } from './guarded-redis.js';
import type { RedisKeys } from './redis-keys.js';

/** Shared by all BFFs. One key per answer, so that a Cluster may put each where it likes. */
export class RedisStore extends CacheStore {
  override readonly kind = 'redis';

  constructor(
    private readonly redis: GuardedRedis,
    private readonly keys: RedisKeys,
  ) {
    super();
  }

  override get health() {
    return this.redis.health;
  }
  override async get(key: string) {
    return (await this.redis.run((client) => client.getBuffer(this.nameOf(key)))) ?? undefined;
  }
  override async set(key: string, value: Buffer, ttlMs: number) {
    await this.redis.run((client) => client.set(this.nameOf(key), value, 'PX', Math.max(1, Math.ceil(ttlMs))));
  }
  override async delete(key: string) {
    await this.redis.run((client) => client.del(this.nameOf(key)));
  }

  private nameOf(key: string) {
    return `yc:cache:${this.keys.pseudonym(key)}`;
  }
}
