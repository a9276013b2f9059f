// What a sick Redis costs a public read, in milliseconds over the same read with a healthy one, and how much memory a BFF
// takes that has read very many guides. After a build: node tests/load/cache-faults.mjs
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SAMPLE_ITEM } from '@yichuang/contract/testing/sample-item';
import { FakePlatform, json } from '@yichuang/bff/testing/fake-platform';
import { startServer } from '../../scripts/processes.mjs';
import { startRedis } from '../../scripts/tools.mjs';

const ROUNDS = 5;
const READS = 20;
const GUIDES = 20_000;
/** What makes a sample as long as a guide is, and no easier to compress. */
const CONDITIONS = Array.from({ length: 20 }, (_, i) =>
  String.fromCharCode(...Array.from({ length: 56 }, (_, j) => 0x4e00 + ((i * 2503 + j * 7919) % 2500))),
);
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const silent = { write: () => true };
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const dir = mkdtempSync(`${tmpdir()}/yichuang-load-`);
let redis = await startRedis();
const env = { NODE_ENV: 'test', DATA_DIR: dir, DEMO_SIGN_IN: 'true', JWT_SECRET: randomBytes(32).toString('hex') };
const servers = [startServer('platform', { cwd: at('platform'), env: { ...env, PLATFORM_PORT: '0' }, log: silent })];
const { ready: PLATFORM_URL } = await servers[0].ready;
servers.push(
  startServer('bff', { cwd: at('bff'), env: { ...env, PORT: '0', PLATFORM_URL, REDIS_URL: redis.url }, log: silent }),
);
const { ready: url } = await servers[1].ready;

const signedIn = await fetch(`${url}/api/sessions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ provider: 'demo', account: 'load-1' }),
});
// calls of a load account are not counted against a quota
const headers = { authorization: `Bearer ${(await signedIn.json()).accessToken}` };

/** Milliseconds of a read that no cache can answer. */
async function read() {
  const started = performance.now();
  const answer = await fetch(`${url}/api/items?q=${randomUUID()}`, { headers });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`a read answered ${answer.status}`);
  return performance.now() - started;
}
async function reads() {
  const times = [];
  for (let i = 0; i < READS; i++) times.push(await read());
  return median(times);
}
async function untilWell() {
  const started = performance.now();
  while ((await (await fetch(`${url}/api/readyz`)).json()).status !== 'ok') await pause(20);
  return performance.now() - started;
}

/** Breaks Redis, reads, mends it and waits; `seconds` is how long it stays broken. */
async function measure(name, breakIt, mendIt, seconds) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    await untilWell();
    const healthy = await reads();
    await breakIt();
    const [first, later] = [(await read()) - healthy, (await reads()) - healthy];
    await pause(seconds * 1000);
    await mendIt();
    rounds.push({ first, later, recovery: await untilWell() });
  }
  const of = (what) => Math.round(median(rounds.map((round) => round[what])));
  const signed = (what) => (of(what) < 0 ? of(what) : `+${of(what)}`);
  console.log(
    `redis ${name}: first read ${signed('first')} ms, then ${signed('later')} ms (median of ${ROUNDS}); used again ${of('recovery')} ms after it is back`,
  );
}

const residentMb = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** A BFF of its own with default settings, before a platform that has as many guides as anybody asks for. */
async function measureMemory() {
  const platform = new FakePlatform();
  const PLATFORM_URL = await platform.start();
  for (let n = 0; n < GUIDES; n++)
    platform.on(`GET /api/items/g-${n}`, json({ ...SAMPLE_ITEM, taskCode: `g-${n}`, acceptCondition: CONDITIONS }));
  const more = { PORT: '0', PLATFORM_URL, REDIS_URL: redis.url, TRUSTED_PROXIES: '127.0.0.1' };
  const bff = startServer('bff', { cwd: at('bff'), env: { ...env, ...more }, log: silent });
  const { ready: own } = await bff.ready;
  const [atStart, bytes] = [residentMb(bff.child.pid), []];
  let next = 0;
  const reader = async () => {
    while (next < GUIDES) {
      const n = next++;
      // everybody has an address of their own, and a quota
      const headers = {
        'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
        'accept-encoding': 'identity',
      };
      const answer = await fetch(`${own}/api/items/g-${n}`, { headers });
      if (answer.status !== 200) throw new Error(`a guide answered ${answer.status}`);
      bytes.push((await answer.arrayBuffer()).byteLength);
    }
  };
  await Promise.all(Array.from({ length: 16 }, reader));
  console.log(
    `memory of a BFF: ${Math.round(residentMb(bff.child.pid))} MB after ${GUIDES} guides of ${median(bytes)} bytes, ${Math.round(atStart)} MB at its start`,
  );
  await bff.stop();
  await platform.stop();
}

try {
  await reads();
  const stop = async () => redis.kill('SIGSTOP');
  const go = async () => redis.kill('SIGCONT');
  await measure('frozen', stop, go, 0);
  await measure('frozen for 3 s', stop, go, 3);
  const restart = async () => {
    redis = await startRedis({ port: redis.port });
  };
  await measure('killed', () => redis.stop('SIGKILL'), restart, 0);
  await measure('killed for 5 s', () => redis.stop('SIGKILL'), restart, 5);
  await measureMemory();
} finally {
  for (const server of servers.toReversed()) await server.stop();
  await redis.stop('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
}
