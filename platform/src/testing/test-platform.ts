import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { call, toWire, type Transport, type Wire } from '@yichuang/contract/client';
import { fromInstant } from '@yichuang/contract/calendar';
import type { RefusalCode } from '@yichuang/contract/problem';
import type { Reply, Route, Sent } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { createHttpServer } from '@yichuang/server/http-server';
import { ServiceTokens } from '@yichuang/server/service-token';
import { CoreModule } from '../core.module.js';
import { createTestDatabase, type DatabaseKind } from './test-database.js';

const SECRET = 'only for tests, only on this machine';

@Module({})
class TestModule {}

/**
 * The platform with the modules under test, over HTTP without a socket, on a database of its own. Background jobs run only
 * where a test names their module. The clock stands at `now` and ticks on.
 */
export async function startTestPlatform(kind: DatabaseKind, { modules, now }: { modules: Type[]; now: string }) {
  const { db, close } = await createTestDatabase(kind);
  const clock = new Clock();
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: '',
    databaseUrl: undefined,
    hasDemoWorld: false,
    testClockSecret: undefined,
    serviceSecret: SECRET,
    fieldKeys: SECRET,
    signingKeys: SECRET,
  };
  const root: DynamicModule = { module: TestModule, imports: [CoreModule.with(config, db, clock), ...modules] };
  const app = await createHttpServer(root, { trustProxy: [] });
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  const tokens = new ServiceTokens(SECRET, () => clock.realNow());

  const send = ({ method, path, headers, body }: Wire, caller?: Caller) => {
    const authorization = `Bearer ${caller ? tokens.asCaller(caller) : tokens.asSystem()}`;
    const payload = body === undefined ? {} : { payload: body };
    return fastify.inject({ method, url: path, headers: { ...headers, authorization }, ...payload });
  };
  const setClock = (instant: string) => clock.setOffset(fromInstant(instant) - clock.realNow());
  setClock(now);
  return {
    app,
    db,
    clock,
    setClock,
    as: (caller?: Caller) => new TestCaller((wire) => send(wire, caller)),
    close: async () => {
      await app.close();
      await close();
    },
  };
}
export type TestPlatform = Awaited<ReturnType<typeof startTestPlatform>>;

type Raw = { statusCode: number; headers: Record<string, unknown>; body: string };
type Options = { key?: string };

/** Somebody who calls the platform; every write carries a fresh Idempotency-Key unless the test gives one. */
export class TestCaller {
  constructor(private readonly send: (wire: Wire) => Promise<Raw>) {}

  /** The answer as it went over the wire. */
  raw<const R extends Route>(route: R, sent: Sent<R>, { key = randomUUID() }: Options = {}): Promise<Raw> {
    return this.send(toWire(route, sent as object, { idempotencyKey: key }));
  }

  ask<const R extends Route>(route: R, sent: Sent<R>, { key = randomUUID() }: Options = {}) {
    const transport: Transport = async (wire) => {
      const { statusCode, body } = await this.send(wire);
      return { status: statusCode, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
    };
    return call(transport, route, sent, { idempotencyKey: key });
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
}
