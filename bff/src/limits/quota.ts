import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '@yichuang/server/refused';
import type { GuardedRedis } from '../cache/guarded-redis.js';
import { ALONE_SHARE, LIMITS, type LimitName } from './limit-table.js';

/**
 * One line of the table. Counted in Redis for all BFFs together; in this process at a third while Redis is away, and in
 * full where there is none. Windows run by real time. Never off.
 */
export class Quota {
  private readonly alone: RateLimiterMemory;
  private readonly shared: { redis: GuardedRedis; limiter: RateLimiterRedis } | undefined;

  constructor(name: LimitName, redis: GuardedRedis | undefined) {
    const { points, seconds: duration } = LIMITS[name];
    this.alone = new RateLimiterMemory({ points: redis ? Math.ceil(points * ALONE_SHARE) : points, duration });
    if (!redis) return;
    const limiter = new RateLimiterRedis({
      storeClient: redis.client,
      keyPrefix: `yc:limit:${name}`,
      points,
      duration,
      // who is over it is refused from memory, without asking Redis again and again
      inMemoryBlockOnConsumed: points + 1,
    });
    this.shared = { redis, limiter };
  }

  /**
   * Counts one call.
   * @param who a pseudonym: it becomes a key in Redis
   * @throws Refused RATE_LIMITED with the seconds until the window ends
   */
  async spend(who: string): Promise<void> {
    try {
      await this.count(who);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refused('RATE_LIMITED', {}, Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  private async count(who: string): Promise<unknown> {
    const { shared, alone } = this;
    if (!shared) return alone.consume(who);
    try {
      return await shared.redis.run(() => shared.limiter.consume(who));
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      return alone.consume(who);
    }
  }
}
