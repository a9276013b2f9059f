import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toWire } from '@yichuang/contract/client';
import type { Parsed, Route } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import type { Forwarder } from '@yichuang/server/forward';
import type { Raw } from '@yichuang/server/handles';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { Refused } from '@yichuang/server/refused';
import { holdsAlready } from '../http/etag.js';
import { RateLimits } from '../limits/rate-limits.js';
import { PlatformClient } from '../upstream/platform-client.js';
import { newEntry, packEntry, unpackEntry, type CacheEntry } from './cache-entry.js';
import { CacheStore } from './cache-store.js';

/** How long an answer may stand in for a system that fails. */
const STALE_FOR_MS = 24 * 3_600_000;

/** The system decided, as opposed to: it could not be asked. */
const isRefusal = (error: unknown) => error instanceof ProblemPassedOn && error.problem.status < 500;

const isOverQuota = (error: unknown) => error instanceof Refused && error.code === 'RATE_LIMITED';

/**
 * Public reads: answered from the store while fresh, asked for once however many wait, and answered stale rather than
 * failing. A store that fails costs speed, never the answer.
 */
@Injectable()
export class CachedReads implements Forwarder {
  private readonly flights = new Map<string, Promise<CacheEntry>>();

  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(CacheStore) private readonly store: CacheStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async forward<R extends Route>(
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Raw> {
    const key = this.keyOf(route, input);
    const kept = await this.kept(key);
    if (kept && kept.freshUntil > this.clock.realNow()) return answer('hit', kept, request, reply);
    const running = this.flights.get(key);
    try {
      const entry = await (running ?? this.fly(key, () => this.fill(key, route, input, request)));
      return answer(running ? 'coalesced' : 'miss', entry, request, reply);
    } catch (error) {
      if (kept && !isRefusal(error)) return answer('stale', kept, request, reply);
      // the quota of whoever asked first is not this caller's
      if (running && isOverQuota(error)) return this.forward(route, input, request, reply);
      throw error;
    }
  }

  /** The answer that is kept for this question, fresh or stale, as it would be given; nothing is asked or changed. */
  async peek<R extends Route>(route: R, input: Parsed<R>): Promise<Buffer | undefined> {
    return (await this.kept(this.keyOf(route, input)))?.body;
  }

  /** Parsed input stands in the order of its schema, so one question has one key however its query was written. */
  private keyOf(route: Route, input: unknown): string {
    // answers such as 「正在办公」 depend on the clock, and a moved test clock is another world
    return `${this.clock.offsetMs} ${route.method} ${toWire(route, input as object).path}`;
  }

  private async kept(key: string): Promise<CacheEntry | undefined> {
    const packed = await this.store.get(key).catch(() => undefined);
    return packed && unpackEntry(packed);
  }

  private fly(key: string, fill: () => Promise<CacheEntry>): Promise<CacheEntry> {
    const flight = fill().finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  private async fill<R extends Route>(key: string, route: R, input: Parsed<R>, request: FastifyRequest) {
    await this.limits.admit(route, request);
    try {
      const value = await this.platform.ask(route, input, { traceId: request.traceId });
      const freshMs = (route.cache?.seconds ?? 0) * 1000;
      const entry = newEntry(Buffer.from(JSON.stringify(value)), this.clock.realNow() + freshMs);
      await this.store.set(key, packEntry(entry), freshMs + STALE_FOR_MS).catch(() => undefined);
      return entry;
    } catch (error) {
      // what is gone must not come back as a stale answer
      if (isRefusal(error)) await this.store.delete(key).catch(() => undefined);
      throw error;
    }
  }
}

function answer(how: 'hit' | 'miss' | 'stale' | 'coalesced', entry: CacheEntry, ...at: [FastifyRequest, FastifyReply]) {
  const [request, reply] = at;
  void reply.headers({ etag: entry.etag, 'cache-control': 'public, max-age=0, must-revalidate', 'x-cache': how });
  if (holdsAlready(request, entry.etag)) {
    void reply.code(304);
    return undefined;
  }
  void reply.header('content-type', 'application/json; charset=utf-8');
  return entry.body;
}
