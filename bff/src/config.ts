import { commaList, flag, isLoopback, port, readEnv, secret, text } from '@yichuang/server/config';
import * as z from 'zod/mini';
import { parseRedisUrl } from './cache/redis-connection.js';

/** Every variable the BFF reads; `.env.example` names the same ones. */
export const BffEnv = z.object({
  NODE_ENV: text('development'),
  HOST: text('127.0.0.1'),
  PORT: port(3000),
  PLATFORM_URL: z._default(z.url(), 'http://127.0.0.1:3100'),
  DATA_DIR: text('.data'),
  JWT_SECRET: z.optional(z.string()),
  SERVICE_SECRET: z.optional(z.string()),
  H5_DIR: z.optional(z.string()),
  TRUSTED_PROXIES: commaList,
  DEMO_SIGN_IN: flag,
  ALLOW_TEST_CLOCK: flag,
  TEST_CLOCK_SECRET: z.optional(z.string()),
  REDIS_URL: z.optional(z.string()),
  CACHE_DRIVER: z.optional(z.literal('memory', '只能是 memory；用 Redis 时请设置 REDIS_URL')),
  WECHAT_API_BASE: z.optional(z.url({ protocol: /^https?$/ })),
  WECHAT_APP_ID: z.optional(z.string()),
  WECHAT_APP_SECRET: z.optional(z.string()),
  CACHE_MAX_MB: z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(1)), 32),
});

export const BFF_CONFIG = Symbol('bff config');
export type BffConfig = ReturnType<typeof readConfig>;

/** Where Redis is, or undefined: everything stays in this process, which production must want. */
function redisOf({ REDIS_URL, CACHE_DRIVER }: z.infer<typeof BffEnv>, isProduction: boolean) {
  if (REDIS_URL === undefined) {
    if (isProduction && CACHE_DRIVER === undefined)
      throw new Error('生产环境必须设置 REDIS_URL；只有一个 BFF 时可以明确写 CACHE_DRIVER=memory');
    return undefined;
  }
  if (CACHE_DRIVER !== undefined) throw new Error('REDIS_URL 和 CACHE_DRIVER=memory 只能留一个');
  const address = parseRedisUrl(REDIS_URL);
  // the value may hold a password: it is not repeated
  if (!address) throw new Error('REDIS_URL 的写法不对，请对照 .env.example 修改');
  return address;
}

export type WechatConfig = { apiBase: string; appId: string; appSecret: string };

/** The mini-program's own names at WeChat, or undefined: nobody signs in by WeChat here. */
function wechatOf({ WECHAT_API_BASE, WECHAT_APP_ID, WECHAT_APP_SECRET }: z.infer<typeof BffEnv>) {
  const given = [WECHAT_API_BASE, WECHAT_APP_ID, WECHAT_APP_SECRET];
  if (given.every((one) => one === undefined)) return undefined;
  if (WECHAT_API_BASE === undefined || WECHAT_APP_ID === undefined || WECHAT_APP_SECRET === undefined)
    throw new Error('WECHAT_API_BASE、WECHAT_APP_ID、WECHAT_APP_SECRET 要么都填，要么都不填');
  return { apiBase: new URL(WECHAT_API_BASE).origin, appId: WECHAT_APP_ID, appSecret: WECHAT_APP_SECRET };
}

/**
 * The environment, checked as a whole.
 * @throws Error in Chinese that says what to mend: a value out of shape, a missing secret in production,
 * or a door for demonstrations left open where others can reach it
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = readEnv(BffEnv, env);
  const isProduction = read.NODE_ENV === 'production';
  const isPrivate = !isProduction && isLoopback(read.HOST);
  for (const door of ['DEMO_SIGN_IN', 'ALLOW_TEST_CLOCK'] as const)
    if (read[door] && !isPrivate)
      throw new Error(`${door} 只能在本机演示和测试时打开，生产环境或 HOST 不是本机地址时请去掉它`);
  const keep = { dataDir: read.DATA_DIR, isProduction };
  return {
    isProduction,
    host: read.HOST,
    port: read.PORT,
    platformUrl: read.PLATFORM_URL,
    jwtSecret: secret('JWT_SECRET', read.JWT_SECRET, keep),
    serviceSecret: secret('SERVICE_SECRET', read.SERVICE_SECRET, keep),
    h5Dir: read.H5_DIR,
    trustedProxies: read.TRUSTED_PROXIES,
    hasDemoSignIn: read.DEMO_SIGN_IN ?? isPrivate,
    /** Undefined: there is no test clock. */
    testClockSecret: read.ALLOW_TEST_CLOCK ? secret('TEST_CLOCK_SECRET', read.TEST_CLOCK_SECRET, keep) : undefined,
    redis: redisOf(read, isProduction),
    wechat: wechatOf(read) satisfies WechatConfig | undefined,
    cacheMaxBytes: read.CACHE_MAX_MB * 1024 * 1024,
  };
}
