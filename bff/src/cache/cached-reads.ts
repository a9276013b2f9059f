import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parsed, Route } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import type { Forwarder } from '@yichuang/server/forward';
import type { Raw } from '@yichuang/server/handles';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { holdsAlready } from '../http/etag.js';
import { bodyHeaders, cacheHeaders, staleHeaders, variantOf, type How } from './answer-headers.js';
import { plainOf, type CacheEntry } from './cache-entry.js';
import { Fills, isOverQuota, isRefusal, type Flight } from './fills.js';
import { FirstTier } from './first-tier.js';
import { questionOf, type Question } from './question.js';

type Found = { how: How; entry: CacheEntry };

/**
 * Public reads: answered from memory while fresh, asked for once however many wait, and answered stale rather than late or
 * not at all. Start here to read the cache; what is fresh in memory does not even come here (hot-path.ts).
 */
@Injectable()
export class CachedReads implements Forwarder {
  constructor(
    @Inject(FirstTier) private readonly first: FirstTier,
    @Inject(Fills) private readonly fills: Fills,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async forward<R extends Route>(
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Raw> {
    const question = questionOf(route, input, this.clock.offsetMs);
    const found = this.inMemory(question, request) ?? (await this.fetched(question, route, input, request));
    if (found.how !== 'stale') this.first.nameByUrl(request.raw.url ?? '', question);
    return this.answer(found, request, reply);
  }

  /** The answer that is kept for this question, fresh or out of time, as it would be given; nothing is asked or changed. */
  async peek<R extends Route>(route: R, input: Parsed<R>): Promise<Buffer | undefined> {
    const { key } = questionOf(route, input, this.clock.offsetMs);
    const entry = this.first.standIn(key, { mayBeChanged: false }) ?? (await this.fills.shared(key));
    return entry && plainOf(entry);
  }

  private inMemory({ key }: Question, { traceId }: FastifyRequest): Found | undefined {
    const fresh = this.first.fresh(key);
    if (fresh) return { how: 'hit', entry: fresh };
    const problem = this.first.unknownOf(key);
    if (problem) throw new ProblemPassedOn({ ...problem, traceId });
    const old = this.first.isResting(key) ? this.first.standIn(key, { mayBeChanged: true }) : undefined;
    return old && { how: 'stale', entry: old };
  }

  private async fetched<R extends Route>(
    question: Question,
    route: R,
    input: Parsed<R>,
    request: FastifyRequest,
  ): Promise<Found> {
    const running = this.fills.running(question);
    try {
      return await this.landed(question, running ?? this.fills.start(question, route, input, request), running);
    } catch (error) {
      if (isRefusal(error)) throw new ProblemPassedOn({ ...error.problem, traceId: request.traceId }, error.retryAfter);
      const old = this.first.standIn(question.key, { mayBeChanged: true });
      if (old) return { how: 'stale', entry: old };
      // the quota of whoever asked first is not this caller's
      if (running && isOverQuota(error)) return this.fetched(question, route, input, request);
      throw error;
    }
  }

  private async landed({ key }: Question, flight: Flight, joined: Flight | undefined): Promise<Found> {
    const inTime = await Promise.race([flight.done, flight.soft]);
    // it goes on without this caller
    const old = inTime ? undefined : this.first.standIn(key, { mayBeChanged: false });
    if (old) return { how: 'stale', entry: old };
    const { entry, from } = await flight.done;
    if (from === 'secondTier') return { how: 'hit', entry };
    return { how: joined ? 'coalesced' : 'miss', entry };
  }

  private answer({ how, entry }: Found, request: FastifyRequest, reply: FastifyReply): Raw {
    const variant = variantOf(entry, request.headers);
    void reply.headers(cacheHeaders(how, variant));
    if (how === 'stale') void reply.headers(staleHeaders(entry, this.clock.realNow()));
    if (holdsAlready(request, variant.etag)) {
      void reply.code(304);
      return undefined;
    }
    void reply.headers(bodyHeaders(variant));
    return variant.body;
  }
}
