import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Parsed, Route } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { Refused } from '@yichuang/server/refused';
import { RateLimits } from '../limits/rate-limits.js';
import { PlatformClient } from '../upstream/platform-client.js';
import { PlatformFeed } from '../upstream/platform-feed.js';
import { newEntry, type CacheEntry } from './cache-entry.js';
import { CatalogueChanges } from './catalogue-changes.js';
import { FirstTier } from './first-tier.js';
import type { Question } from './question.js';
import { SecondTier, type Turn } from './second-tier.js';

/** After this an old answer is better than a late one. */
const SOFT_MS = 300;
/** After this no answer comes any more. */
const HARD_MS = 5000;
/** Answers that were asked for together must not run out together. */
const JITTER = 0.1;

export type Filled = { entry: CacheEntry; from: 'secondTier' | 'system' };
/** One way to an answer, for however many wait: `soft` resolves when it takes long, `done` at the latest after {@link HARD_MS}. */
export type Flight = { done: Promise<Filled>; soft: Promise<undefined>; version: number };

/** The system decided, as opposed to: it could not be asked. */
export const isRefusal = (error: unknown): error is ProblemPassedOn =>
  error instanceof ProblemPassedOn && error.problem.status < 500;

export const isOverQuota = (error: unknown) => error instanceof Refused && error.code === 'RATE_LIMITED';

/** Gets answers that this process does not have: from the second tier or, one process at a time, from the system. */
@Injectable()
export class Fills {
  private readonly flights = new Map<string, Flight>();

  constructor(
    @Inject(PlatformClient) private readonly platform: PlatformClient,
    @Inject(PlatformFeed) private readonly feed: PlatformFeed,
    @Inject(FirstTier) private readonly first: FirstTier,
    @Inject(SecondTier) private readonly second: SecondTier,
    @Inject(CatalogueChanges) private readonly changes: CatalogueChanges,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  /** The flight that is under way; not one that began before a change of what it will bring. */
  running({ key, parts }: Question): Flight | undefined {
    const flight = this.flights.get(key);
    return flight && this.changes.isCurrent({ version: flight.version, parts }) ? flight : undefined;
  }

  start<R extends Route>(question: Question, route: R, input: Parsed<R>, request: FastifyRequest): Flight {
    const { key } = question;
    const deadline = new AbortController();
    const timers: NodeJS.Timeout[] = [];
    const soft = new Promise<undefined>((resolve) => timers.push(setTimeout(resolve, SOFT_MS, undefined)));
    const hard = new Promise<never>((_, reject) => {
      const give = () => (deadline.abort(), this.first.rest(key), reject(new Refused('UPSTREAM_TIMEOUT')));
      timers.push(setTimeout(give, HARD_MS));
    });
    const work = this.fill(question, route, input, request, deadline.signal);
    const done = Promise.race([work, hard]).finally(() => {
      timers.forEach((timer) => clearTimeout(timer));
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    // everybody who waited may have gone with an old answer
    done.catch(() => undefined);
    const flight = { done, soft, version: this.changes.version };
    this.flights.set(key, flight);
    return flight;
  }

  /** What another process holds and would answer; only looked at. */
  async shared(key: string): Promise<CacheEntry | undefined> {
    const entry = await this.second.get(key);
    return entry && this.changes.isCurrent(entry) ? entry : undefined;
  }

  private async fill<R extends Route>(
    question: Question,
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
    signal: AbortSignal,
  ): Promise<Filled> {
    const shared = await this.second.get(question.key);
    // even when it is old: it may have to stand in
    if (shared) this.first.put(question, shared);
    if (shared && (await this.isUsable(shared))) return { entry: shared, from: 'secondTier' };
    const turn = await this.second.turn(question.key, (entry) => this.isUsable(entry), signal);
    if ('release' in turn) return this.ask(question, route, input, request, turn);
    this.first.put(question, turn.found);
    return { entry: turn.found, from: 'secondTier' };
  }

  /** One that another BFF asked for at a later version than we know: we have news to read first. */
  private async isUsable(entry: CacheEntry): Promise<boolean> {
    if (entry.version > this.changes.version) await this.feed.catchUp();
    return this.first.isFresh(entry);
  }

  private async ask<R extends Route>(
    question: Question,
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
    { release }: Extract<Turn, { release: unknown }>,
  ): Promise<Filled> {
    const { key, parts, freshMs } = question;
    // what changes from here on makes this answer old, though it may already show it
    const { version } = this.changes;
    try {
      await this.limits.admit(route, request);
      const value = await this.platform.ask(route, input, { traceId: request.traceId });
      const filledAt = this.clock.realNow();
      const freshUntil = filledAt + freshMs * (1 - JITTER * Math.random());
      const entry = await newEntry(Buffer.from(JSON.stringify(value)), { filledAt, freshUntil, version, parts });
      this.first.put(question, entry);
      void this.second.put(key, entry).then(release);
      return { entry, from: 'system' };
    } catch (error) {
      if (isRefusal(error)) this.drop(question, error, version, release);
      else void release();
      if (!isRefusal(error) && !isOverQuota(error)) this.first.rest(key);
      throw error;
    }
  }

  /** What is gone must not come back as a stale answer. */
  private drop(question: Question, { problem }: ProblemPassedOn, version: number, release: () => Promise<void>) {
    this.first.forget(question.key);
    if (problem.code === 'NOT_FOUND') this.first.putUnknown(question, problem, version);
    void this.second.delete(question.key).then(release);
  }
}
