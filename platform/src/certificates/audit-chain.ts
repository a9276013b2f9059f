// pnpm --filter @yichuang/platform audit:verify -- [--anchor <seq>:<hash>]
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { Database } from '../db/database.js';
import { checkChain, type Anchor, type Break } from './audit-hash.js';
import { AuditRepository } from './audit.repository.js';

const WHY: Readonly<Record<Break['why'], string>> = {
  missing: '缺失',
  chain: '和前一条对不上',
  content: '内容和校验值对不上',
  anchor: '和抄存的校验值对不上',
};

function anchorFrom(args: readonly string[]): Anchor | undefined {
  // pnpm passes its own `--` on
  const given = parseArgs({ args: args.filter((one) => one !== '--'), options: { anchor: { type: 'string' } } });
  const { anchor } = given.values;
  if (anchor === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(anchor) ?? [];
  if (seq === undefined || hash === undefined) throw new Error('--anchor 写成 <条号>:<64 位校验值>');
  return { seq: Number(seq), hash };
}

async function main() {
  const anchor = anchorFrom(process.argv.slice(2));
  // oxlint-disable-next-line node/no-process-env -- a command of its own: this is its main.ts
  const db = await Database.open(readConfig(process.env));
  try {
    const { rows, head, firstBreak } = await checkChain(new AuditRepository().all(db), anchor);
    if (firstBreak) throw new Error(`核验记录第 ${firstBreak.seq} 条${WHY[firstBreak.why]}，之前的 ${rows} 条完好`);
    console.log(`核验记录 ${rows} 条，完好。请把末条抄存到别处，下次用 --anchor 核对：`);
    console.log(head ? `${head.seq}:${head.hash}` : '（还没有记录）');
  } finally {
    await db.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
