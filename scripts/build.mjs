// Builds what is stale: the servers with tsc, the mini-app with Taro. `node scripts/build.mjs h5 weapp`
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './fresh.mjs';
import { run, runQuietly } from './processes.mjs';

const root = resolve(import.meta.dirname, '..');
const MINIAPP_INPUTS = [
  'shared/contract/src',
  'shared/contract/package.json',
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/babel.config.js',
  'pnpm-lock.yaml',
];

/** tsc keeps its own freshness: 0.3 s when nothing changed. */
export const buildServers = (...projects) =>
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', ...projects], { cwd: root });

/** Taro writes its progress bar by the thousand lines when there is no terminal: into a log, shown only on failure. */
export const buildMiniapp = (target) =>
  buildIfStale(
    `${root}/miniapp/dist/${target}`,
    MINIAPP_INPUTS.map((path) => `${root}/${path}`),
    () => {
      console.log(`正在构建 ${target}（第一次约一分钟）`);
      return runQuietly(
        `${root}/miniapp/dist/${target}.log`,
        process.execPath,
        ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target],
        { cwd: `${root}/miniapp`, env: { ...process.env, NODE_ENV: 'production' } },
      );
    },
  );

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildServers('platform', 'bff');
  for (const target of process.argv.slice(2)) await buildMiniapp(target);
}
