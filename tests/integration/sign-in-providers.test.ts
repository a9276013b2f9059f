import '@yichuang/contract/zod-setup';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getMe, signIn } from '@yichuang/contract/identity/contract';
import { as, nobody, Person, raw } from '../support/client.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { openidOf, WechatStub, type WechatFault } from '../support/wechat-stub.ts';

const wechat = new WechatStub();
let stack: Stack;
let second: string;
beforeAll(async () => {
  stack = await startStack({ database: 'postgres', wechatUrl: await wechat.start() });
  second = await stack.addBff();
});
afterAll(async () => {
  await stack?.stop();
  await wechat.stop();
});

const send = (body: object, url = stack.url) =>
  raw(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const problemOf = (reply: { text: string }) => JSON.parse(reply.text) as { code: string; detail: string };

describe('by WeChat', () => {
  let codes = 0;
  const newCode = (person = 'li') => `code-${person}-${++codes}`;
  const enter = (code: string) => send({ provider: 'wechat', code });

  test('the same person comes back to the same account, on every device', async () => {
    const ids = new Set<string>();
    for (let times = 0; times < 2; times++) {
      const { accessToken, user } = await nobody(times ? second : stack.url).do(signIn, {
        body: { provider: 'wechat', code: newCode() },
      });
      expect(user).toMatchObject({ level: 1, roles: ['citizen'] });
      ids.add((await new Person(stack.url, accessToken).do(getMe, {})).id);
    }
    expect(ids.size).toBe(1);
    expect([...ids][0]).not.toContain(openidOf('li'));
  });

  test('neither openid nor session key nor secret leaves the BFF', async () => {
    const reply = await enter(newCode('wu'));
    expect(reply.status).toBe(201);
    const { accessToken } = JSON.parse(reply.text) as { accessToken: string };
    const claims = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString();
    for (const secret of [openidOf('wu'), 'key-of-wu', 'wx-test-secret'])
      expect(reply.text + claims).not.toContain(secret);
    expect(Object.fromEntries(wechat.seen.at(-1) ?? [])).toMatchObject({
      appid: 'wx-test-app',
      secret: 'wx-test-secret',
      grant_type: 'authorization_code',
    });
  });

  test('a code works once', async () => {
    const code = newCode();
    expect((await enter(code)).status).toBe(201);
    const again = await enter(code);
    expect([again.status, problemOf(again)]).toMatchObject([401, { detail: '登录码过期，请再点一次' }]);
    expect((await enter('made-up')).status).toBe(401);
  });

  test.each<[string, WechatFault[], number, string, number]>([
    ['a code that is over', [{ errcode: 40_029 }], 401, 'UNAUTHENTICATED', 1],
    ['too many sign-ins', [{ errcode: 45_011 }], 429, 'RATE_LIMITED', 1],
    ['an account that WeChat distrusts', [{ errcode: 40_226 }], 403, 'FORBIDDEN', 1],
    ['busy twice', [{ errcode: -1 }, { errcode: -1 }], 503, 'UNAVAILABLE', 2],
    ['a secret of ours that is wrong', [{ errcode: 40_125 }], 502, 'UPSTREAM_BAD_RESPONSE', 1],
    ['a code nobody knows', [{ errcode: 99_999 }], 502, 'UPSTREAM_BAD_RESPONSE', 1],
    ['a page instead of an answer', ['html'], 502, 'UPSTREAM_BAD_RESPONSE', 1],
    ['an error of its own', ['http500'], 502, 'UPSTREAM_BAD_RESPONSE', 1],
    ['silence', ['hang'], 504, 'UPSTREAM_TIMEOUT', 1],
    ['a line cut twice', ['cut', 'cut'], 503, 'UNAVAILABLE', 2],
  ])('%s is told in words', async (_name, faults, status, code, calls) => {
    const before = wechat.seen.length;
    wechat.fail(...faults);
    const reply = await enter(newCode());
    expect([reply.status, problemOf(reply).code]).toEqual([status, code]);
    expect(problemOf(reply).detail).toMatch(/[\u4e00-\u9fff]/);
    expect(reply.text).not.toMatch(/errcode|rid|wx-test|127\.0\.0\.1/);
    expect(wechat.seen.length - before).toBe(calls);
    if (status === 429) expect(reply.headers['retry-after']).toBe('60');
  });

  test.each<[string, WechatFault]>([
    ['busy once', { errcode: -1 }],
    ['a line cut once', 'cut'],
  ])('%s is not noticed', async (_name, fault) => {
    wechat.fail(fault);
    expect((await enter(newCode())).status).toBe(201);
  });
});

describe('as staff', () => {
  const PASSWORD = 'Correct-horse-9';
  const platform = fileURLToPath(new URL('../../platform', import.meta.url));
  /** The operator's command as it is run: password on standard input. */
  async function addStaff(args: string[], password = PASSWORD) {
    const child = spawn(process.execPath, ['dist/identity/add-staff.js', '--', ...args], {
      cwd: platform,
      env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: stack.databaseUrl, DATA_DIR: stack.dataDir },
    });
    child.stdin.end(`${password}\n`);
    const exited = new Promise((done) => child.once('exit', done));
    const [out, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
    return { out, complaint, code, secret: /secret=([A-Z2-7]+)/.exec(out)?.[1] ?? '' };
  }
  const codeOf = (secret: string, stepsAhead = 0) =>
    generate({ secret, epoch: Math.floor(Date.now() / 1000) + stepsAhead * 30 });
  const enter = (account: string, otp: string, password = PASSWORD, url = stack.url) =>
    send({ provider: 'staff', account, password, otp }, url);
  const inTurn = (index: number) => (index % 2 ? second : stack.url);

  test('the command gives a clerk a password and a code; the code then works once, at whichever BFF', async () => {
    const { code, out, secret } = await addStaff(['--account', 'clerk-1']);
    expect([code, out.includes('otpauth://totp/'), out.includes(PASSWORD)]).toEqual([0, true, false]);
    const otp = await codeOf(secret);
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, index) => enter('clerk-1', otp, PASSWORD, inTurn(index))),
    );
    const [entered, refused] = [201, 401].map((wanted) => replies.filter(({ status }) => status === wanted).length);
    expect([entered, refused]).toEqual([1, 5]);
    const replay = await enter('clerk-1', otp, PASSWORD, second);
    expect([401, 429]).toContain(replay.status);
  });

  test('a new account needs a role, a strong password, and works at its hall', async () => {
    expect((await addStaff(['--account', 'clerk-9'])).complaint).toContain('--role');
    expect((await addStaff(['--account', 'clerk-9', '--role', 'citizen'])).complaint).toContain('工作人员的角色');
    expect((await addStaff(['--account', 'clerk-9', '--role', 'clerk'], 'weak')).complaint).toContain('口令至少');
    const { secret } = await addStaff(['--account', 'clerk-9', '--role', 'clerk', '--hall', 'lkq-center']);
    const reply = await enter('clerk-9', await codeOf(secret));
    expect(JSON.parse(reply.text)).toMatchObject({ user: { id: 'clerk-9', roles: ['clerk'], hallId: 'lkq-center' } });
  });

  test.each(['town-clerk', 'nobody-at-all'])(
    '%s: of 30 guesses at once over two BFFs six are checked',
    async (account) => {
      const { secret } = account === 'town-clerk' ? await addStaff(['--account', account]) : { secret: '' };
      const otp = secret === '' ? '123456' : await codeOf(secret);
      const replies = await Promise.all(
        Array.from({ length: 30 }, (_, index) => enter(account, otp, `guess-${index}`, inTurn(index))),
      );
      const checked = replies.filter(({ status }) => status === 401);
      const refused = replies.filter(({ status }) => status === 429);
      expect([checked.length, refused.length]).toEqual([6, 24]);
      expect(new Set(checked.map((reply) => problemOf(reply).detail)).size).toBe(1);
      for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(800);
      // locked for the right password too
      expect((await enter(account, otp)).status).toBe(429);
    },
  );

  test('demo accounts have no password', async () => {
    for (const password of ['', 'officer-1', 'demo', 'password'])
      expect((await enter('officer-1', '000000', password)).status).toBeGreaterThanOrEqual(401);
    expect((await as(stack.url, 'officer-1')).token).toBeDefined();
  });
});
