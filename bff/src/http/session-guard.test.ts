import type { ExecutionContext } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { PUBLIC, type Access } from '@yichuang/contract/access';
import { ROUTE } from '@yichuang/server/handles';
import { routesOf } from '@yichuang/server/routes-of';
import { ROUTES } from '@yichuang/contract/routes';
import { AccessTokens } from '../identity/access-tokens.js';
import { PlatformFeed } from '../upstream/platform-feed.js';
import { json, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, testConfig, type RunningBff } from '../testing/start-bff.js';
import { SessionGuard } from './session-guard.js';

const running: RunningBff[] = [];
const start = async (...over: Parameters<typeof startBff>) => {
  const bff = await startBff(...over);
  running.push(bff);
  return bff;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((bff) => bff.stop()));
});

const code = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code;

describe('a handler', () => {
  const handlerWith = (access?: Access) => {
    const handler = () => undefined;
    if (access) Reflect.defineMetadata(ROUTE, { access }, handler);
    const http = { getRequest: () => ({ headers: {} }), getResponse: () => ({ header: () => undefined }) };
    return { getHandler: () => handler, switchToHttp: () => http } as unknown as ExecutionContext;
  };
  const guardOf = ({ app }: RunningBff) => new SessionGuard(testConfig(), app.get(AccessTokens), app.get(PlatformFeed));

  it('that declares nothing is refused', async () => {
    const guard = guardOf(await start());
    expect(() => guard.canActivate(handlerWith())).toThrow('FORBIDDEN');
    expect(guard.canActivate(handlerWith(PUBLIC))).toBe(true);
  });

  it('of an internal route does not exist for the world', async () => {
    const guard = guardOf(await start());
    expect(() => guard.canActivate(handlerWith({ kind: 'internal' }))).toThrow('NOT_FOUND');
  });

  it('exists for every route of the contract, and for nothing else', async () => {
    const { app } = await start();
    const { found, undeclared } = routesOf(app);
    expect(undeclared).toEqual([]);
    expect(new Set(found)).toEqual(new Set(Object.values(ROUTES)));
    expect(found).toHaveLength(Object.keys(ROUTES).length);
  });
});

describe('a personal route', () => {
  it('lets a signed-in person through, on their own authority, and is never stored', async () => {
    const { app, platform, signedInAs } = await start();
    platform.on('GET /api/me/sessions', json({ items: [], nextCursor: null }));
    const answer = await app.inject({ url: '/api/me/sessions', headers: signedInAs(sessionOf()) });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const token = platform.calls('GET /api/me/sessions')[0]?.headers.authorization?.split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(token, 'base64url').toString())).toMatchObject({
      caller: { sub: 'chen-citizen', sid: 'session-1', roles: ['citizen'], level: 2 },
    });
  });

  it('refuses callers without a token or with a bad one', async () => {
    const { app } = await start();
    for (const authorization of ['', 'Bearer a.b.c', 'Basic YTpi', 'Bearer'])
      expect(code(await app.inject({ url: '/api/me', headers: { authorization } }))).toBe('UNAUTHENTICATED');
    expect(code(await app.inject('/api/me'))).toBe('UNAUTHENTICATED');
  });

  it('refuses the wrong role, and too low a real-name level with the level that it takes', async () => {
    const { app, signedInAs } = await start();
    const citizen = await app.inject({ url: '/api/staff/windows', headers: signedInAs(sessionOf()) });
    expect(citizen.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const newcomer = await app.inject({
      method: 'DELETE',
      url: '/api/appointments/holds/x',
      headers: signedInAs(sessionOf({ level: 1 })),
    });
    expect(newcomer.json()).toMatchObject({ status: 403, code: 'REAL_NAME_LEVEL', required: 2 });
  });

  it('asks who is calling before it looks at what was sent', async () => {
    const { app } = await start();
    const answer = await app.inject({ method: 'POST', url: '/api/appointments', payload: { nonsense: 1 } });
    expect(answer.statusCode).toBe(401);
  });

  it('refuses a session that ended', async () => {
    const { app, platform, signedInAs } = await start();
    platform.feed = { ...platform.feed, position: 2, revokedSessionIds: ['session-1'] };
    await app.get(PlatformFeed).catchUp();
    const answer = await app.inject({ url: '/api/me', headers: signedInAs(sessionOf()) });
    expect(answer.json()).toMatchObject({ status: 401, code: 'SESSION_REVOKED' });
  });

  it('answers 503, never "allowed", while nobody can say which sessions stand', async () => {
    const { app, platform, clock, signedInAs } = await start();
    platform.on('GET /api/me/sessions', json({ items: [], nextCursor: null }));
    platform.on('GET /internal/feed', refusal('UNAVAILABLE'));
    const headers = signedInAs(sessionOf());
    await app.get(PlatformFeed).catchUp();
    clock.real += 2999;
    expect((await app.inject({ url: '/api/me/sessions', headers })).statusCode).toBe(200);
    clock.real += 1;
    const answer = await app.inject({ url: '/api/me/sessions', headers });
    expect([answer.statusCode, code(answer)]).toEqual([503, 'UNAVAILABLE']);
    expect((await app.inject('/api/readyz')).statusCode).toBe(503);
  });
});

describe('the doors for demonstrations', () => {
  const put = { method: 'PUT', url: '/api/test/clock', payload: { now: '2026-11-25T10:00:00.000+08:00' } } as const;
  const testClockSecret = 't'.repeat(32);

  it('are not there when they are closed', async () => {
    const { app } = await start({ hasDemoSignIn: false });
    expect((await app.inject('/api/demo/accounts')).statusCode).toBe(404);
    const answer = await app.inject({ ...put, headers: { 'x-test-clock': testClockSecret } });
    expect([answer.statusCode, code(answer)]).toEqual([404, 'NOT_FOUND']);
  });

  it('open with the secret only, and the clock is followed before the answer', async () => {
    const { app, platform, clock } = await start({ testClockSecret });
    platform.on('PUT /api/test/clock', (request, response, body) => {
      platform.feed.clockOffsetMs = 86_400_000;
      return json({ now: '2026-11-25T10:00:00.000+08:00', isTest: true })(request, response, body);
    });
    for (const secret of ['', 'x'.repeat(32), 'short'])
      expect(code(await app.inject({ ...put, headers: { 'x-test-clock': secret } }))).toBe('FORBIDDEN');
    expect(platform.calls('PUT /api/test/clock')).toHaveLength(0);
    const answer = await app.inject({ ...put, headers: { 'x-test-clock': testClockSecret } });
    expect(answer.statusCode).toBe(200);
    expect(platform.calls('PUT /api/test/clock')[0]?.headers['x-test-clock']).toBe(testClockSecret);
    expect(clock.offsetMs).toBe(86_400_000);
  });
});
