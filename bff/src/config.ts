import { commaList, flag, isLoopback, port, readEnv, secret, text } from '@yichuang/server/config';
import * as z from 'zod/mini';

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
  CACHE_MAX_MB: z._default(z.coerce.number<string | number>().check(z.int(), z.minimum(1)), 64),
});

export const BFF_CONFIG = Symbol('bff config');
export type BffConfig = ReturnType<typeof readConfig>;

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
    cacheMaxBytes: read.CACHE_MAX_MB * 1024 * 1024,
  };
}
