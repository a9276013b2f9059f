import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { unpackEntry, type CacheEntry } from './cache-entry.js';
import { STALE_FOR_MS } from './first-tier.js';
import { RedisStore } from './redis-store.js';

/** A holder that died is waited for this long; one that lives says so three times meanwhile. */
const LEASE_MS = 1500;
const LOOK_AGAIN_MS = 40;

/** Who may ask the system now, or what somebody else got from it meanwhile. */
export type Turn = { found: CacheEntry } | { release: () => Promise<void> };

const NOBODY_ELSE: Turn = { release: async () => undefined };

/**
 * What the BFFs share. Never fails: without Redis, or while it is away, it holds nothing and everybody may ask the system at
 * once, which then costs one call for each process.
 */
@Injectable()
export class SecondTier {
  constructor(
    @Inject(RedisStore) private readonly store: RedisStore | null,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  get kind(): 'memory' | 'redis' {
    return this.store ? 'redis' : 'memory';
  }
  get health(): 'ok' | 'degraded' {
    return this.store?.health ?? 'ok';
  }

  async get(key: string): Promise<CacheEntry | undefined> {
    const bytes = await this.store?.get(key).catch(() => undefined);
    return bytes && unpackEntry(bytes);
  }
  async put(key: string, { packed, freshUntil }: CacheEntry): Promise<void> {
    const forMs = freshUntil - this.clock.realNow() + STALE_FOR_MS;
    await this.store?.set(key, packed, forMs).catch(() => undefined);
  }
  async delete(key: string): Promise<void> {
    await this.store?.delete(key).catch(() => undefined);
  }

  /**
   * Waits until nobody else in any process fills this key, and looks again then. A holder that dies is waited out, so
   * its death costs one more call.
   * @param usable what to take from another process; anything else must be asked for
   * @param signal ends the waiting; it rejects then
   */
  async turn(key: string, usable: (entry: CacheEntry) => Promise<boolean>, signal: AbortSignal): Promise<Turn> {
    const { store } = this;
    if (!store) return NOBODY_ELSE;
    const owner = randomUUID();
    for (;;) {
      // whether the lock is ours is unknown when Redis falls silent here: the lease ends by itself
      const isOurs = await store.lock(key, owner, LEASE_MS).catch(() => 'away' as const);
      if (isOurs === 'away') return NOBODY_ELSE;
      const found = await this.get(key);
      if (found && (await usable(found))) {
        if (isOurs) void store.unlock(key, owner).catch(() => undefined);
        return { found };
      }
      if (isOurs) return this.hold(store, key, owner);
      await sleep(LOOK_AGAIN_MS, undefined, { signal });
    }
  }

  private hold(store: RedisStore, key: string, owner: string): Turn {
    const beat = setInterval(() => void store.prolong(key, owner, LEASE_MS).catch(() => undefined), LEASE_MS / 3);
    return {
      release: async () => {
        clearInterval(beat);
        await store.unlock(key, owner).catch(() => undefined);
      },
    };
  }
}
