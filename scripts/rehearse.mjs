// pnpm rehearse [catalogue.json] [--json]: 模拟申报. Starts an instance of its own, loads an exported catalogue if one is
// given (else the demonstration's), walks every online item to the last step, and ends with 1 if one breaks.
import { parseArgs } from 'node:util';
import { buildServers } from './build.mjs';
import { MORNING } from './demo-day.mjs';
import { startDemo } from './private-demo.mjs';
import { loadCatalogue } from './rehearse/load.mjs';
import { rehearse } from './rehearse/rehearsal.mjs';
import { STEPS } from './rehearse/walk.mjs';

const HELP = `pnpm rehearse [目录.json] [--json]
  目录.json  从「事项管理」导出的 JSON；不写就走演示目录
  --json     只输出 JSON
有一个事项走不到最后一步就以 1 结束`;
const NAMES = { none: '（没打开）', ...STEPS, hall: '到现场' };

const rowOf = ({ taskName, taskCode, reached, breaks, exempt, uploaded }) => {
  const why = breaks.map((one) => `${NAMES[one.step]}：${one.why}`).join('；');
  return `| ${taskName} ${taskCode} | ${NAMES[reached]} | ${exempt} | ${uploaded} | ${(why || '走通').replaceAll('|', '／')} |`;
};

function print(walked) {
  console.log('| 事项 | 走到 | 免提交 | 上传 | 结果 |\n|---|---|---|---|---|');
  for (const one of walked) console.log(rowOf(one));
  const broken = walked.filter(({ breaks }) => breaks.length > 0).length;
  console.log(`\n${walked.length} 个网上办的事项，走通 ${walked.length - broken} 个，断在半路 ${broken} 个`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(HELP);
  await buildServers('platform', 'bff');
  const demo = await startDemo();
  try {
    // a working morning: a term cannot be computed for a day that no calendar knows
    await demo.setClock(MORNING);
    const [file] = positionals;
    const walked = await rehearse(demo.url, file === undefined ? undefined : await loadCatalogue(demo.url, file));
    if (values.json) console.log(JSON.stringify(walked, undefined, 2));
    else print(walked);
    process.exitCode = walked.some(({ breaks }) => breaks.length > 0) ? 1 : 0;
  } finally {
    await demo.stop();
  }
}
await main();
