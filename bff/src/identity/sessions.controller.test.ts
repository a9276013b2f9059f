import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '@yichuang/contract/identity/contract';
import { json, noContent, refusal } from '../testing/fake-platform.js';
import { sessionOf, startBff, type RunningBff } from '../testing/start-bff.js';

// app.inject calls itself localhost:80
const OWN = 'http://localhost:80';
let bff: RunningBff;
beforeEach(async () => {
  bff = await startBff();
  bff.platform.on('POST /internal/sessions', json(sessionOf(), 201));
  bff.platform.on('POST /internal/sessions/session-1/rotate', json({ ...sessionOf(), generation: 2 }));
  bff.platform.on('POST /internal/sessions/session-1/revoke', noContent);
});
afterEach(() => bff.stop());

const signIn = (
  headers: Record<string, string> = {},
  payload: object = { provider: 'demo', account: 'chen-citizen' },
) => bff.app.inject({ method: 'POST', url: '/api/sessions', headers, payload });
const refresh = (headers: Record<string, string>, payload: object = {}) =>
  bff.app.inject({ method: 'POST', url: '/api/sessions/refresh', headers, payload });
type Headers = { headers: { 'set-cookie'?: string | string[] | undefined } };
const cookieOf = ({ headers }: Headers) => [headers['set-cookie'] ?? ''].flat().join('\n');
const pairOf = (answer: Headers) => cookieOf(answer).split(';')[0] ?? '';
const codeOf = (answer: { json: () => unknown }) => (answer.json() as { code: string }).code;

