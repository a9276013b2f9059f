import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { call, toWire, type Transport, type Wire } from '@yichuang/contract/client';
import type { RefusalCode } from '@yichuang/contract/problem';
import type { Reply, Route, Sent } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { ServiceTokens } from '@yichuang/server/service-token';

type Raw = { statusCode: number; headers: Record<string, unknown>; body: string; rawPayload: Buffer };
/** `payload` stands in for the JSON of a route that takes a file; see form-file.ts. */
type Options = { key?: string; headers?: Record<string, string>; payload?: Buffer | Readable };

/** Somebody who calls the platform; every write carries a fresh Idempotency-Key unless the test gives one. */
export class TestCaller {
  /** Without a caller: the BFF itself, on nobody's behalf. */
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly caller?: Caller,
  ) {}

  /** The account. */
  get id(): string {
    return this.caller?.sub ?? '';
  }

  /** The same person at another real-name level. */
  at(level: Caller['level']): TestCaller {
    if (!this.caller) throw new Error('nobody has no level');
    return new TestCaller(this.app, { ...this.caller, level });
  }

  /** The answer as it went over the wire. */
  raw<const R extends Route>(
    route: R,
    sent: Sent<R>,
    { key = randomUUID(), headers = {}, payload }: Options = {},
  ): Promise<Raw> {
    return this.send(toWire(route, sent as object, { idempotencyKey: key, headers }), payload);
  }

  ask<const R extends Route>(route: R, sent: Sent<R>, { key = randomUUID(), headers = {}, payload }: Options = {}) {
    const transport: Transport = async (wire) => {
      const { statusCode, body } = await this.send(wire, payload);
      return { status: statusCode, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
    };
    return call(transport, route, sent, { idempotencyKey: key, headers });
  }

  /** The reply. @throws Error when it was refused */
  async do<const R extends Route>(route: R, sent: Sent<R>, options: Options = {}): Promise<Reply<R>> {
    const answer = await this.ask(route, sent, options);
    if (!answer.ok) throw new Error(`${route.method} ${route.path}: ${JSON.stringify(answer.problem)}`);
    return answer.value;
  }

  /** The problem. @throws Error when it was not refused */
  async refused<const R extends Route>(route: R, sent: Sent<R>, options: Options = {}) {
    const answer = await this.ask(route, sent, options);
    if (answer.ok) throw new Error(`${route.method} ${route.path} was allowed: ${JSON.stringify(answer.value)}`);
    return answer.problem;
  }

  /** `ok`, or the code of the refusal. */
  async outcome<const R extends Route>(route: R, sent: Sent<R>, options: Options = {}): Promise<RefusalCode | 'ok'> {
    const answer = await this.ask(route, sent, options);
    return answer.ok ? 'ok' : answer.problem.code;
  }

  private send(
    { method, path, headers, body }: Wire,
    payload: string | Buffer | Readable | undefined = body,
  ): Promise<Raw> {
    const tokens = this.app.get(ServiceTokens, { strict: false });
    const token = this.caller ? tokens.asCaller(this.caller) : tokens.asSystem();
    return this.app.inject({
      method,
      url: path,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(payload !== undefined && { payload }),
    });
  }
}
