// Searches over HTTP in a catalogue of 100,000 items on five levels, 20 at once, on PostgreSQL and embedded. After a build:
// node tests/load/search.mjs [items]
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { buildDemoWorld } from '@yichuang/platform/demo/demo-world';
import { Database } from '@yichuang/platform/db/database';
import { ServiceTokens } from '@yichuang/server/service-token';
import { startServer } from '../../scripts/processes.mjs';
import { startPostgres } from '../../scripts/tools.mjs';
import { fillCatalogue, REGIONS } from './full-catalogue.mjs';

const ITEMS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 5;
/** Rounds before those that count: some seven thousand searches, until the platform's compiler has seen enough of them. */
const WARMING = 5;
const AT_ONCE = 20;
const SECRETS = { SERVICE_SECRET: 's'.repeat(40), FIELD_KEYS: 'f'.repeat(40), SIGNING_KEYS: 'k'.repeat(40) };
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const relevance = at('platform/src/catalogue/search/fixtures/relevance.json');
const mixed = (text) => createHash('md5').update(text).digest('hex');
/** In an order of chance: people do not ask all their whole sentences one after the other, as the list does. */
const queries = [...new Set(JSON.parse(readFileSync(relevance, 'utf8')).map(({ query }) => query))].toSorted((a, b) =>
  mixed(a) < mixed(b) ? -1 : 1,
);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const share = (values, part) => values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
const tokens = new ServiceTokens(SECRETS.SERVICE_SECRET, () => Date.now());
const keeper = { sub: 'bench', sessionId: 'bench', roles: ['catalogue-admin'], level: 3 };

async function ask(url, token, options) {
  const started = performance.now();
  const answer = await fetch(url, { ...options, headers: { authorization: `Bearer ${token}`, ...options?.headers } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - started;
}

/** The same questions in other words: asked in between, they push out every answer that the platform keeps. */
const OTHERS = ['请问%怎么办', '我想问问%'].map((frame) => queries.map((query) => frame.replace('%', query)));

/** Every one of them once, 20 at a time; the region changes with each. @returns milliseconds of each */
async function searchAll(url, texts = queries) {
  const times = [];
  let next = 0;
  const one = async () => {
    while (next < texts.length) {
      const place = next++;
      const asked = new URLSearchParams({ q: texts[place], region: REGIONS[place % REGIONS.length].code });
      times.push(await ask(`${url}/api/items?${asked}`, tokens.asSystem()));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}

/** What words mean changes; the time is until a search knows of it. */
async function changeWords(url, round) {
  const started = performance.now();
  await ask(`${url}/api/admin/catalogue/synonyms/${encodeURIComponent(`第${round}轮`)}`, tokens.asCaller(keeper), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ meant: ['取水许可'] }),
  });
  await ask(`${url}/api/items?q=${encodeURIComponent(`第${round}轮`)}`, tokens.asSystem());
  return performance.now() - started;
}

/** Milliseconds of processor that a process has used: unlike a time it does not grow with what else the machine does. */
const processorMs = (pid) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
};
const residentMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const line = (name, value, unit) => console.log(`${name}: ${value.toFixed(2)} ${unit} (median of ${ROUNDS})`);

/** All questions when no answer to them is kept, and all once more. */
async function measureRound(server, url) {
  for (const others of OTHERS) await searchAll(url, others);
  const before = processorMs(server.child.pid);
  const fresh = await searchAll(url);
  const used = (processorMs(server.child.pid) - before) / queries.length;
  return { used, fresh, again: await searchAll(url) };
}

function tell(kind, rounds) {
  const middle = (what, unit, of) => line(`${kind}, ${what}`, median(rounds.map(of)), unit);
  middle('processor of the platform for a search whose answer is not kept', 'ms', ({ used }) => used);
  for (const [name, part] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ]) {
    middle(`no answer kept, ${name}`, 'ms', ({ fresh }) => share(fresh, part));
    middle(`asked again, ${name}`, 'ms', ({ again }) => share(again, part));
    middle(`half of them asked again, ${name}`, 'ms', ({ fresh, again }) => share([...fresh, ...again], part));
  }
}

async function measure(kind, env) {
  const server = startServer('platform', {
    cwd: at('platform'),
    env: { NODE_ENV: 'test', DEMO_SIGN_IN: 'false', PLATFORM_PORT: '0', ...SECRETS, ...env },
    log: { write: () => true },
  });
  try {
    const { ready: url } = await server.ready;
    const first = await ask(`${url}/api/items?q=${encodeURIComponent('取水')}`, tokens.asSystem());
    console.log(`${kind}, first answer after the start, ${ITEMS} items read and indexed: ${first.toFixed(0)} ms`);
    const rounds = [];
    for (let round = 0; round < WARMING + ROUNDS; round++) rounds.push(await measureRound(server, url));
    tell(`${kind} in its first minute`, rounds.slice(0, WARMING));
    tell(kind, rounds.slice(WARMING));
    const changes = [];
    for (let round = 0; round < ROUNDS; round++) changes.push(await changeWords(url, round));
    line(`${kind}, changed words are searched with after`, median(changes), 'ms');
    console.log(`${kind}, resident memory: ${residentMb(server.child.pid).toFixed(0)} MB`);
  } finally {
    await server.stop();
  }
}

const world = buildDemoWorld();
async function fill(where) {
  const db = await Database.open(where);
  const started = performance.now();
  await fillCatalogue(db, world, ITEMS);
  console.log(`${db.kind}, ${ITEMS} items written in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  await db.close();
}

const dir = mkdtempSync(`${tmpdir()}/yichuang-search-`);
const postgres = await startPostgres();
const name = `search_${randomBytes(6).toString('hex')}`;
const databaseUrl = new URL(name, postgres.url).href;
async function run(statement) {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
await run(`CREATE DATABASE ${name}`);
try {
  await fill({ databaseUrl, dataDir: dir });
  await measure('PostgreSQL', { DATABASE_URL: databaseUrl, DATA_DIR: `${dir}/on-server` });
  await fill({ dataDir: `${dir}/embedded` });
  await measure('embedded', { DATA_DIR: `${dir}/embedded` });
} finally {
  await run(`DROP DATABASE ${name} WITH (FORCE)`);
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}
