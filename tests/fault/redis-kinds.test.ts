import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createClient } from 'redis';
import { STORE_PROMISES } from '@yichuang/bff/testing/redis-store-conformance';
import { openRedisStore } from '@yichuang/bff/testing/open-redis-store';
import { startRedis } from '../../scripts/tools.mjs';

type Server = Awaited<ReturnType<typeof startRedis>>;
type Opened = Awaited<ReturnType<typeof openRedisStore>>;

/** One node that serves all slots: as much Cluster as the client can tell. */
async function startCluster() {
  const server = await startRedis({ more: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'] });
  const admin = await createClient({ url: server.url }).connect();
  await admin.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
  const state = () => admin.sendCommand(['CLUSTER', 'INFO']).then(String);
  await vi.waitFor(async () => expect(await state()).toContain('cluster_state:ok'), 20_000);
  admin.destroy();
  return { servers: [server], url: `redis+cluster://127.0.0.1:${server.port}` };
}

/** A master and one Sentinel that knows it. */
async function startSentinel() {
  const master = await startRedis();
  const dir = mkdtempSync(`${tmpdir()}/yichuang-sentinel-`);
  const file = `${dir}/sentinel.conf`;
  writeFileSync(file, `sentinel monitor first 127.0.0.1 ${master.port} 1\n`);
  const sentinel = await startRedis({ file, more: ['--sentinel'] });
  const stop = async () => {
    await sentinel.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { servers: [{ stop }, master], url: `redis+sentinel://127.0.0.1:${sentinel.port}/first` };
}

describe.each([
  ['Cluster', startCluster],
  ['Sentinel', startSentinel],
])('behind a %s', (_, start) => {
  let servers: Pick<Server, 'stop'>[] = [];
  let opened: Opened;
  beforeAll(async () => {
    const started = await start();
    ({ servers } = started);
    opened = await openRedisStore(started.url);
    await vi.waitFor(() => expect(opened.store.health).toBe('ok'), 20_000);
  });
  afterAll(async () => {
    await opened?.close();
    for (const server of servers) await server.stop();
  });

  test.each(Object.entries(STORE_PROMISES))('the store %s', (_, promise) => promise(opened.store));
});
