import '@yichuang/contract/zod-setup';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPhone } from '../support/browser.ts';
import { filmCode } from '../support/camera.ts';
import { startStack, type Stack } from '../support/stack.ts';

const MORNING = '2026-11-24T09:28:00.000+08:00';
const DOORS_OPEN = '2026-11-24T09:31:00.000+08:00';
let stack: Stack;
let dir: string;
const browsers: Browser[] = [];

beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  dir = mkdtempSync(join(tmpdir(), 'journey-'));
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await stack?.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function person(cameraFile?: string) {
  const browser = await openBrowser(cameraFile);
  browsers.push(browser);
  const phone = await openPhone(browser, { camera: cameraFile !== undefined });
  // the device's clock stands where the servers' stands
  await phone.page.clock.install({ time: new Date(cameraFile === undefined ? MORNING : DOORS_OPEN) });
  return phone;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).filter({ visible: true });
const press = (page: Page, name: string | RegExp) => button(page, name).first().click();
const see = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** Asked once on every device, before the first sign-in. */
const agree = (page: Page) =>
  page.getByRole('checkbox', { name: '我看过并同意隐私说明' }).filter({ visible: true }).click();

/** What an independent reader makes of the code on the screen. */
async function readScreen(page: Page): Promise<string> {
  const file = join(dir, 'screen.png');
  await page.screenshot({ path: file });
  return execFileSync('zbarimg', ['--quiet', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

test('老人补贴 to a number called at a window, two people, the clerk scanning the code on the citizen’s screen', async () => {
  const citizen = await person();
  const { page } = citizen;
  await page.goto(stack.url);
  await press(page, /想办什么/);
  await page.getByRole('textbox').filter({ visible: true }).fill('老人补贴');
  await press(page, '查找');
  await see(page, '「老人补贴」也叫「高龄津贴」');
  await press(page, /高龄津贴申领/);
  await see(page, /年满 ?80 ?周岁/);
  await press(page, '预约窗口');
  await press(page, /^鄂州临空经济区政务服务中心/);
  await page
    .getByRole('radio', { name: /^10:00/ })
    .filter({ visible: true })
    .click();
  // identity is asked for only here, and the chosen time is still chosen afterwards
  await agree(page);
  await press(page, /市民 陈先生 /);
  await button(page, '确认预约').waitFor();
  await press(page, '确认预约');
  await see(page, /还有 ?\d+ ?分钟/);
  const code = await readScreen(page);
  expect(code).toMatch(/^YV1:/);

  const film = join(dir, 'code.y4m');
  filmCode(film, code);
  await stack.setClock(DOORS_OPEN);
  const clerk = await person(film);
  const desk = clerk.page;
  await desk.goto(`${stack.url}/#/staff/scan`);
  await press(desk, /登录/);
  await agree(desk);
  await press(desk, /区中心 1 号/);
  await see(desk, '签到成功');
  await see(desk, /^陈\*远$/);
  const number = (await desk.locator('.verdict-number').textContent()) ?? '';
  expect(number).toMatch(/^A\d{3}$/);

  await page.clock.fastForward(16_000);
  await see(page, number);
  await see(page, '已签到，正在排队');

  await desk.goto(`${stack.url}/#/staff/workbench`);
  await press(desk, '开窗');
  await press(desk, '叫下一位');
  await see(desk, number);
  await page.clock.fastForward(4000);
  await see(page, /去 1 号窗口/);
  await press(desk, /^重呼/);
  await see(desk, /已叫 2 次/);
  await press(desk, '开始办理');
  await page.clock.fastForward(4000);
  await see(page, /正在 1 号窗口 办理/);
  await press(desk, '只办完');
  await page.clock.fastForward(4000);
  await see(page, '已经办完');
  expect([...citizen.trouble, ...clerk.trouble]).toEqual([]);
}, 120_000);
