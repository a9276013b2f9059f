import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '@yichuang/contract/route';
import { ROUTES } from '@yichuang/contract/routes';
import { toWire } from '@yichuang/contract/client';
import { routesOf } from '@yichuang/server/routes-of';
import { ServiceTokens } from '@yichuang/server/service-token';
import type { Caller } from '@yichuang/server/caller';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../create-app.js';
import { TEST_CONFIG } from '../testing/test-app.js';

/** Every way for somebody who acts into the platform, called with a token whose row does not exist. */
describe('somebody who acts', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-test-'));
  let app: NestFastifyApplication;
  let served: Set<Route>;
  beforeAll(async () => {
    ({ app } = await createApp({ ...TEST_CONFIG, dataDir, hasDemoWorld: false }));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    served = new Set(routesOf(app).found);
  });
  afterAll(async () => {
    await app?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const act = { sub: 'd', kind: 'family' as const, delegationId: 'x', tokenId: 'x', actions: [] };
  // as mighty as a caller can be: it must not help
  const caller: Caller = {
    sub: 'p',
    sessionId: 's',
    roles: ['citizen', 'helper', 'clerk', 'town-clerk', 'officer', 'lead', 'supervisor'],
    level: 3,
    act,
  };

  test.each(Object.entries(ROUTES as Record<string, Route>))('at %s', async (_name, route) => {
    if (!served.has(route) || route.access.kind !== 'session') return;
    const params = { id: 'x', materialId: 'x', fileId: 'x', documentId: 'x', presentationId: 'x', hallId: 'x' };
    const wire = toWire(route, { params, query: {}, body: {} }, { idempotencyKey: 'k' });
    const authorization = `Bearer ${app.get(ServiceTokens, { strict: false }).asCaller(caller)}`;
    const { method, path, headers, body } = wire;
    const answer = await app.inject({
      method,
      url: path,
      headers: { ...headers, authorization },
      ...(body !== undefined && { payload: body }),
    });
    const expected = route.acting === undefined ? 'OUT_OF_SCOPE' : 'DELEGATION_INACTIVE';
    expect([answer.statusCode, (JSON.parse(answer.body) as { code: string }).code]).toEqual([403, expected]);
  });
});
