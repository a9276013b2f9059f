// pnpm --filter @yichuang/platform staff:add -- --account <id>: see docs/operations.md
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Role } from '@yichuang/contract/access';
import * as z from 'zod/mini';
import { readConfig } from '../config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database } from '../db/database.js';
import { AccountsRepository, type NewAccount } from './accounts.repository.js';
import { codeUri, newCodeSecret } from './staff-code.js';
import { StaffCredentialsRepository } from './staff-credentials.repository.js';
import { hashPassword, isStrongPassword } from './staff-password.js';

const OPTIONS = {
  account: { type: 'string' },
  role: { type: 'string', multiple: true },
  region: { type: 'string' },
  hall: { type: 'string' },
  window: { type: 'string', multiple: true },
  title: { type: 'string' },
} as const;
const StaffRole = Role.check(
  z.refine((role) => !['citizen', 'enterprise', 'helper'].includes(role), '不是工作人员的角色'),
);

type Given = ReturnType<typeof readArguments>;
function readArguments(args: readonly string[]) {
  // pnpm passes its own `--` on
  const { values } = parseArgs({ args: args.filter((one) => one !== '--'), options: OPTIONS });
  const { account = '', role = [] } = values;
  if (!/^[\w-]{1,40}$/.test(account)) throw new Error('请用 --account 写明账号：字母、数字和 -，不超过 40 位');
  const roles = z.safeParse(z.array(StaffRole), role);
  if (!roles.success) throw new Error(`--role 只能是工作人员的角色：${Role.options.slice(3).join('、')}`);
  return { ...values, account, roles: roles.data };
}

/** The account that is given credentials; a new one needs a role. */
const toAccount = ({ account, roles, region, hall, window, title = '工作人员' }: Given): NewAccount => ({
  id: account,
  personId: null,
  level: 3,
  roles,
  title,
  note: '',
  ...(region !== undefined && { region }),
  ...(hall !== undefined && { hallId: hall }),
  ...(window !== undefined && { windowIds: window }),
});

async function save(db: Database, cipher: FieldCipher, given: Given, password: string): Promise<string> {
  const accounts = new AccountsRepository(db);
  const credentials = new StaffCredentialsRepository(db, cipher);
  const codeSecret = newCodeSecret();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    if (!(await accounts.find(given.account, tx))) {
      if (given.roles.length === 0) throw new Error(`没有账号 ${given.account}：新建要用 --role 写明角色`);
      await accounts.save([toAccount(given)], tx);
    }
    await credentials.save(given.account, { passwordHash, codeSecret }, tx);
  });
  return codeSecret;
}

async function main() {
  const given = readArguments(process.argv.slice(2));
  // not an argument: those can be read in the list of processes and in the shell's history
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!isStrongPassword(password))
    throw new Error('口令至少 10 个字，大写字母、小写字母、数字、符号里至少有三种；从标准输入读取');
  // oxlint-disable-next-line node/no-process-env -- a command of its own: this is its main.ts
  const config = readConfig(process.env);
  const db = await Database.open(config);
  try {
    const codeSecret = await save(db, new FieldCipher(config), given, password);
    console.log(`账号 ${given.account} 的口令已设好。动态码的地址只显示这一次，请马上扫进验证器：`);
    console.log(codeUri(given.account, codeSecret));
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
