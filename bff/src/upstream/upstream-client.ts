import type { Readable } from 'node:stream';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  CountBreaker,
  handleType,
} from 'cockatiel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'undici';
import * as z from 'zod/mini';
import { queryString, toWire, type Wire } from '@yichuang/contract/client';
import { Problem } from '@yichuang/contract/problem';
import type { Parsed, Reply, Route } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import type { Forwarder } from '@yichuang/server/forward';
import { idempotencyKeyOf, ifMatchOf } from '@yichuang/server/parse-request';
import { ProblemPassedOn } from '@yichuang/server/problem-filter';
import { Refused } from '@yichuang/server/refused';
import type { ServiceTokens } from '@yichuang/server/service-token';
import { traceparent } from '@yichuang/server/trace';
import { bodyOf } from './body-stream.js';

/** Calls on their way at once, each on a warm connection: a system with a small database gains nothing from more. */
const CONNECTIONS = 16;
/** Calls that wait for their turn, and for how long: what was never sent is refused as such, not as an unknown outcome. */
const QUEUE = 5000;
const QUEUE_MS = 20_000;
const READ_DEADLINE_MS = 3000;
const WRITE_DEADLINE_MS = 8000;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']);
const TIMED_OUT = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const NOT_HTTP = new Set(['HTTPParserError', 'ResponseExceededMaxSizeError', 'ResponseContentLengthMismatchError']);

export type UpstreamOptions = {
  /** Names the system in logs and in the readiness answer. */
  name: string;
  baseUrl: string;
  readDeadlineMs?: number;
  writeDeadlineMs?: number;
  connections?: number;
  maxAnswerBytes?: number;
  /** How long an open breaker waits before it lets one call try again. */
  halfOpenAfterMs?: number;
};

/** Whose request this call belongs to; a Fastify request fits. */
export type Origin = { traceId: string; caller?: Caller };
/** `body` stands in for the JSON of a route that takes a file; its kind and length are then among the headers. */
export type CallMore = { headers?: Record<string, string>; deadlineMs?: number; body?: Readable };

type Outgoing = Omit<Wire, 'body'> & { body?: string | Readable };

type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** A failure of the system, which its breaker counts; a refusal is none. */
class UpstreamFailed extends Refused {}

function failureOf(error: unknown): Error {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || TIMED_OUT.has(code ?? '')) return new UpstreamFailed('UPSTREAM_TIMEOUT');
  if (NOT_HTTP.has(name ?? '')) return new Refused('UPSTREAM_BAD_RESPONSE');
  // what undici refuses to send is our own mistake, not the system's
  if (code === undefined || code === 'UND_ERR_INVALID_ARG') return error as Error;
  return new UpstreamFailed('UNAVAILABLE');
}

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The only opener of sockets: one instance per system, each with its own connections, deadlines, breaker and health.
 * Reads that never reached the system are tried once more; writes are never repeated.
 */
