// pnpm test [vitest filters]: installs what the machine lacks, builds what is stale, starts a private PostgreSQL and Redis,
// runs every test, cleans up whatever happens, and ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { buildMiniapp, buildServers } from './build.mjs';
import { ensureTools, startPostgres, startRedis } from './tools.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const started = performance.now();
const lap = (what) => console.log(`${what} after ${((performance.now() - started) / 1000).toFixed(1)} s`);

function runVitest(report, servers) {
  const args = [
    'run',
    // browsers and servers wait more than they compute: a second file at a time fills the pauses of the first
    '--maxWorkers=2',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ];
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...servers, CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? 'chromium' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
  return new Promise((done) => vitest.once('exit', (code) => done(code ?? 1)));
}

/** A file that cannot even be loaded has no failed test of its own, but it is one. */
function tally(report) {
  const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  return `${numPassedTests} passed, ${numFailedTests + broken.length} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`;
}

if (process.argv.includes('--help')) {
  console.log('pnpm test [部分路径或名字]   安装缺少的工具、构建、跑全部测试');
  process.exit(0);
}
await ensureTools();
lap('tools');
await buildServers();
for (const target of ['h5', 'weapp']) await buildMiniapp(target);
lap('builds');
const running = [];
const keep = (server) => (running.push(server), server.url);
const dir = mkdtempSync(`${tmpdir()}/yichuang-report-`);
let code = 1;
try {
  const servers = {
    TEST_DATABASE_URL: keep(await startPostgres()),
    TEST_REDIS_URL: process.env.TEST_REDIS_URL || keep(await startRedis()),
  };
  code = await runVitest(`${dir}/vitest.json`, servers);
  lap('tests');
  console.log(tally(`${dir}/vitest.json`));
} finally {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(dir, { recursive: true, force: true });
}
process.exit(code);
