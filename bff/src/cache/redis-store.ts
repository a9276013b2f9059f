import { Inject, Injectable } from '@nestjs/common';
import { GuardedRedis } from './guarded-redis.js';
import { RedisKeys } from './redis-keys.js';

/** Compares and acts in one step: between two commands the lock may have passed to somebody else. */
const IF_OURS = {
  delete: `return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1]) or 0`,
  prolong: `return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('PEXPIRE', KEYS[1], ARGV[2]) or 0`,
};

/**
 * The second tier, shared by all BFFs, and the lock by which they agree who fills it. The name in braces puts an answer and
 * its lock on one node of a Cluster. Every method throws when Redis does not answer, at once while it is known to be away.
 */
@Injectable()
export class RedisStore {
  constructor(
    @Inject(GuardedRedis) private readonly redis: GuardedRedis,
    @Inject(RedisKeys) private readonly keys: RedisKeys,
  ) {}

  /** `degraded`: reads work, slower. */
  get health(): 'ok' | 'degraded' {
    return this.redis.health;
  }
  async get(key: string): Promise<Buffer | undefined> {
    return (await this.redis.run((client) => client.getBuffer(this.nameOf('cache', key)))) ?? undefined;
  }
  /** `ttlMs` is real time, above 0; a value may be dropped before. */
  async set(key: string, value: Buffer, ttlMs: number): Promise<void> {
    await this.redis.run((client) => client.set(this.nameOf('cache', key), value, 'PX', Math.max(1, Math.ceil(ttlMs))));
  }
  async delete(key: string): Promise<void> {
    await this.redis.run((client) => client.del(this.nameOf('cache', key)));
  }

  /** True when nobody held it; it falls back by itself after `ttlMs`. `owner` is a random name. */
  async lock(key: string, owner: string, ttlMs: number): Promise<boolean> {
    return (await this.redis.run((client) => client.set(this.nameOf('lock', key), owner, 'PX', ttlMs, 'NX'))) === 'OK';
  }
  /** False when it is not `owner`'s any more. */
  async prolong(key: string, owner: string, ttlMs: number): Promise<boolean> {
    const name = this.nameOf('lock', key);
    return (await this.redis.run((client) => client.eval(IF_OURS.prolong, 1, name, owner, ttlMs))) === 1;
  }
  async unlock(key: string, owner: string): Promise<boolean> {
    const name = this.nameOf('lock', key);
    return (await this.redis.run((client) => client.eval(IF_OURS.delete, 1, name, owner))) === 1;
  }

  private nameOf(kind: 'cache' | 'lock', key: string) {
    return `yc:${kind}:{${this.keys.pseudonym(key)}}`;
  }
}
