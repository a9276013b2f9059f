import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { DESK, openBrowser, openPhone } from '../support/browser.ts';
import { openDrawer, press, see } from '../support/screen.ts';
import { minimalSheet } from '../support/sheets.ts';
import { startStack, type Stack } from '../support/stack.ts';

const CODE = '11420704000000000A4009800000001';
const NAME = '龙灯会场地备案';
const WORDS = '耍龙灯占地方';
/** What a search says that has no answer, or one that it calls unsure itself. */
const NOT_THERE = /没有找到|不太确定您要找哪一件/;

let stack: Stack;
let browser: Browser;
let keeper: Awaited<ReturnType<typeof openPhone>>;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  keeper = await openPhone(browser, { viewport: DESK });
  await becomeSomebody(keeper.page, { url: stack.url, account: 'catalogue-admin', now: MORNING });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** A citizen who looks for it now, in a browser that has never been here. */
async function citizenSees(words: string, text: string | RegExp): Promise<void> {
  const { page, context } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, now: MORNING });
  await page.goto(`${stack.url}/#/catalogue/search?q=${encodeURIComponent(words)}`);
  await see(page, text);
  await context.close();
}

/** The search says so, and no matter of that name is offered. */
async function citizenMisses(name: string): Promise<void> {
  const { page, context } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, now: MORNING });
  await page.goto(`${stack.url}/#/catalogue/search?q=${encodeURIComponent(name)}`);
  await see(page, NOT_THERE);
  expect(await page.getByText(name, { exact: true }).filter({ visible: true }).count()).toBe(0);
  await context.close();
}

async function sendSheet(page: Page, code: string) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, '选文件来检查');
  const { name = '', bytes } = minimalSheet([{ code, name: NAME }]);
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
}

/** Presses it on the page, then in the drawer that says what will happen. */
async function confirm(page: Page, name: string) {
  await press(page, name);
  const drawer = await openDrawer(page);
  await drawer.getByRole('button', { name, exact: true }).click();
}

const open = (path: string) => keeper.page.goto(`${stack.url}/#/catalogue-admin/${path}`);

test('a sheet with an error is mended, applied, found by a citizen, and taken back', async () => {
  const { page, trouble } = keeper;
  await open('home');
  await press(page, /^导入事项/);
  await sendSheet(page, '');
  await see(page, /有 1 处要改，现在不能应用/);
  await see(page, '第 2 行 D 列');
  await see(page, /没有填实施编码/);
  expect(await page.getByRole('button', { name: '应用到事项库' }).filter({ visible: true }).count()).toBe(0);

  await press(page, '改好了，再传一次');
  await sendSheet(page, CODE);
  await see(page, '检查通过，可以应用');
  await citizenMisses(NAME);
  await confirm(page, '应用到事项库');
  await see(page, '已经生效');
  await citizenSees(NAME, '民政局');

  await open('quality');
  await see(page, NAME);
  await see(page, '缺项');

  await open('words');
  await press(page, '加一个说法');
  const drawer = await openDrawer(page);
  await drawer.getByRole('textbox', { name: '群众怎么说' }).fill(WORDS);
  await drawer.getByRole('textbox', { name: '说的是哪件事' }).fill(NAME);
  await drawer.getByRole('button', { name: '保存说法' }).click();
  await page
    .getByRole('button', { name: new RegExp(NAME) })
    .filter({ visible: true })
    .first()
    .waitFor();
  await citizenSees(WORDS, NAME);

  await open('imports');
  await press(page, /^事项\.csv.*已生效/);
  await confirm(page, '撤回这次导入');
  await see(page, '已经撤回');
  await citizenMisses(NAME);
  expect(trouble).toEqual([]);
});

test('what citizens are told is compared with the record to the last item', async () => {
  const { page } = keeper;
  await open('same-source');
  await press(page, '现在比对');
  await see(page, '全部一致');
});