export class UpstreamClient implements Forwarder, OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly turns;
  private readonly breaker;
  private readonly logger: Logger;

  /** Without `tokens` the system is not one of this house: {@link askForeign} is then the only way to ask it. */
  constructor(
    private readonly options: UpstreamOptions,
    private readonly tokens?: ServiceTokens,
  ) {
    this.logger = new Logger(options.name);
    const { connections = CONNECTIONS, maxAnswerBytes: maxResponseSize = MAX_ANSWER_BYTES } = options;
    this.pool = new Pool(options.baseUrl, { connections, maxResponseSize });
    this.turns = bulkhead(connections, QUEUE);
    this.breaker = circuitBreaker(handleType(UpstreamFailed), {
      halfOpenAfter: options.halfOpenAfterMs ?? 2000,
      breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 10 }),
    });
    this.breaker.onBreak(() => this.logger.warn('fails too often, calls are refused for a moment'));
    this.breaker.onReset(() => this.logger.warn('answers again'));
  }

  get health(): 'ok' | 'degraded' | 'down' {
    if (this.breaker.state === CircuitState.Closed) return 'ok';
    return this.breaker.state === CircuitState.HalfOpen ? 'degraded' : 'down';
  }

  /** Answers a route of ours with the system's answer to the same route, on the caller's authority. */
  async forward<R extends Route>(route: R, input: Parsed<R>, request: FastifyRequest, reply: FastifyReply) {
    const headers = {
      ...(route.idempotent && { 'idempotency-key': idempotencyKeyOf(request) }),
      ...(route.conditional && { 'if-match': ifMatchOf(request) }),
    };
    const upload = route.upload && bodyOf(request);
    const more = upload ? { headers: { ...headers, ...upload.headers }, body: upload.body } : { headers };
    const answer = await this.exchange(route, input, request, more).finally(() => upload?.body.destroy());
    const replayed = answer.headers['idempotency-replayed'];
    if (replayed !== undefined) void reply.header('idempotency-replayed', replayed);
    if (route.conditional && answer.headers['etag'] !== undefined) void reply.header('etag', answer.headers['etag']);
    return route.media ? this.bytesOf(route, answer, reply) : this.replyOf(route, answer);
  }

  /**
   * One call of ours, as the caller when there is one; internal routes always as the system.
   * @throws ProblemPassedOn what the system refused
   * @throws Refused UPSTREAM_TIMEOUT, UNAVAILABLE (not reached, or its breaker is open) or UPSTREAM_BAD_RESPONSE
   */
  async ask<R extends Route>(route: R, input: Parsed<R>, origin: Origin, more?: CallMore): Promise<Reply<R>> {
    return this.replyOf(route, await this.exchange(route, input, origin, more));
  }

  /**
   * One read from a system that does not speak our contract: it gets neither a token of ours nor our trace.
   * @param query may hold secrets: it is sent and never logged
   * @throws Refused UPSTREAM_TIMEOUT, UNAVAILABLE, or UPSTREAM_BAD_RESPONSE for all but JSON of this shape
   */
  async askForeign<S extends z.ZodMiniType>(path: string, query: object, shape: S): Promise<z.output<S>> {
    const wire: Wire = { method: 'GET', path: `${path}?${queryString(query)}`, headers: {} };
    const answer = await this.guarded(wire, this.options.readDeadlineMs);
    return this.parsed(shape, answer, `GET ${path}`);
  }

  async onApplicationShutdown() {
    await this.pool.close();
  }

  private exchange(route: Route, input: unknown, { caller, traceId }: Origin, more: CallMore = {}): Promise<RawAnswer> {
    if (!this.tokens) throw new Error(`${this.options.name} has no routes of ours`);
    const isPersonal = caller !== undefined && route.access.kind !== 'internal';
    const headers = {
      ...more.headers,
      authorization: `Bearer ${isPersonal ? this.tokens.asCaller(caller) : this.tokens.asSystem()}`,
      traceparent: traceparent(traceId),
    };
    const wire: Outgoing = { ...toWire(route, input as object, { headers }), ...(more.body && { body: more.body }) };
    const { readDeadlineMs, writeDeadlineMs = WRITE_DEADLINE_MS } = this.options;
    return this.guarded(wire, more.deadlineMs ?? (route.method === 'GET' ? readDeadlineMs : writeDeadlineMs));
  }

  private guarded(wire: Outgoing, deadlineMs = READ_DEADLINE_MS): Promise<RawAnswer> {
    const askedAt = performance.now();
    return this.turns
      .execute(() => {
        // the deadline below is the system's; a crowd before its door is neither its failure nor an unknown outcome
        if (performance.now() - askedAt > QUEUE_MS) throw new Refused('UNAVAILABLE', {}, 2);
        return this.breaker.execute(() => this.send(wire, deadlineMs));
      })
      .catch((error: unknown) => {
        if (error instanceof BulkheadRejectedError) throw new Refused('UNAVAILABLE', {}, 2);
        throw error instanceof BrokenCircuitError ? new Refused('UNAVAILABLE') : error;
      });
  }

  private async send(wire: Outgoing, deadlineMs: number): Promise<RawAnswer> {
    const signal = AbortSignal.timeout(deadlineMs);
    const call = () => this.pool.request({ ...wire, signal, headersTimeout: deadlineMs, bodyTimeout: deadlineMs });
    try {
      const answer = await call().catch((error: unknown) => {
        // not one byte came back, and asking twice changes nothing
        if (wire.method === 'GET' && NOT_CONNECTED.has((error as { code?: string }).code ?? '')) return call();
        throw error;
      });
      const body = Buffer.from(await answer.body.arrayBuffer());
      const raw = { status: answer.statusCode, headers: answer.headers, body };
      if (raw.status >= 500 && !problemOf(raw)) throw new UpstreamFailed('UPSTREAM_BAD_RESPONSE');
      return raw;
    } catch (error) {
      // a body that broke off on its way here says so itself
      throw error instanceof Refused ? error : failureOf(error);
    }
  }

  private replyOf<R extends Route>(route: R, answer: RawAnswer): Reply<R> {
    passOnProblem(answer);
    return this.parsed(route.reply, answer, `${route.method} ${route.path}`) as Reply<R>;
  }

  /** The bytes of a file, if they are of the kind that the route names; under the name that the system gave them. */
  private bytesOf(route: Route, answer: RawAnswer, reply: FastifyReply): Buffer {
    passOnProblem(answer);
    const { status, headers, body } = answer;
    if (status !== (route.status ?? 200) || headers['content-type'] !== route.media) {
      this.logger.error(`${route.method} ${route.path} answered ${status} ${String(headers['content-type'])}`);
      throw new Refused('UPSTREAM_BAD_RESPONSE');
    }
    const name = headers['content-disposition'];
    if (typeof name === 'string') void reply.header('content-disposition', name);
    return body;
  }

  private parsed<S extends z.ZodMiniType>(shape: S, { status, body }: RawAnswer, call: string): z.output<S> {
    if (status >= 200 && status < 300) {
      const parsed = z.safeParse(shape, jsonOf(body));
      if (parsed.success) return parsed.data;
      const where = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ');
      this.logger.error(`${call} answered outside its contract: ${where}`);
    } else this.logger.error(`${call} answered ${status} without a problem`);
    throw new Refused('UPSTREAM_BAD_RESPONSE');
  }
}

/** The refusal in the answer, when its code is on our list and its status is the one it came with. */
function problemOf({ status, body }: RawAnswer): Problem | undefined {
  if (status < 400) return undefined;
  const { data } = z.safeParse(Problem, jsonOf(body));
  return data?.status === status ? data : undefined;
}

/** @throws ProblemPassedOn when the answer is a refusal */
function passOnProblem(answer: RawAnswer): void {
  const problem = problemOf(answer);
  if (!problem) return;
  const retryAfter = answer.headers['retry-after'];
  throw new ProblemPassedOn(problem, typeof retryAfter === 'string' ? retryAfter : undefined);
}
