// 100,000 items from a sheet into the catalogue: seconds of checking and applying, and the platform's memory at its highest.
// `node tests/load/import.mjs [items]`, after `node scripts/build.mjs`.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { completeItem } from '@yichuang/platform/catalogue/imports/complete-item';
import { writeCsv, writeXlsx } from '@yichuang/platform/catalogue/imports/export-files';
import { startServer } from '../../scripts/processes.mjs';
import { startPostgres } from '../../scripts/tools.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const dir = mkdtempSync(`${tmpdir()}/yichuang-bench-`);
const home = { code: '420704', nameOf: () => '鄂州临空经济区' };

/** An item as a county has it: conditions, a basis, two materials; without the materials where they would not fit. */
function itemOf(index, isBrief) {
  const values = {
    taskCode: `11420704000000000A4${String(index).padStart(12, '0')}`,
    taskName: `第 ${index} 项政务服务事项办理`,
    deptName: `第 ${index % 40} 局`,
    taskType: '20',
    projectType: '2',
    serverType: ['1'],
    promiseDay: index % 20,
    anticipateDay: 20,
    acceptCondition: ['本地户籍', `符合第 ${index} 条规定`],
    ...(!isBrief && {
      byLaw: ['《中华人民共和国行政许可法》第十二条'],
      handleFlow: ['申请', '受理', '审核', '决定', '送达'],
      materials: ['居民身份证', '申请表'].map((materialName) => ({
        materialName,
        isNeed: '1',
        materialType: '1',
        materialFormat: '3',
        sourceType: '20',
        pageNum: 1,
        hasForm: false,
        hasSample: true,
        exemptBy: null,
        fillExplain: '',
        acceptStand: '清晰、完整、在有效期内',
      })),
    }),
  };
  return completeItem({ values, filled: new Set(Object.keys(values)), left: new Set() }, undefined, home);
}
const items = (isBrief) =>
  async function* () {
    for (let index = 1; index <= COUNT; index++) yield itemOf(index, isBrief);
  };

const server = await startPostgres();
async function onServer(statement) {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Resident megabytes now. */
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function startHouse(kind) {
  const dataDir = mkdtempSync(`${dir}/${kind}-`);
  const name = `bench_${randomBytes(6).toString('hex')}`;
  if (kind === 'postgres') await onServer(`CREATE DATABASE ${name}`);
  const url = kind === 'postgres' ? new URL(`/${name}`, server.url).href : '';
  const env = { NODE_ENV: 'test', HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: url, DEMO_SIGN_IN: 'true' };
  const log = { write: () => true };
  const platform = startServer('platform', { cwd: at('platform'), env: { ...env, PLATFORM_PORT: '0' }, log });
  const { ready: PLATFORM_URL } = await platform.ready;
  const bff = startServer('bff', { cwd: at('bff'), env: { ...env, PORT: '0', PLATFORM_URL }, log });
  return {
    url: (await bff.ready).ready,
    pid: platform.child.pid,
    async stop() {
      await bff.stop();
      await platform.stop();
      if (kind === 'postgres') await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function json(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Milliseconds until a citizen finds something that nobody asked before. */
async function searchNew(house) {
  const asked = performance.now();
  const answer = await fetch(`${house.url}/api/items?q=${encodeURIComponent('身份证')}${randomUUID().slice(0, 4)}`);
  await answer.arrayBuffer();
  return { ms: performance.now() - asked, isAnswered: answer.ok };
}

/** Asks until the import has left a state; the longest search is what citizens wait for meanwhile. */
async function whileIn(house, headers, id, state) {
  let [longest, peak, unanswered] = [0, 0, 0];
  for (;;) {
    const search = await searchNew(house);
    longest = Math.max(longest, search.ms);
    if (!search.isAnswered) unanswered++;
    const answer = await fetch(`${house.url}/api/admin/catalogue/imports/${id}`, { headers });
    peak = Math.max(peak, memoryOf(house.pid));
    if (answer.status === 503 || answer.status === 504) {
      unanswered++;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      continue;
    }
    const found = await json(answer);
    if (found.state !== state) return { found, longest, peak, unanswered };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function measure(kind, file) {
  const house = await startHouse(kind);
  try {
    const post = (path, body, headers) => fetch(`${house.url}${path}`, { method: 'POST', body, headers });
    const signIn = JSON.stringify({ provider: 'demo', account: 'catalogue-admin' });
    const session = await json(await post('/api/sessions', signIn, { 'content-type': 'application/json' }));
    const headers = { authorization: `Bearer ${session.accessToken}` };
    const keyed = () => ({ ...headers, 'idempotency-key': randomUUID() });
    const before = memoryOf(house.pid);
    const form = new FormData();
    form.set('file', await openAsBlob(file.path), file.name);
    const started = performance.now();
    const { id } = await json(await post('/api/admin/catalogue/imports?dryRun=true', form, keyed()));
    const checked = await whileIn(house, headers, id, 'checking');
    const between = performance.now();
    if (checked.found.counts.added !== COUNT) throw new Error(JSON.stringify(checked.found));
    await json(await post(`/api/admin/catalogue/imports/${id}/apply`, undefined, keyed()));
    const applied = await whileIn(house, headers, id, 'applying');
    if (applied.found.state !== 'applied') throw new Error(JSON.stringify(applied.found));
    const line = (what, value, unit) => console.log(`import ${file.name} ${kind} ${what}: ${value.toFixed(1)} ${unit}`);
    line('check', (between - started) / 1000, 's');
    line('apply', (performance.now() - between) / 1000, 's');
    line('longest search meanwhile', Math.max(checked.longest, applied.longest), 'ms');
    line('calls without an answer', checked.unanswered + applied.unanswered, '');
    line('memory above rest, check', checked.peak - before, 'MB');
    line('memory above rest, apply', applied.peak - before, 'MB');
  } finally {
    await house.stop();
  }
}

try {
  for (const [name, write] of Object.entries({ '100k.csv': writeCsv, '100k.xlsx': writeXlsx })) {
    const path = `${dir}/${name}`;
    // a list of materials is long in one cell of separated values, and short as rows of its own sheet
    await write(path, items(name.endsWith('.csv')));
    console.log(`import ${name} size: ${(statSync(path).size / 1024 / 1024).toFixed(1)} MB`);
    for (const kind of ['postgres', 'pglite']) await measure(kind, { path, name });
  }
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
