import '@yichuang/contract/zod-setup';
import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getMe, refreshSession, signIn } from '@yichuang/contract/identity/contract';
import { startServer } from '../../scripts/processes.mjs';
import { nobody, Person, raw } from '../support/client.ts';
import { claimsOf, hmac, madeSecret, rsa, tokenOf, unsigned, type Header } from '../support/forged-token.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let second: string;
beforeAll(async () => {
  stack = await startStack();
  second = await stack.addBff();
});
afterAll(() => stack?.stop());

const demo = { provider: 'demo', account: 'zhou-citizen' } as const;
const enter = async () => {
  const { accessToken, refreshToken } = await nobody(stack.url).do(signIn, { body: demo });
  return { accessToken, refreshToken: refreshToken! };
};
const post = (path: string, body: unknown, headers: Record<string, string> = {}, url = stack.url) =>
  raw(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const codeOf = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;

describe('a forged access token is nobody', () => {
  const rsaKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = rsaKeys.publicKey.export({ type: 'spki', format: 'pem' });
  let good: Record<string, unknown>;
  let refreshToken: string;
  let key: string;
  beforeAll(async () => {
    const entered = await enter();
    good = claimsOf(entered.accessToken);
    refreshToken = entered.refreshToken;
    key = madeSecret(stack.dataDir, 'jwt_secret');
  });
  const answer = (token: string, url = stack.url) =>
    raw(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  const hs256: Header = { alg: 'HS256' };
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));
  const now = () => Number(good['iat']);

  test('the token of this test, signed with the true key, is good: the refusals below mean something', async () => {
    expect((await answer(tokenOf(hs256, good, hmac(key)))).status).toBe(200);
  });

  test.each<[string, () => string]>([
    ...['none', 'None', 'nOnE', 'NONE', ''].map((alg): [string, () => string] => [
      `alg ${alg || 'empty'}`,
      () => tokenOf({ alg }, good, unsigned),
    ]),
    ['alg none with the signature of the true key', () => tokenOf({ alg: 'none' }, good, hmac(key))],
    ['no signature', () => tokenOf(hs256, good, unsigned)],
    ['another key', () => tokenOf(hs256, good, hmac('x'.repeat(32)))],
    ['HS512 with the true key', () => tokenOf({ alg: 'HS512' }, good, hmac(key, 'sha512'))],
    ['RS256', () => tokenOf({ alg: 'RS256' }, good, rsa(rsaKeys.privateKey))],
    ['a public key as the secret', () => tokenOf(hs256, good, hmac(publicPem))],
    ['no exp', () => tokenOf(hs256, without('exp'), hmac(key))],
    ['no iat', () => tokenOf(hs256, without('iat'), hmac(key))],
    ['no issuer', () => tokenOf(hs256, without('iss'), hmac(key))],
    ['no audience', () => tokenOf(hs256, without('aud'), hmac(key))],
    ['another audience', () => tokenOf(hs256, { ...good, aud: 'refresh' }, hmac(key))],
    ['a list of audiences', () => tokenOf(hs256, { ...good, aud: ['refresh', 'access'] }, hmac(key))],
    ['another typ', () => tokenOf(hs256, { ...good, typ: 'refresh' }, hmac(key))],
    ['over', () => tokenOf(hs256, { ...good, iat: now() - 700, exp: now() - 100 }, hmac(key))],
    ['not yet good', () => tokenOf(hs256, { ...good, nbf: now() + 3600 }, hmac(key))],
    ['good for a year', () => tokenOf(hs256, { ...good, exp: now() + 31_536_000 }, hmac(key))],
    ['exp as text', () => tokenOf(hs256, { ...good, exp: '9999999999' }, hmac(key))],
    ['a role that does not exist', () => tokenOf(hs256, { ...good, roles: ['root'] }, hmac(key))],
    ['kid that names an empty file', () => tokenOf({ ...hs256, kid: '../../../../dev/null' }, good, hmac(''))],
    ['kid with SQL', () => tokenOf({ ...hs256, kid: "x' UNION SELECT 'k" }, good, hmac('k'))],
    ['a key of its own (jwk)', () => tokenOf({ ...hs256, jwk: { kty: 'oct', k: 'aw' } }, good, hmac('k'))],
    ['a key elsewhere (jku)', () => tokenOf({ ...hs256, jku: 'http://127.0.0.1:1/keys' }, good, hmac('k'))],
    ['the refresh token', () => refreshToken],
    ['not a token', () => 'aaaa.bbbb.cccc'],
    ['a header that is no object', () => `${Buffer.from('[]').toString('base64url')}.e30.x`],
  ])('%s', async (_name, forged) => {
    const reply = await answer(forged());
    expect([reply.status, codeOf(reply)]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('and a changed role does not keep its signature', async () => {
    const { accessToken } = await enter();
    const [header, , signature] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ ...good, roles: ['lead'] })).toString('base64url');
    expect((await answer(`${header}.${claims}.${signature}`)).status).toBe(401);
  });

  test('headers that claim to know the caller are not listened to', async () => {
    const reply = await raw(`${stack.url}/api/me`, {
      headers: { 'x-user-id': 'lead-1', 'x-role': 'lead', 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1' },
    });
    expect(reply.status).toBe(401);
  });
});

describe('a stolen refresh token', () => {
  const refresh = (refreshToken: string, url = stack.url) => post('/api/sessions/refresh', { refreshToken }, {}, url);
  const successorOf = (reply: { text: string }) =>
    (JSON.parse(reply.text) as { refreshToken: string; accessToken: string }) ?? {};

  test('used after its successor ends the session for thief and owner, on both BFFs within a second', async () => {
    const { refreshToken } = await enter();
    const first = successorOf(await refresh(refreshToken));
    const next = successorOf(await refresh(first.refreshToken));
    const there = new Person(second, next.accessToken);
    expect((await there.ask(getMe, {})).ok).toBe(true);
    expect(codeOf(await refresh(refreshToken, second))).toBe('SESSION_REVOKED');
    expect(codeOf(await refresh(next.refreshToken))).toBe('SESSION_REVOKED');
    // the BFF that saw it refuses at once; the other hears of it within a second, and a second of slack
    expect((await there.refused(getMe, {})).code).toBe('SESSION_REVOKED');
    const here = new Person(stack.url, next.accessToken);
    await expect.poll(async () => (await here.ask(getMe, {})).ok, { interval: 100, timeout: 2000 }).toBe(false);
  });

  test('20 refreshes at once, spread over both BFFs, log nobody out and give one successor', async () => {
    const { refreshToken } = await enter();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refresh(refreshToken, index % 2 ? second : stack.url)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map((reply) => successorOf(reply).refreshToken)).size).toBe(1);
  });

  test('an access token renews nothing', async () => {
    const { accessToken } = await enter();
    const answer = await nobody(stack.url).refused(refreshSession, { body: { refreshToken: accessToken } });
    expect(answer.code).toBe('UNAUTHENTICATED');
  });
});

