import * as z from 'zod/mini';
import { flag, isLoopback, port, readEnv, secret, text } from '@yichuang/server/config';

export const PlatformEnv = z.object({
  NODE_ENV: text('development'),
  HOST: text('127.0.0.1'),
  PLATFORM_PORT: port(3100),
  DATA_DIR: text('.data'),
  DATABASE_URL: z.optional(z.string()),
  DEMO_SIGN_IN: flag,
  ALLOW_TEST_CLOCK: flag,
  TEST_CLOCK_SECRET: z.optional(z.string()),
  SERVICE_SECRET: z.optional(z.string()),
  FIELD_KEYS: z.optional(z.string()),
  SIGNING_KEYS: z.optional(z.string()),
  PUBLIC_URL: z._default(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3000'),
});

/** Reads and checks the environment. Demo accounts and the test clock never leave a developer's own machine. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = readEnv(PlatformEnv, env);
  const isProduction = read.NODE_ENV === 'production';
  const isOpenToOthers = isProduction || !isLoopback(read.HOST);
  const hasDemoWorld = read.DEMO_SIGN_IN ?? (read.DATABASE_URL === undefined && !isOpenToOthers);
  const allowsTestClock = read.ALLOW_TEST_CLOCK ?? false;
  if (isOpenToOthers && (hasDemoWorld || allowsTestClock))
    throw new Error('DEMO_SIGN_IN 和 ALLOW_TEST_CLOCK 只能在本机（HOST 为回环地址）且非生产环境打开');
  const at = { dataDir: read.DATA_DIR, isProduction };
  return {
    host: read.HOST,
    port: read.PLATFORM_PORT,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL,
    hasDemoWorld,
    testClockSecret: allowsTestClock ? secret('TEST_CLOCK_SECRET', read.TEST_CLOCK_SECRET, at) : undefined,
    serviceSecret: secret('SERVICE_SECRET', read.SERVICE_SECRET, at),
    fieldKeys: secret('FIELD_KEYS', read.FIELD_KEYS, at),
    publicUrl: read.PUBLIC_URL.replace(/\/$/, ''),
    signingKeys: secret('SIGNING_KEYS', read.SIGNING_KEYS, at),
  };
}

export abstract class Config {
  abstract readonly hasDemoWorld: boolean;
  abstract readonly testClockSecret: string | undefined;
  abstract readonly serviceSecret: string;
  abstract readonly fieldKeys: string;
  abstract readonly signingKeys: string;
  /** Where citizens find this deployment; printed into codes. Without a slash at the end. */
  abstract readonly publicUrl: string;
}
export type PlatformConfig = ReturnType<typeof readConfig>;
