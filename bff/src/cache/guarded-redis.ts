import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Cluster, ReplyError } from 'ioredis';
import { createRedisClient, HEARTBEAT_MS, type RedisAddress, type RedisClient } from './redis-connection.js';

/** Longer than a connection attempt, shorter than anybody's patience with a start. */
const START_MS = 800;

/** Redis is not asked now: it did not answer lately. */
export class RedisAway extends Error {}

/** No answer, as opposed to an answer that says no. */
const isSilence = (error: unknown) => error instanceof Error && !(error instanceof (ReplyError as typeof Error));

/**
 * The one connection to Redis behind its breaker. The first command that stays without an answer opens it; from then on
 * nobody waits for Redis, until the heartbeat (and never a citizen's request) has found it well again.
 */
export class GuardedRedis implements OnModuleInit, OnApplicationShutdown {
  readonly client: RedisClient;
  private readonly logger = new Logger('redis');
  private readonly breaker = circuitBreaker(handleWhen(isSilence), {
    // the heartbeat is the only one who tries, at its own pace
    halfOpenAfter: 0,
    breaker: new ConsecutiveBreaker(1),
  });
  private heartbeat: NodeJS.Timeout | undefined;
  private isAway = false;

  constructor(address: RedisAddress) {
    this.client = createRedisClient(address);
    this.breaker.onBreak((reason) => {
      const why = 'error' in reason ? reason.error.message : 'no answer';
      if (!this.isAway) this.logger.warn(`does not answer (${why}), working without it`);
      this.isAway = true;
    });
    this.breaker.onReset(() => {
      this.isAway = false;
      this.logger.warn('answers again');
    });
  }

  get health(): 'ok' | 'degraded' {
    return this.breaker.state === CircuitState.Closed ? 'ok' : 'degraded';
  }

  /**
   * Runs one command.
   * @throws RedisAway at once while Redis is known to be away
   * @throws Error of the client when it did not answer this time
   */
  async run<T>(command: (client: RedisClient) => Promise<T>): Promise<T> {
    if (this.breaker.state !== CircuitState.Closed) throw new RedisAway();
    return this.breaker.execute(() => command(this.client));
  }

  /** Connects; a server that starts without its Redis works without it. */
  async onModuleInit() {
    const patience = new Promise((resolve) => setTimeout(resolve, START_MS).unref());
    await Promise.race([this.client.connect().catch(() => undefined), patience]);
    await this.beat();
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  async onApplicationShutdown() {
    clearInterval(this.heartbeat);
    this.client.disconnect();
  }

  private async beat() {
    await this.breaker.execute(() => this.ping()).catch(() => undefined);
  }

  private async ping() {
    const { client } = this;
    // every master: one that is silent must not cost its share of the keys a wait each time
    const nodes = client instanceof Cluster ? client.nodes('master') : [];
    await Promise.all([client, ...nodes].map((node) => node.ping()));
  }
}
