import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { commaList, flag, isLoopback, port, readEnv, secret } from './config.js';

const dataDir = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('an empty variable counts as unset, and a wrong one is named', () => {
  const Env = z.object({ PORT: port(3000), TRUSTED: commaList, DEMO: flag });
  expect(readEnv(Env, { PORT: '', TRUSTED: ' 10.0.0.1, ::1 ,', DEMO: 'false' })).toEqual({
    PORT: 3000,
    TRUSTED: ['10.0.0.1', '::1'],
    DEMO: false,
  });
  expect(() => readEnv(Env, { PORT: '70000' })).toThrow(/PORT/);
});

test('a secret is made once, kept from others, and demanded in production', () => {
  const first = secret('JWT_SECRET', undefined, { dataDir, isProduction: false });
  expect(Buffer.byteLength(first)).toBeGreaterThanOrEqual(32);
  expect(secret('JWT_SECRET', undefined, { dataDir, isProduction: false })).toBe(first);
  expect(statSync(join(dataDir, 'secrets/jwt_secret')).mode & 0o077).toBe(0);
  expect(() => secret('JWT_SECRET', 'short', { dataDir, isProduction: false })).toThrow(/32/);
  expect(() => secret('JWT_SECRET', undefined, { dataDir, isProduction: true })).toThrow(/JWT_SECRET/);
});

test('only loopback is loopback', () => {
  expect(['127.0.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '10.0.0.1', '::', 'example.com'].some(isLoopback)).toBe(false);
});