describe('signing in', () => {
  it('gives a mini-program its refresh token in the body and no cookie', async () => {
    const answer = await signIn();
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([201, 'no-store']);
    expect(cookieOf(answer)).toBe('');
    expect(answer.json<SignedIn>()).toMatchObject({ expiresIn: 600, user: { id: 'chen-citizen' } });
    expect(answer.json<SignedIn>().refreshToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('gives a browser a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn({ origin: OWN });
    expect(answer.json<SignedIn>().refreshToken).toBeUndefined();
    expect(cookieOf(answer).split('; ').slice(1).toSorted()).toEqual(
      ['HttpOnly', 'Max-Age=1209600', 'Path=/api/sessions', 'SameSite=Strict'].toSorted(),
    );
  });

  it('refuses a page of another origin', async () => {
    for (const origin of ['https://localhost:80', 'http://evil.example', 'null', 'http://localhost'])
      expect(codeOf(await signIn({ origin }))).toBe('FORBIDDEN');
    expect(bff.platform.calls('POST /internal/sessions')).toHaveLength(0);
  });

  it('knows its own origin behind a proxy only when that proxy is trusted', async () => {
    const headers = { origin: 'https://yichuang.example', host: 'inner:3000' };
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'yichuang.example' };
    expect(codeOf(await signIn({ ...headers, ...forwarded }))).toBe('FORBIDDEN');
    const trusting = await startBff({ trustedProxies: ['127.0.0.1'] });
    trusting.platform.on('POST /internal/sessions', json(sessionOf(), 201));
    const payload = { provider: 'demo', account: 'chen-citizen' };
    const send = (more: Record<string, string>) =>
      trusting.app.inject({ method: 'POST', url: '/api/sessions', headers: { ...headers, ...more }, payload });
    expect((await send(forwarded)).statusCode).toBe(201);
    expect((await send({})).statusCode).toBe(403);
    await trusting.stop();
  });

  it('says that WeChat is not set up, and passes on an unknown account', async () => {
    expect(codeOf(await signIn({}, { provider: 'wechat', code: 'x' }))).toBe('WECHAT_NOT_CONFIGURED');
    bff.platform.on('POST /internal/sessions', refusal('UNAUTHENTICATED'));
    expect(codeOf(await signIn())).toBe('UNAUTHENTICATED');
  });

  it('names the device in words', async () => {
    await signIn({ 'user-agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0' });
    expect(JSON.parse(bff.platform.calls('POST /internal/sessions')[0]?.body ?? '')).toEqual({
      provider: 'demo',
      subject: 'chen-citizen',
      device: '安卓手机，微信',
    });
  });
});

describe('staying signed in', () => {
  it('takes the token from the body, or from the cookie of our own page', async () => {
    const { refreshToken } = (await signIn()).json<SignedIn>();
    const fromBody = await refresh({}, { refreshToken });
    expect([fromBody.statusCode, cookieOf(fromBody)]).toEqual([200, '']);
    expect(fromBody.json<SignedIn>().refreshToken).toBeDefined();

    const cookie = pairOf(await signIn({ origin: OWN }));
    const fromCookie = await refresh({ origin: OWN, cookie });
    expect(fromCookie.statusCode).toBe(200);
    expect(fromCookie.json<SignedIn>().refreshToken).toBeUndefined();
    expect(pairOf(fromCookie)).toMatch(/^yc_refresh=/);
    expect(pairOf(fromCookie)).not.toBe(cookie);
    expect(JSON.parse(bff.platform.calls('POST /internal/sessions/session-1/rotate')[1]?.body ?? '')).toEqual({
      generation: 1,
    });
  });

  it('refuses the cookie without our Origin, and everything else that is no refresh token', async () => {
    const signedIn = await signIn({ origin: OWN });
    const cookie = pairOf(signedIn);
    expect(codeOf(await refresh({ cookie }))).toBe('FORBIDDEN');
    expect(codeOf(await refresh({ cookie, origin: 'http://evil.example' }))).toBe('FORBIDDEN');
    expect(codeOf(await refresh({ origin: OWN }))).toBe('UNAUTHENTICATED');
    const { accessToken } = signedIn.json<SignedIn>();
    expect(codeOf(await refresh({}, { refreshToken: accessToken }))).toBe('UNAUTHENTICATED');
    expect(bff.platform.calls('POST /internal/sessions/session-1/rotate')).toHaveLength(0);
  });

  it('clears the cookie and the session when the token was used twice', async () => {
    const signedIn = await signIn({ origin: OWN });
    bff.platform.on('POST /internal/sessions/session-1/rotate', refusal('SESSION_REVOKED'));
    const answer = await refresh({ origin: OWN, cookie: pairOf(signedIn) });
    expect(codeOf(answer)).toBe('SESSION_REVOKED');
    expect(cookieOf(answer)).toMatch(/^yc_refresh=;.*Max-Age=0/);
    const authorization = `Bearer ${signedIn.json<SignedIn>().accessToken}`;
    expect(codeOf(await bff.app.inject({ url: '/api/me', headers: { authorization } }))).toBe('SESSION_REVOKED');
  });
});

describe('leaving', () => {
  it('ends the session here at once and takes the cookie back', async () => {
    const headers = bff.signedInAs(sessionOf());
    const answer = await bff.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(cookieOf(answer)).toMatch(/^yc_refresh=;.*Path=\/api\/sessions/);
    expect(codeOf(await bff.app.inject({ url: '/api/me', headers }))).toBe('SESSION_REVOKED');
  });

  it('puts another device out before it answers', async () => {
    bff.platform.on('DELETE /api/me/sessions/session-2', (request, response, body) => {
      bff.platform.feed = { ...bff.platform.feed, position: 2, revokedSessionIds: ['session-2'] };
      void noContent(request, response, body);
    });
    const headers = bff.signedInAs(sessionOf());
    const answer = await bff.app.inject({ method: 'DELETE', url: '/api/me/sessions/session-2', headers });
    expect(answer.statusCode).toBe(204);
    const other = bff.signedInAs({ ...sessionOf(), sessionId: 'session-2' });
    expect(codeOf(await bff.app.inject({ url: '/api/me', headers: other }))).toBe('SESSION_REVOKED');
  });
});

it('demo sign-in that is off is refused, and production cookies need TLS', async () => {
  const production = await startBff({ hasDemoSignIn: false, isProduction: true });
  const answer = await production.app.inject({
    method: 'POST',
    url: '/api/sessions',
    payload: { provider: 'demo', account: 'chen-citizen' },
  });
  expect(codeOf(answer)).toBe('FORBIDDEN');
  production.platform.on('POST /internal/sessions/session-1/revoke', noContent);
  const out = await production.app.inject({
    method: 'DELETE',
    url: '/api/sessions/current',
    headers: production.signedInAs(sessionOf()),
  });
  expect(cookieOf(out)).toContain('Secure');
  await production.stop();
});
