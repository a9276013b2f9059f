import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect } from 'vitest';
import { startServer } from '../../scripts/processes.mjs';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const silent = { write: () => true };

export const DATABASES = ['pglite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** A database of its own on the private server, gone afterwards. */
async function createDatabase() {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: run the tests with `pnpm test`');
  const name = `stack_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

export type Stack = Awaited<ReturnType<typeof startStack>>;

/**
 * BFF and platform as the processes that `pnpm start` runs, on free ports, with their own data folder and the test clock on.
 * `now` is where the clock stands at first: a working Tuesday morning unless told. `isOpen: false` starts without demo
 * accounts and test clock. `redisUrl` is the Redis of the BFFs; without it each has its own memory. `wechatUrl` is
 * where they find WeChat.
 */
export async function startStack({
  database = 'pglite',
  now = '2026-11-24T09:28:00.000+08:00',
  isOpen = true,
  redisUrl = '',
  wechatUrl = '',
}: { database?: DatabaseKind; now?: string; isOpen?: boolean; redisUrl?: string; wechatUrl?: string } = {}) {
  const dir = mkdtempSync(`${tmpdir()}/yichuang-`);
  const created = database === 'postgres' ? await createDatabase() : undefined;
  const clockSecret = randomBytes(24).toString('hex');
  const env = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    DATABASE_URL: created?.url ?? '',
    DEMO_SIGN_IN: String(isOpen),
    ALLOW_TEST_CLOCK: String(isOpen),
    TEST_CLOCK_SECRET: clockSecret,
    WECHAT_API_BASE: wechatUrl,
    WECHAT_APP_ID: wechatUrl && 'wx-test-app',
    WECHAT_APP_SECRET: wechatUrl && 'wx-test-secret',
  };
  const platform = startServer('platform', { cwd: at('platform'), env: { ...env, PLATFORM_PORT: '0' }, log: silent });
  const { ready: platformUrl } = await platform.ready;
  const startBff = () =>
    startServer('bff', {
      cwd: at('bff'),
      env: { ...env, PORT: '0', REDIS_URL: redisUrl, PLATFORM_URL: platformUrl, H5_DIR: at('miniapp/dist/h5') },
      log: silent,
    });
  const servers = [platform, startBff()];
  const { ready: url } = await servers[1]!.ready;
  const stack = {
    url,
    platform,
    databaseUrl: created?.url,
    dataDir: dir,
    /** Another BFF on the same platform; stopped with the stack. */
    async addBff() {
      const another = startBff();
      servers.push(another);
      return (await another.ready).ready;
    },
    /** Moves the clock of platform and BFF. */
    async setClock(instant: string) {
      const reply = await fetch(`${url}/api/test/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-test-clock': clockSecret },
        body: JSON.stringify({ now: instant }),
      });
      if (!reply.ok) throw new Error(`clock: ${reply.status} ${await reply.text()}`);
    },
    clockSecret,
    /** After a crowd: the BFF hears the platform again and lets in who signed in. */
    untilWell: () =>
      expect
        .poll(async () => (await (await fetch(`${url}/api/readyz`)).json()) as object)
        .toMatchObject({ status: 'ok' }),
    async stop() {
      for (const server of servers.toReversed()) await server.stop();
      await created?.drop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  if (isOpen) await stack.setClock(now);
  return stack;
}
