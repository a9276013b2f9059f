import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { expect, test } from 'vitest';
import type { Caller } from './caller.js';
import { ServiceTokens } from './service-token.js';

const SECRET = 's'.repeat(32);
const NOW = 1_790_000_000_000;
let now = NOW;
const tokens = new ServiceTokens(SECRET, () => now);
const caller: Caller = { sub: 'chen', sessionId: 's1', roles: ['citizen'], level: 3 };
const forge = (claims: object, algorithm: jwt.Algorithm = 'HS256', secret = SECRET) =>
  jwt.sign(claims, createSecretKey(secret, 'utf8'), {
    algorithm,
    issuer: 'yichuang-bff',
    audience: 'yichuang-platform',
  });

test('a person, the system and nobody are told apart', () => {
  now = NOW;
  expect(tokens.verify(tokens.asCaller(caller))).toMatchObject(caller);
  expect(tokens.verify(tokens.asSystem())).toBeNull();
  expect(tokens.verify('')).toBeUndefined();
});

test('a token lives a minute', () => {
  now = NOW;
  const token = tokens.asCaller(caller);
  now = NOW + 59_000;
  expect(tokens.verify(token)).toBeDefined();
  now = NOW + 61_000;
  expect(tokens.verify(token)).toBeUndefined();
});

test.each([
  ['another secret', forge({ iat: NOW / 1000, exp: NOW / 1000 + 60 }, 'HS256', 'x'.repeat(32))],
  ['another algorithm', forge({ iat: NOW / 1000, exp: NOW / 1000 + 60 }, 'HS512')],
  ['no end', forge({ iat: NOW / 1000 })],
  [
    'a role that does not exist',
    forge({ iat: NOW / 1000, exp: NOW / 1000 + 60, caller: { sub: 'a', sid: 'b', roles: ['king'], level: 3 } }),
  ],
  [
    'no signature',
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"exp":9999999999}').toString('base64url')}.`,
  ],
])('refused: %s', (_, token) => {
  now = NOW;
  expect(tokens.verify(token)).toBeUndefined();
});
