import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { call, type Transport } from '@yichuang/contract/client';
import type { Route, Sent } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { createHttpServer } from '@yichuang/server/http-server';
import { ServiceTokens } from '@yichuang/server/service-token';
import type { PlatformConfig } from '../config.js';
import { CoreModule } from '../core.module.js';
import { acceptForms } from '../uploads/sent-file.js';
import { FakeClock } from './fake-clock.js';
import { createTestDatabase, type DatabaseKind } from './test-database.js';

class TestModule {}

export const TEST_CONFIG: PlatformConfig = {
  host: '127.0.0.1',
  port: 0,
  dataDir: '',
  databaseUrl: undefined,
  hasDemoWorld: true,
  testClockSecret: undefined,
  serviceSecret: 'the two servers of one test share this',
  fieldKeys: 'fields of one test are sealed with this',
  publicUrl: 'https://window.example',
  signingKeys: 'passes of one test are signed with this',
};

const transport =
  (app: NestFastifyApplication, token: () => string): Transport =>
  async ({ method, path, headers, body }) => {
    const reply = await app.inject({
      method,
      url: path,
      headers: { ...headers, authorization: `Bearer ${token()}` },
      ...(body !== undefined && { payload: body }),
    });
    return { status: reply.statusCode, body: reply.body === '' ? undefined : (JSON.parse(reply.body) as unknown) };
  };

/** The platform with some of its features, on a database of its own, asked as the BFF asks it but without a socket. */
export async function createTestApp(
  kind: DatabaseKind,
  features: readonly Type[],
  settings: Partial<PlatformConfig> = {},
) {
  const { db, close } = await createTestDatabase(kind);
  const clock = new FakeClock('2026-11-23', '09:30');
  const config = { ...TEST_CONFIG, ...settings };
  const module: DynamicModule = { module: TestModule, imports: [CoreModule.with(config, db, clock), ...features] };
  const app = await createHttpServer(module, { trustProxy: [] });
  await acceptForms(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const tokens = new ServiceTokens(config.serviceSecret, () => clock.realNow());
  const asSystem = transport(app, () => tokens.asSystem());
  const asPerson = (caller: Caller) => transport(app, () => tokens.asCaller(caller));
  return {
    app,
    db,
    clock,
    /** Asks as the BFF itself. */
    asSystem: <const R extends Route>(route: R, sent: Sent<R>) => call(asSystem, route, sent),
    asPerson: <const R extends Route>(caller: Caller, route: R, sent: Sent<R>) => call(asPerson(caller), route, sent),
    close: () => app.close().then(close),
  };
}
export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
