import '@yichuang/contract/zod-setup';
import { listCases } from '@yichuang/contract/cases/contract';
import { getMe } from '@yichuang/contract/identity/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MORNING, phoneOf } from '../support/acting-screen.ts';
import { openBrowser } from '../support/browser.ts';
import { as } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const type = (page: Page, name: string | RegExp, text: string) =>
  page.getByRole('textbox', { name }).filter({ visible: true }).first().fill(text);

test('a daughter asks, her mother agrees, the daughter fills in a form; taken back in the middle, it ends and the draft stays', async () => {
  const mother = await as(stack.url, 'wang-elder');
  const { userCode } = await mother.do(getMe, {});
  const allowance = await taskCodeOf(mother, '老人补贴');

  const daughters = await phoneOf(browser, stack, 'wang-daughter');
  const { page } = daughters;
  await page.goto(`${stack.url}/#/delegations/ask?as=delegate`);
  await see(page, '请谁授权给您');
  await page.getByRole('radio', { name: '办事码' }).click();
  await type(page, '对方的办事码', userCode);
  await press(page, '下一步');
  await page.getByRole('radio', { name: '只办这几件' }).click();
  await type(page, '找一件事', '老人补贴');
  await press(page, /^选这件：高龄津贴/);
  await button(page, /^不选了：高龄津贴/).waitFor();
  await press(page, '下一步');
  await press(page, '下一步');
  await page.getByRole('radio', { name: '90 天' }).click();
  await press(page, '下一步');
  await see(page, '看一遍，发给对方');
  await press(page, '发给对方');
  await see(page, '还没有生效');

  const mothers = await phoneOf(browser, stack, 'wang-elder');
  await mothers.page.goto(`${stack.url}/#/delegations/list`);
  await mothers.page.getByRole('tab', { name: '谁替我办' }).click();
  await press(mothers.page, /等您回答/);
  await press(mothers.page, '同意授权');
  await see(mothers.page, '同意这份授权？');
  await button(mothers.page, '同意授权').last().click();
  await see(mothers.page, '本人在自己手机上同意');

  await page.reload();
  await press(page, /^开始替/);
  await see(page, '可以替办的 1 件事');
  await see(page, /正在代/);
  // a reload goes on in her name, and every page says so
  await page.reload();
  await see(page, '可以替办的 1 件事');
  await see(page, /正在代/);
  await page.goto(`${stack.url}/#/tabs/wallet`);
  await see(page, '代办时看不到「亮证」');
  await page.goto(`${stack.url}/#/catalogue/guide?taskCode=${allowance}`);
  await press(page, /在线申报|接着填/);
  await page.waitForURL(/cases\/fill/);
  await see(page, /正在代/);
  const first = page.getByRole('textbox').filter({ visible: true }).first();
  await first.waitFor();
  await first.fill('鄂州农商行燕矶支行');
  await page.clock.fastForward(3_000);
  await see(page, /存好了|已存|保存/);

  await press(mothers.page, '撤销授权');
  await see(mothers.page, /草稿留给本人/);
  await button(mothers.page, '撤销授权').last().click();
  await see(mothers.page, /已撤销/);

  await first.fill('鄂州农商行花湖支行');
  await page.clock.fastForward(3_000);
  await see(page, '授权已撤销，草稿留给本人');
  expect(
    await page
      .getByText(/正在代/)
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  expect(await page.evaluate(() => sessionStorage.getItem('acting'))).toBeNull();
  const { items } = await mother.do(listCases, { query: {} });
  expect(items.filter(({ taskCode, state }) => taskCode === allowance && state === 'draft')).toHaveLength(1);
  expect([...daughters.trouble, ...mothers.trouble]).toEqual([]);
}, 120_000);
