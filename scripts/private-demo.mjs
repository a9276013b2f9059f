// A demonstration of one's own: both servers on free ports, an empty data folder, and a clock that can be moved.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { startServer } from './processes.mjs';

const root = resolve(import.meta.dirname, '..');
const silent = { write: () => true };

/** Stop it: nothing is left behind. */
export async function startDemo() {
  const dir = mkdtempSync(`${tmpdir()}/yichuang-demo-`);
  const secret = randomBytes(24).toString('hex');
  const env = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    DATA_DIR: dir,
    DATABASE_URL: '',
    REDIS_URL: '',
    DEMO_SIGN_IN: 'true',
    ALLOW_TEST_CLOCK: 'true',
    TEST_CLOCK_SECRET: secret,
  };
  const servers = [];
  const start = async (name, more) => {
    const server = startServer(name, { cwd: resolve(root, name), env: { ...env, ...more }, log: silent });
    servers.push(server);
    return (await server.ready).ready;
  };
  const stop = async () => {
    for (const server of servers.toReversed()) await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const platform = await start('platform', { PLATFORM_PORT: '0' });
    const h5 = resolve(root, 'miniapp/dist/h5');
    const url = await start('bff', { PORT: '0', PLATFORM_URL: platform, H5_DIR: h5 });
    const setClock = async (now) => {
      const headers = { 'content-type': 'application/json', 'x-test-clock': secret };
      const answer = await fetch(`${url}/api/test/clock`, { method: 'PUT', headers, body: JSON.stringify({ now }) });
      if (!answer.ok) throw new Error(`The clock answered ${answer.status}`);
    };
    return { url, setClock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
