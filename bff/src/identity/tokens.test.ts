import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../testing/fixed-clock.js';
import { sessionOf } from '../testing/start-bff.js';
import { AccessTokens } from './access-tokens.js';
import { RefreshTokens } from './refresh-tokens.js';

const jwtSecret = 'j'.repeat(32);
const key = createSecretKey(jwtSecret, 'utf8');

let clock: FixedClock;
let access: AccessTokens;
let refresh: RefreshTokens;
beforeEach(() => {
  clock = new FixedClock();
  access = new AccessTokens({ jwtSecret }, clock);
  refresh = new RefreshTokens({ jwtSecret }, clock);
});

const endless = () => {
  const iat = Math.floor(clock.now() / 1000);
  return { sub: 'a', sid: 's', roles: ['citizen'], level: 1, nameMasked: '陈*', typ: 'access', iat };
};
const good = () => ({ ...endless(), exp: endless().iat + 600 });
const signed = (claims: object, options: jwt.SignOptions = {}) =>
  jwt.sign(claims, key, { algorithm: 'HS256', issuer: 'yichuang', audience: 'access', ...options });

describe('access tokens', () => {
  it('say who was signed in', () => {
    const session = sessionOf({ roles: ['clerk'], region: '420704', hallId: 'h1', windowIds: ['w1'] });
    expect(access.verify(access.issue(session).accessToken)).toEqual({
      sub: 'chen-citizen',
      sessionId: 'session-1',
      roles: ['clerk'],
      level: 2,
      region: '420704',
      hallId: 'h1',
      windowIds: ['w1'],
    });
  });

  it('accept what this test signs, so that the refusals below mean something', () => {
    expect(access.verify(signed(good()))?.sub).toBe('a');
  });

  it.each<[string, () => string]>([
    ['without a signature', () => signed(good()).replace(/\.[^.]*$/, '.')],
    ['with algorithm none', () => jwt.sign(good(), '', { algorithm: 'none', issuer: 'yichuang', audience: 'access' })],
    ['with HS512', () => signed(good(), { algorithm: 'HS512' })],
    ['of another issuer', () => signed(good(), { issuer: 'somebody' })],
    ['of another audience', () => signed(good(), { audience: 'refresh' })],
    ['of a list of audiences', () => signed(good(), { audience: ['access', 'refresh'] })],
    ['of another typ', () => signed({ ...good(), typ: 'refresh' })],
    ['that never end', () => signed(endless())],
    ['that are over', () => signed({ ...good(), exp: good().iat })],
    ['that live for more than 15 minutes', () => signed({ ...good(), exp: good().iat + 901 })],
    ['with a role that does not exist', () => signed({ ...good(), roles: ['king'] })],
    ['signed with another secret', () => jwt.sign(good(), 'x'.repeat(32), { issuer: 'yichuang', audience: 'access' })],
    ['that are refresh tokens', () => refresh.issue(sessionOf())],
  ])('refuse tokens %s', (_name, token) => {
    expect(access.verify(token())).toBeUndefined();
  });

  it('end after 10 minutes, remembered or not', () => {
    const { accessToken, expiresIn } = access.issue(sessionOf());
    expect(expiresIn).toBe(600);
    clock.real += 599_000;
    expect(access.verify(accessToken)).toBeDefined();
    clock.real += 1000;
    expect(access.verify(accessToken)).toBeUndefined();
    expect(new AccessTokens({ jwtSecret }, clock).verify(accessToken)).toBeUndefined();
  });

  it('follow the test clock', () => {
    const { accessToken } = access.issue(sessionOf());
    clock.setOffset(3_600_000);
    expect(access.verify(accessToken)).toBeUndefined();
    expect(access.verify(access.issue(sessionOf()).accessToken)).toBeDefined();
  });
});

describe('refresh tokens', () => {
  it('are the same for the same generation, and another for the next', () => {
    const state = sessionOf();
    expect(refresh.issue(state)).toBe(new RefreshTokens({ jwtSecret }, new FixedClock()).issue(state));
    expect(refresh.issue({ ...state, generation: 2 })).not.toBe(refresh.issue(state));
    expect(refresh.verify(refresh.issue(state))).toEqual({ sessionId: 'session-1', generation: 1 });
  });

  it('end after 14 days', () => {
    const token = refresh.issue(sessionOf());
    clock.real += 14 * 86_400_000 - 1000;
    expect(refresh.verify(token)).toBeDefined();
    clock.real += 1000;
    expect(refresh.verify(token)).toBeUndefined();
  });

  it('are not access tokens, and access tokens are not refresh tokens', () => {
    expect(refresh.verify(access.issue(sessionOf()).accessToken)).toBeUndefined();
  });
});
