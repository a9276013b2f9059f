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
/** A little more than the time between two questions of the page that shows. */
const NEXT_LOOK_MS = 3_500;
let stack: Stack;
let dir: string;
const browsers: Browser[] = [];

beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  dir = mkdtempSync(join(tmpdir(), 'show-and-scan-'));
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
  await phone.page.clock.install({ time: new Date(MORNING) });
  return phone;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).filter({ visible: true });
const press = (page: Page, name: string | RegExp) => button(page, name).first().click();
const see = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** What an independent reader makes of the code on the screen. */
async function readScreen(page: Page): Promise<string> {
  const file = join(dir, 'screen.png');
  await page.screenshot({ path: file });
  return execFileSync('zbarimg', ['--quiet', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).replace(/\n$/, '');
}

/** As a scanner beside the computer does it. */
async function scanAgain(desk: Page, code: string) {
  await desk.keyboard.type(code);
  await desk.keyboard.press('Enter');
}

async function signIn(page: Page, account: RegExp) {
  await page.getByRole('checkbox', { name: '我看过并同意隐私说明' }).click();
  await press(page, account);
}

test('a certificate is shown, scanned off the screen, used up by that, and stopped; the holder sees every look', async () => {
  const holder = await person();
  const { page } = holder;
  await page.goto(`${stack.url}/#/tabs/wallet`);
  await press(page, '去登录');
  await signIn(page, /市民 陈先生 /);
  await press(page, '出示居民身份证');
  await see(page, /秒后自动换新码/);
  await button(page, '立即换码').waitFor();
  // this phone's time stands still while the desk is set up, so that the code on the film stays the one on the screen
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  const code = await readScreen(page);
  expect(code).toMatch(/^ZW1:/);

  const film = join(dir, 'code.y4m');
  filmCode(film, code);
  const clerk = await person(film);
  const desk = clerk.page;
  await desk.goto(`${stack.url}/#/staff/verify`);
  await press(desk, /登录/);
  await signIn(desk, /区中心 1 号/);
  await see(desk, '通过');
  await see(desk, /^陈\*远$/);
  await see(desk, /^HY \d{6} \d{5}$/);
  // three digits, then stars, then four: never more
  await see(desk, /^420\*+\d{3}[\dX]$/);

  await page.clock.resume();
  await page.clock.fastForward(NEXT_LOOK_MS);
  await see(page, /看了.*姓名/);
  await expect.poll(() => readScreen(page), { timeout: 20_000 }).not.toBe(code);
  const fresh = await readScreen(page);

  await press(desk, '用完了，下一个');
  await scanAgain(desk, code);
  await see(desk, '这个码已经用过了');
  await see(desk, /秒前用过/);
  expect(await desk.getByText('陈*远').filter({ visible: true }).count()).toBe(0);
  await page.clock.fastForward(NEXT_LOOK_MS);
  await see(page, /又扫了用过的码，没看到信息/);

  await expect.poll(() => readScreen(page), { timeout: 20_000 }).not.toBe(fresh);
  const last = await readScreen(page);
  await press(page, '停止出示');
  await see(page, /已作废/);
  await press(desk, '再扫一次');
  await scanAgain(desk, last);
  await see(desk, '这个码被停掉了');
  expect([...holder.trouble, ...clerk.trouble]).toEqual([]);
}, 120_000);
