import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import type { CatalogueKey } from '@yichuang/contract/catalogue/changes';
import { SAMPLE_ITEM } from '@yichuang/contract/testing/sample-item';
import { FakePlatform, json } from '@yichuang/bff/testing/fake-platform';
import { startServer } from '../../scripts/processes.mjs';

const bffFolder = fileURLToPath(new URL('../../bff', import.meta.url));

/** A platform that counts what it is asked, whose catalogue can change, and two BFF processes before it with one Redis. */
export async function startTwoBffs(redisUrl: string) {
  const platform = new FakePlatform();
  const PLATFORM_URL = await platform.start();
  const changes: { version: number; keys: readonly string[] }[] = [];
  platform.on('GET /internal/feed', ({ url = '' }, ...more) => {
    const since = Number(new URL(url, PLATFORM_URL).searchParams.get('catalogueSince'));
    const changedKeys = changes.filter(({ version }) => version > since).flatMap(({ keys }) => keys);
    const catalogue = { version: changes.length, changedKeys };
    return json({ ...platform.feed, catalogue })({ url } as never, ...more);
  });
  const dir = mkdtempSync(`${tmpdir()}/yichuang-two-`);
  const secrets = { JWT_SECRET: randomBytes(32).toString('hex'), SERVICE_SECRET: randomBytes(32).toString('hex') };
  const env = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    ...secrets,
    PORT: '0',
    TRUSTED_PROXIES: '127.0.0.1',
    REDIS_URL: redisUrl,
    PLATFORM_URL,
  };
  let timesAway = 0;
  const log = { write: (text: unknown) => ((timesAway += Number(String(text).includes('does not answer'))), true) };
  const start = async () => {
    const server = startServer('bff', { cwd: bffFolder, env, log });
    const { ready } = await server.ready;
    return { url: ready, kill: (signal: NodeJS.Signals) => server.child.kill(signal), server };
  };
  const bffs = [await start(), await start()] as const;
  return {
    platform,
    bffs,
    /** A guide that both BFFs may be asked for; its promised days are what tells one text from the next. */
    guide(taskCode: string, promiseDay = 15, afterMs = 0) {
      platform.on(`GET /api/items/${taskCode}`, async (...exchange) => {
        if (afterMs > 0) await new Promise((done) => setTimeout(done, afterMs));
        await json({ ...SAMPLE_ITEM, taskCode, promiseDay })(...exchange);
      });
    },
    change: (...keys: CatalogueKey[]) => void changes.push({ version: changes.length + 1, keys }),
    asked: (taskCode: string) => platform.calls(`GET /api/items/${taskCode}`).length,
    /** How often a BFF gave Redis up. On a machine so busy that a command comes too late it does, and is right to. */
    timesAway: () => timesAway,
    /** The memory that a process really has. */
    residentMb({ server }: (typeof bffs)[number]) {
      const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async stop() {
      for (const { server, kill } of bffs) {
        kill('SIGCONT');
        await server.stop();
      }
      await platform.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Heard = { status: number; how: string; promiseDay: number };

/** Very many who ask at once, each on a connection of their own; who loses it asks the `other`, as a proxy would. */
export async function crowd(size: number, path: string, urls: readonly string[], other = urls[0] ?? '') {
  const pools = new Map([...urls, other].map((url) => [url, new Pool(url, { connections: size })]));
  const ask = async (url: string): Promise<Heard> => {
    const pool = pools.get(url);
    if (!pool) throw new Error(`nobody at ${url}`);
    const { statusCode, headers, body } = await pool.request({ method: 'GET', path });
    const { promiseDay } = (await body.json()) as { promiseDay: number };
    return { status: statusCode, how: String(headers['x-cache']), promiseDay };
  };
  const callers = Array.from({ length: size }, (_, i) => urls[i % urls.length] ?? '');
  const heard = await Promise.all(callers.map((url) => ask(url).catch(() => ask(other))));
  await Promise.all([...pools.values()].map((pool) => pool.destroy()));
  return heard;
}
