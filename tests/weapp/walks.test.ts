import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPass } from '@yichuang/contract/appointments/contract';
import { getHall } from '@yichuang/contract/catalogue/contract';
import { as } from '../support/client.ts';
import { closedWindow, hallOf } from '../support/journey.ts';
import { startStack, type Stack } from '../support/stack.ts';
import type { Params } from './harness/page-instance.ts';
import type { PageView } from './harness/page-view.ts';
import type { Phone } from './harness/phone.ts';
import { CITIZEN, CLERK, newPhone, phoneOf } from './people.ts';

const CHECK_IN = '2026-11-24T09:40:00.000+08:00';
/** The voucher asks every 15 s before the check-in. */
const FOLLOWS_MS = 25_000;

let stack: Stack;
let citizen: Phone;
let clerk: Phone;
const storage = new Map<string, string>();
let bookedAt: Params = {};

beforeAll(async () => {
  stack = await startStack();
  await closedWindow(await as(stack.url, 'clerk-1'));
  citizen = await phoneOf(stack.url, CITIZEN, storage);
  clerk = await phoneOf(stack.url, CLERK);
});
afterAll(async () => {
  for (const phone of [citizen, clerk]) await phone?.close();
  await stack.stop();
});

const hallName = async () => {
  const person = await as(stack.url, 'clerk-1');
  return (await person.do(getHall, { params: { id: await hallOf(person) } })).name;
};

/** The code that the voucher in front shows, once it is the one that the server gives. */
async function shownCode(voucher: PageView): Promise<string> {
  const person = await as(stack.url, 'zhou-citizen');
  const { qr } = await person.do(getPass, { params: { id: voucher.page.params['id'] ?? '' } });
  expect(await voucher.waitFor(() => voucher.readCode())).toBe(qr);
  return qr;
}

test('a citizen finds a matter by everyday words and books it with a few presses', async () => {
  const home = await citizen.waitForPage('tabs/home');
  await home.waitAndPress('想办什么？如老人补贴');
  const search = await citizen.waitForPage('catalogue/search');
  search.confirm(await search.fill('找要办的事', '老人补贴'), '老人补贴');
  await search.waitAndPress(/高龄/);
  const guide = await citizen.waitForPage('catalogue/guide');
  await guide.waitAndPress('预约窗口');
  const halls = await citizen.waitForPage('appointments/choose-hall');
  await halls.waitAndPress(new RegExp(`^${await hallName()}`));
  const times = await citizen.waitForPage('appointments/choose-time');
  bookedAt = times.page.params;
  times.tap(await times.waitFor(() => times.byRole('radio', /^10:00，余 \d+$/)));
  await times.waitForText(/留号 \d/);
  times.press('确认预约');
  const voucher = await citizen.waitForPage('appointments/voucher');
  expect(await shownCode(voucher)).toMatch(/^YV1:/);
  expect(voucher.byLabel(/^签到码，短号 \d{3} \d{3}$/).attribute('aria-role')).toBe('img');
  expect(citizen.wx.of('setScreenBrightness').map(({ options }) => options['value'])).toEqual([1]);
  expect(citizen.complaints).toEqual([]);
});

test('the code is on the phone without a network, even after a restart', async () => {
  const { params } = citizen.page.page;
  const offline = newPhone('http://127.0.0.1:9', new Map(storage));
  offline.setOnline(false);
  const voucher = offline.open(`/appointments/voucher?id=${params['id']}`);
  expect(await voucher.waitFor(() => voucher.readCode())).toBe(await shownCode(citizen.page));
  expect(voucher.text).toContain('没有网络');
  await offline.close();
});

test('a time that was chosen and not confirmed is given back when the page is left', async () => {
  const phone = await phoneOf(stack.url, '老人 王奶奶');
  phone.open('/tabs/matters');
  const { hallId, taskCode } = bookedAt;
  phone.realm.run(`wx.navigateTo({ url: '/appointments/choose-time?hallId=${hallId}&taskCode=${taskCode}' })`, 'test');
  const times = await phone.waitForPage('appointments/choose-time');
  times.tap(await times.waitFor(() => times.byRole('radio', /^10:30，余 \d+$/)));
  await times.waitForText(/留号 \d/);
  times.press('返回');
  await phone.waitForPage('tabs/matters');
  const released = () => phone.requests.find(({ method }) => method === 'DELETE')?.status;
  expect(await phone.page.waitFor(released)).toBe(204);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test('a clerk scans the code, calls, serves and finishes, and the voucher follows', async () => {
  await stack.setClock(CHECK_IN);
  for (const phone of [citizen, clerk]) phone.setClock(CHECK_IN);
  const voucher = citizen.page;
  clerk.answer('scanCode', { result: { result: await shownCode(voucher), scanType: 'QR_CODE' } });

  const bench = clerk.open('/staff/workbench');
  await bench.waitAndPress('扫码签到');
  const scan = await clerk.waitForPage('staff/scan');
  await scan.waitForText('签到成功');
  const { text: number } = scan.byText(/^[A-Z]\d{3}$/);
  await voucher.waitFor(() => voucher.text.includes(number) && voucher.text.includes('前面还有'), FOLLOWS_MS);

  scan.press('返回');
  await clerk.waitForPage('staff/workbench');
  await bench.waitAndPress('开窗');
  await bench.waitAndPress('叫下一位');
  await voucher.waitFor(() => voucher.text.includes(`${number} 到您了`), FOLLOWS_MS);
  expect(voucher.text).toContain('去 1 号窗口');
  expect(citizen.wx.of('vibrateLong')).toHaveLength(1);

  await bench.waitAndPress('开始办理');
  await voucher.waitFor(() => voucher.text.includes('正在 1 号窗口 办理'), FOLLOWS_MS);
  await bench.waitAndPress(/^只办完/);
  await voucher.waitFor(() => voucher.text.includes('已经办完'), FOLLOWS_MS);
  expect([...citizen.complaints, ...clerk.complaints]).toEqual([]);
});
