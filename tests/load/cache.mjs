// What a hit of a guide costs, beside other ways to answer it: requests a second, and CPU time of the answering process.
// All take turns in one run, so that what else the machine does falls on all. After a build: node tests/load/cache.mjs
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../scripts/processes.mjs';
import { startRedis } from '../../scripts/tools.mjs';
import { hammer } from './hammer.mjs';

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 40;
const WANTED_BYTES = 6 * 1024;
/** Milliseconds of one tick of /proc/<pid>/stat. */
const TICK_MS = 10;
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const silent = { write: () => true };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const dir = mkdtempSync(`${tmpdir()}/yichuang-load-`);
const redis = await startRedis();
const env = { NODE_ENV: 'test', DATA_DIR: dir, DEMO_SIGN_IN: 'true', JWT_SECRET: randomBytes(32).toString('hex') };
const platform = startServer('platform', { cwd: at('platform'), env: { ...env, PLATFORM_PORT: '0' }, log: silent });
const { ready: PLATFORM_URL } = await platform.ready;
const bff = startServer('bff', {
  cwd: at('bff'),
  env: { ...env, PORT: '0', PLATFORM_URL, REDIS_URL: redis.url },
  log: silent,
});
const { ready: bffUrl } = await bff.ready;
const children = [];

/** The guide whose size is nearest to the one that is wanted. */
async function chooseGuide() {
  const list = await fetch(`${bffUrl}/api/items?limit=100`);
  if (!list.ok) throw new Error(`the list of items answered ${list.status}`);
  const { items } = await list.json();
  const guides = await Promise.all(
    items.map(async ({ taskCode }) => {
      const url = `${bffUrl}/api/items/${encodeURIComponent(taskCode)}`;
      return {
        url,
        body: Buffer.from(await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer()),
      };
    }),
  );
  const distance = ({ body }) => Math.abs(body.byteLength - WANTED_BYTES);
  return guides.toSorted((a, b) => distance(a) - distance(b))[0];
}

async function startRival(kind, file) {
  const script = fileURLToPath(new URL('cache-rivals.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, kind, file, redis.url], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{"ready"')) return { url: `${JSON.parse(line).ready}/api/items/one`, pid: child.pid };
  throw new Error(`${kind} did not start`);
}

/** User and system time of all threads of a process, milliseconds. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** nginx keeps the answer of `origin`; nothing where it is not installed. */
async function startNginx(origin) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const config = `daemon off; master_process off; pid ${dir}/nginx.pid; error_log /dev/null;
    events { worker_connections 1024; }
    http { access_log off; proxy_cache_path ${dir}/nginx keys_zone=guides:8m;
      client_body_temp_path ${dir}; proxy_temp_path ${dir}; fastcgi_temp_path ${dir}; uwsgi_temp_path ${dir}; scgi_temp_path ${dir};
      server { listen 127.0.0.1:${port}; keepalive_requests 10000000;
        location / { proxy_pass ${new URL(origin).origin}; proxy_cache guides; proxy_cache_valid 200 1h; } } }`;
  writeFileSync(`${dir}/nginx.conf`, config);
  const child = spawn('nginx', ['-c', `${dir}/nginx.conf`, '-p', dir], { stdio: 'ignore' });
  const isThere = await new Promise((done) => {
    child.once('spawn', () => done(true));
    child.once('error', () => done(false));
  });
  if (!isThere) return undefined;
  children.push(child);
  await pause(500);
  return { url: `http://127.0.0.1:${port}/api/items/one`, pid: child.pid };
}

async function run({ url, pid, headers }) {
  const before = cpuMs(pid);
  const { answers, perSecond } = await hammer({ url, headers, connections: CONNECTIONS, seconds: SECONDS });
  return { perSecond, cpuMicros: ((cpuMs(pid) - before) * 1000) / answers };
}

try {
  const { url, body } = await chooseGuide();
  const file = `${dir}/guide.json`;
  writeFileSync(file, body);
  const ours = { url, pid: bff.child.pid };
  const bare = await startRival('raw', file);
  const nginx = await startNginx(bare.url);
  const servers = {
    'node:http with a ready Buffer': bare,
    'this BFF': ours,
    'this BFF, brotli': { ...ours, headers: { 'accept-encoding': 'gzip, deflate, br' } },
    ...(nginx && { 'nginx proxy_cache': nginx }),
    'bentocache (memory) on node:http': await startRival('bento', file),
    'Nest, Express, cache-manager with memory and Redis': await startRival('nest-memory-redis', file),
    'Nest, Express, cache-manager with Redis': await startRival('nest-redis', file),
  };
  for (const server of Object.values(servers)) await run(server);
  const rounds = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, server] of Object.entries(servers)) rounds[name].push(await run(server));

  const [raw, own] = Object.values(rounds);
  const ratio = (of, to, what) => median(of.map((one, round) => one[what] / to[round][what]));
  console.log(`a guide of ${body.byteLength} bytes, ${CONNECTIONS} connections, ${SECONDS} s a round`);
  for (const [name, measured] of Object.entries(rounds)) {
    const [perSecond, cpu] = ['perSecond', 'cpuMicros'].map((what) =>
      Math.round(median(measured.map((one) => one[what]))),
    );
    const [times, slower] = [ratio(measured, raw, 'cpuMicros'), ratio(own, measured, 'perSecond')];
    console.log(
      `${name}: ${perSecond} requests/s, ${cpu} µs CPU a hit, ${times.toFixed(2)} × the CPU of node:http, this BFF answers ${slower.toFixed(1)} × as many (median of ${ROUNDS})`,
    );
  }
} finally {
  for (const child of children) child.kill();
  await bff.stop();
  await platform.stop();
  await redis.stop('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
}
