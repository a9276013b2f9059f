import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { readFeed } from '@yichuang/contract/identity/internal';
import { Clock } from '@yichuang/server/clock';
import { traceIdFrom } from '@yichuang/server/trace';
import { CatalogueChanges } from '../cache/catalogue-changes.js';
import { FeedClient } from './platform-client.js';
import { RevocationChannel } from './revocation-channel.js';

const EVERY_MS = 500;
const DEADLINE_MS = 1500;
const FRESH_FOR_MS = 3000;
/** Longer than any access token lives. */
const REMEMBER_MS = 20 * 60_000;
const REMEMBER_AT_MOST = 200_000;

/** What this BFF knows about the world beside its requests: which sessions ended, what time it is, what changed in the catalogue. */
@Injectable()
export class PlatformFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly revoked = new LRUCache<string, true>({ max: REMEMBER_AT_MOST, ttl: REMEMBER_MS });
  private position = 0;
  private knownAt = -Infinity;
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();
  private queued: Promise<void> | undefined;

  constructor(
    @Inject(FeedClient) private readonly platform: FeedClient,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RevocationChannel) private readonly channel: RevocationChannel,
    @Inject(CatalogueChanges) private readonly changes: CatalogueChanges,
  ) {
    channel.onHeard((sessionId) => this.remember(sessionId));
  }

  /** False when the platform has not been heard for 3 seconds: then nobody can tell which sessions still stand. */
  isFresh(): boolean {
    return this.clock.realNow() - this.knownAt < FRESH_FOR_MS;
  }

  isRevoked(sessionId: string): boolean {
    return this.revoked.has(sessionId);
  }

  /** For the one who ended the session: need not wait to be told, and tells the others. */
  markRevoked(sessionId: string) {
    this.remember(sessionId);
    this.channel.tell(sessionId);
  }

  /** Resolves when the feed was read after this call; a read already on its way may have missed what just happened. */
  catchUp(): Promise<void> {
    this.queued ??= this.running.then(() => {
      this.queued = undefined;
      this.running = this.read();
      return this.running;
    });
    return this.queued;
  }

  async onApplicationBootstrap() {
    await this.catchUp();
    this.pollLater();
  }

  onModuleDestroy() {
    this.isStopped = true;
  }

  private remember(sessionId: string) {
    this.revoked.set(sessionId, true);
  }

  private pollLater() {
    setTimeout(() => {
      if (!this.isStopped) void this.catchUp().then(() => this.pollLater());
    }, EVERY_MS).unref();
  }

  /** Never fails: what could not be read shows in {@link isFresh}. */
  private async read() {
    const askedAt = this.clock.realNow();
    try {
      const news = await this.platform.ask(
        readFeed,
        { query: { after: this.position, catalogueSince: this.changes.version } },
        { traceId: traceIdFrom(undefined) },
        { deadlineMs: DEADLINE_MS },
      );
      for (const sessionId of news.revokedSessionIds) this.remember(sessionId);
      // a platform that counts from before our position was given another database: hear it from the beginning
      this.position = news.position < this.position ? 0 : news.position;
      this.changes.heard(news.catalogue);
      this.clock.setOffset(news.clockOffsetMs);
      this.knownAt = askedAt;
    } catch {
      // the next poll is half a second away
    }
  }
}
