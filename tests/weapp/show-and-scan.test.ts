import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import type { PageView } from './harness/page-view.ts';
import type { Phone } from './harness/phone.ts';
import { CLERK, phoneOf } from './people.ts';

const HOLDER = '市民 陈先生';
/** The page that shows asks every 3 s who looked. */
const FOLLOWS_MS = 15_000;

let stack: Stack;
let holder: Phone;
let clerk: Phone;
let show: PageView;

beforeAll(async () => {
  stack = await startStack();
  holder = await phoneOf(stack.url, HOLDER);
  clerk = await phoneOf(stack.url, CLERK);
});
afterAll(async () => {
  for (const phone of [holder, clerk]) await phone?.close();
  await stack.stop();
});

const shownCode = async () => (await show.waitFor(() => show.readCode())) ?? '';
const film = (code: string) => clerk.answer('scanCode', { result: { result: code, scanType: 'QR_CODE' } });

test('a certificate is shown on a bright screen and verified from the workbench, once', async () => {
  const wallet = holder.open('/tabs/wallet');
  await wallet.waitAndPress('出示居民身份证');
  show = await holder.waitForPage('certificates/show');
  await show.waitForText('秒后自动换新码');
  const code = await shownCode();
  expect(code).toMatch(/^ZW1:/);
  expect(holder.wx.of('setScreenBrightness').map(({ options }) => options['value'])).toEqual([1]);
  expect(holder.wx.of('setKeepScreenOn').map(({ options }) => options['keepScreenOn'])).toEqual([true]);

  film(code);
  const bench = clerk.open('/staff/workbench');
  await bench.waitAndPress(/^扫码核验/);
  const verify = await clerk.waitForPage('staff/verify');
  await verify.waitForText('通过');
  expect(verify.text).toContain('陈*远');
  await show.waitFor(() => /看了.*姓名/.test(show.text), FOLLOWS_MS);
  await show.waitFor(() => show.readCode() !== code, FOLLOWS_MS);

  verify.press('用完了，下一个');
  await verify.waitForText('这个码已经用过了');
  expect(verify.text).not.toContain('陈*远');
  expect([...holder.complaints, ...clerk.complaints]).toEqual([]);
});

test('a certificate scanned at the check-in goes to its own page by itself', async () => {
  const bench = clerk.open('/staff/workbench');
  film(await shownCode());
  await bench.waitAndPress('扫码签到');
  const verify = await clerk.waitForPage('staff/verify');
  await verify.waitForText('通过');
  expect(clerk.complaints).toEqual([]);
});

test('停止出示 takes the code away and gives the screen back', async () => {
  await show.waitForText('秒后自动换新码');
  show.press('停止出示');
  await show.waitForText('已作废');
  expect(() => show.byLabel(/核验码/)).toThrow('has nothing');
  expect(holder.wx.of('setKeepScreenOn').at(-1)?.options['keepScreenOn']).toBe(false);
  expect(holder.wx.of('setScreenBrightness').at(-1)?.options['value']).toBe(-1);
  expect(holder.complaints).toEqual([]);
});
