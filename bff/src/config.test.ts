import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(join(tmpdir(), 'bff-config-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true }));

const LONG = 'x'.repeat(32);
const PRODUCTION = { NODE_ENV: 'production', JWT_SECRET: LONG, SERVICE_SECRET: LONG, REDIS_URL: 'redis://redis' };

describe('on one machine', () => {
  it('everything has a default, and secrets are made once', () => {
    const config = readConfig({ DATA_DIR });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, hasDemoSignIn: true, testClockSecret: undefined });
    expect(readConfig({ DATA_DIR })).toEqual(config);
    expect(config.jwtSecret).not.toBe(config.serviceSecret);
    const files = readdirSync(join(DATA_DIR, 'secrets'));
    expect(files.toSorted()).toEqual(['jwt_secret', 'service_secret']);
    for (const file of files) expect(statSync(join(DATA_DIR, 'secrets', file)).mode & 0o777).toBe(0o600);
  });

  it('the test clock has a secret as soon as it is allowed', () => {
    expect(readConfig({ DATA_DIR, ALLOW_TEST_CLOCK: 'true' }).testClockSecret?.length).toBeGreaterThanOrEqual(32);
  });
});

describe('where others can reach it', () => {
  it.each(['DEMO_SIGN_IN', 'ALLOW_TEST_CLOCK'])('%s is refused', (door) => {
    expect(() => readConfig({ DATA_DIR, HOST: '0.0.0.0', [door]: 'true' })).toThrow(`${door} 只能在本机`);
    expect(() => readConfig({ DATA_DIR, ...PRODUCTION, [door]: 'true' })).toThrow(`${door} 只能在本机`);
  });

  it('demo sign-in is off by itself', () => {
    expect(readConfig({ DATA_DIR, HOST: '0.0.0.0' }).hasDemoSignIn).toBe(false);
    expect(readConfig({ DATA_DIR, ...PRODUCTION }).hasDemoSignIn).toBe(false);
  });

  it('production has its own secrets, long enough', () => {
    expect(() => readConfig({ DATA_DIR, NODE_ENV: 'production' })).toThrow('必须设置 JWT_SECRET');
    expect(() => readConfig({ DATA_DIR, ...PRODUCTION, JWT_SECRET: 'short' })).toThrow('至少要 32 字节');
  });
});

describe('the cache', () => {
  it('is in this process unless Redis is named; production must want that', () => {
    expect(readConfig({ DATA_DIR }).redis).toBeUndefined();
    expect(readConfig({ DATA_DIR, ...PRODUCTION }).redis).toMatchObject({ kind: 'single' });
    expect(() => readConfig({ DATA_DIR, ...PRODUCTION, REDIS_URL: '' })).toThrow('必须设置 REDIS_URL');
    expect(readConfig({ DATA_DIR, ...PRODUCTION, REDIS_URL: '', CACHE_DRIVER: 'memory' }).redis).toBeUndefined();
  });

  it('is not two things at once, and an unreadable address is not repeated: it may hold a password', () => {
    expect(() => readConfig({ DATA_DIR, REDIS_URL: 'redis://h', CACHE_DRIVER: 'memory' })).toThrow('只能留一个');
    expect(() => readConfig({ DATA_DIR, REDIS_URL: 'redis://:hush@h1,h2' })).toThrow(/^REDIS_URL 的写法不对[^h]*$/);
    expect(() => readConfig({ DATA_DIR, CACHE_DRIVER: 'redis' })).toThrow('REDIS_URL');
  });
});

it('WeChat is set up as a whole or not at all', () => {
  const all = { WECHAT_API_BASE: 'https://api.weixin.qq.com/', WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'hush' };
  expect(readConfig({ DATA_DIR }).wechat).toBeUndefined();
  expect(readConfig({ DATA_DIR, ...all }).wechat).toEqual({
    apiBase: 'https://api.weixin.qq.com',
    appId: 'wx1',
    appSecret: 'hush',
  });
  for (const name of Object.keys(all))
    expect(() => readConfig({ DATA_DIR, ...all, [name]: '' })).toThrow(/^WECHAT_API_BASE[^h]*要么都不填$/);
});

it('says which variable is wrong', () => {
  expect(() => readConfig({ DATA_DIR, PORT: 'many', PLATFORM_URL: 'nowhere' })).toThrow(/PORT[\s\S]*PLATFORM_URL/);
});
