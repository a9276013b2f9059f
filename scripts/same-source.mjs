// pnpm same-source [--url http://…]… [--render]: 要素同源. Lists every fact that citizens are told differently from the
// platform's record, and ends with 1 if there is one. Without --url on a private demonstration.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildMiniapp, buildServers } from './build.mjs';
import { startDemo } from './private-demo.mjs';
import { checkSource } from './same-source/check.mjs';

const root = resolve(import.meta.dirname, '..');
const SOURCES = { fresh: '现取的答复', cached: '缓存的答复', list: '列表', guide: '办事指南页', row: '办事页的列表' };
const LONGEST = 60;

const HELP = `pnpm same-source [--url http://…] [--render]
  --url      要查的地址，可以写多个（每台 BFF 各有自己的缓存）；不写就起一套私有的演示
  --render   再用 Chromium 打开每一份办事指南，看该说的是不是都写在页面上
  SAME_SOURCE_TOKEN=…  目录管理员的访问令牌；不设就用演示账号登录
有一处不同就以 1 结束`;

const short = (text) => {
  const line = text.replaceAll('\n', '；').replaceAll('|', '／');
  return line === '' ? '（没有）' : line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

function printDifferences(differences) {
  console.log('| 来源 | 事项 | 要素 | 标准版本 | 实际显示 |\n|---|---|---|---|---|');
  for (const { source, taskName, taskCode, label, canonical, shown } of differences)
    console.log(`| ${SOURCES[source]} | ${taskName} ${taskCode} | ${label} | ${short(canonical)} | ${short(shown)} |`);
}

async function launch() {
  // the browser's driver belongs to the tests
  const { chromium } = createRequire(resolve(root, 'tests/package.json'))('playwright-core');
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** How many differences there are at this address. */
async function look(url, browser) {
  const { checked, differences } = await checkSource(url, { token: process.env.SAME_SOURCE_TOKEN, browser });
  const { items, fresh, cached, rows, guides, shownRows } = checked;
  console.log(
    `${url}：${items} 个事项，比了现取的 ${fresh} 份、缓存的 ${cached} 份、列表 ${rows} 行、指南页 ${guides} 份、办事页 ${shownRows} 行，不同 ${differences.length} 处`,
  );
  if (differences.length > 0) printDifferences(differences);
  return differences.length;
}

async function main() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', multiple: true },
      render: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  if (!values.url) await buildServers('platform', 'bff');
  if (!values.url && values.render) await buildMiniapp('h5');
  const demo = values.url ? undefined : await startDemo();
  const browser = values.render ? await launch() : undefined;
  let count = 0;
  try {
    for (const url of values.url ?? [demo.url]) count += await look(url.replace(/\/$/, ''), browser);
  } finally {
    await browser?.close();
    await demo?.stop();
  }
  process.exitCode = count > 0 ? 1 : 0;
}
await main();