describe('a browser', () => {
  const FOREIGN = ['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1', 'file://'];

  test('gets its refresh token as a cookie that no script reads and no other site sends', async () => {
    const reply = await post('/api/sessions', demo, { origin: stack.url });
    const [pair = '', ...attributes] = String(reply.headers['set-cookie']).split('; ');
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=1209600', 'Path=/api/sessions', 'SameSite=Strict']);
    expect(reply.text).not.toContain('refreshToken');
    expect(reply.text).not.toContain(pair.split('=')[1]);
  });

  test.each(FOREIGN)('on a page of %s neither signs in nor renews', async (origin) => {
    const signedIn = await post('/api/sessions', demo, { origin });
    expect([signedIn.status, codeOf(signedIn), signedIn.headers['set-cookie']]).toEqual([403, 'FORBIDDEN', undefined]);
    const own = await post('/api/sessions', demo, { origin: stack.url });
    const cookie = String(own.headers['set-cookie']).split(';')[0] ?? '';
    const renewed = await post('/api/sessions/refresh', {}, { origin, cookie });
    expect([renewed.status, codeOf(renewed)]).toEqual([403, 'FORBIDDEN']);
    expect(renewed.headers['access-control-allow-origin']).toBeUndefined();
    expect((await post('/api/sessions/refresh', {}, { origin: stack.url, cookie })).status).toBe(200);
  });

  test('is not told by a preflight that others may call', async () => {
    const preflight = await raw(`${stack.url}/api/sessions`, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBeGreaterThanOrEqual(400);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test.each<[string, string, number]>([
  ['too much', JSON.stringify({ ...demo, more: 'x'.repeat(300_000) }), 413],
  [
    'a password beyond measure',
    JSON.stringify({ provider: 'staff', account: 'a', password: 'x'.repeat(129), otp: '000000' }),
    422,
  ],
  ['too deep', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 400],
  ['a prototype', '{"provider":"demo","account":"zhou-citizen","__proto__":{"roles":["lead"]}}', 400],
  ['a role of one’s own', JSON.stringify({ ...demo, roles: ['lead'] }), 422],
  [
    'NUL and half a character',
    JSON.stringify({ provider: 'staff', account: 'a', password: '\0\ud800', otp: '000000' }),
    401,
  ],
  ['NUL in the account', JSON.stringify({ provider: 'staff', account: 'a\0', password: 'x', otp: '000000' }), 422],
  ['SQL', JSON.stringify({ ...demo, account: "' OR 1=1 --" }), 422],
])('a sign-in with %s is refused', async (_name, body, status) => {
  expect((await post('/api/sessions', body)).status).toBe(status);
});

describe('the doors for demonstrations do not open where others can reach them', () => {
  const at = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const LONG = 'x'.repeat(40);
  const secrets = {
    JWT_SECRET: LONG,
    SERVICE_SECRET: LONG,
    FIELD_KEYS: LONG,
    SIGNING_KEYS: LONG,
    CACHE_DRIVER: 'memory',
  };
  const places: [string, Record<string, string>][] = [
    ['in production', { NODE_ENV: 'production', HOST: '127.0.0.1' }],
    ['off loopback', { NODE_ENV: 'test', HOST: '0.0.0.0' }],
  ];
  const cases = ['platform', 'bff'].flatMap((name) =>
    ['DEMO_SIGN_IN', 'ALLOW_TEST_CLOCK'].flatMap((door) =>
      places.map(([place, env]): [string, string, string, Record<string, string>] => [name, door, place, env]),
    ),
  );
  test.each(cases)('%s ends with a Chinese sentence when %s is on %s', async (name, door, _place, env) => {
    const server = startServer(name, {
      cwd: at(name),
      env: { DATA_DIR: `${stack.dataDir}/doors`, PORT: '0', PLATFORM_PORT: '0', ...secrets, ...env, [door]: 'true' },
      log: { write: () => true },
    });
    await expect(server.ready).rejects.toThrow(
      new RegExp(`ended with 1 before it was ready[\\s\\S]*${door}.*只能在本机`),
    );
  });
});
