// Mobile Lighthouse of the home page on the built app, five runs: `node tests/load/lighthouse.mjs`
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../../scripts/processes.mjs';

const root = resolve(import.meta.dirname, '../..');
const RUNS = 5;
const LIGHTHOUSE = 'lighthouse@12.8.2';
const run = promisify(execFile);
const dir = mkdtempSync(`${tmpdir()}/yichuang-lighthouse-`);
const env = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  DATA_DIR: dir,
  DATABASE_URL: '',
  REDIS_URL: '',
  DEMO_SIGN_IN: 'true',
};
const servers = [];

async function start(name, more) {
  const server = startServer(name, { cwd: resolve(root, name), env: { ...env, ...more }, log: { write: () => true } });
  servers.push(server);
  return (await server.ready).ready;
}

/** Scores of one run, 0..1, and the figures behind the performance. */
async function measure(url, at) {
  const file = `${dir}/report-${at}.json`;
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu'].join(' ');
  const asked = ['--only-categories=performance,accessibility', '--output=json', `--output-path=${file}`, '--quiet'];
  await run('npx', ['-y', LIGHTHOUSE, url, ...asked, `--chrome-flags=${flags}`], {
    cwd: dir,
    env: { ...process.env, CHROME_PATH: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  });
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'));
  const ms = (name) => Math.round(audits[name].numericValue);
  console.log(
    `run ${at}: performance ${categories.performance.score}, FCP ${ms('first-contentful-paint')} ms, LCP ${ms('largest-contentful-paint')} ms, TBT ${ms('total-blocking-time')} ms, CLS ${audits['cumulative-layout-shift'].numericValue.toFixed(3)}`,
  );
  return { performance: categories.performance.score, accessibility: categories.accessibility.score };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

try {
  const platform = await start('platform', { PLATFORM_PORT: '0' });
  const url = await start('bff', { PORT: '0', PLATFORM_URL: platform, H5_DIR: resolve(root, 'miniapp/dist/h5') });
  const runs = [];
  for (let at = 1; at <= RUNS; at++) runs.push(await measure(url, at));
  const of = (name) => median(runs.map((one) => one[name])).toFixed(2);
  console.log(
    `lighthouse home: performance ${of('performance')}, accessibility ${of('accessibility')} (median of ${RUNS})`,
  );
} finally {
  for (const server of servers.toReversed()) await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
