import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { agreeToCertificate, answer, choose } from '../support/application-screen.ts';
import { openBrowser, openPhone } from '../support/browser.ts';
import { press, see } from '../support/screen.ts';
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

test('长辈版 asks one thing a screen, says its progress in one sentence and keeps a way back', async () => {
  const { page, trouble } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, account: 'wang-elder', isElder: true, now: MORNING });
  await page.goto(`${stack.url}/#/catalogue/search?q=${encodeURIComponent('老人补贴')}`);
  await press(page, /^高龄津贴申领/);
  await press(page, '在线申报');
  const questions: (() => Promise<unknown>)[] = [
    () => answer(page, '联系电话', '13900000048'),
    () => answer(page, '户籍地址', '燕矶镇沿江路 18 号'),
    () => choose(page, '现在是否住在别处', '否'),
    () => answer(page, '开户银行', '示例银行燕矶支行'),
    () => answer(page, '银行卡号', '6217001234567893'),
    () => choose(page, '是否领过同类津贴', '否'),
    () => choose(page, '要不要留一位家人', '否'),
    () => agreeToCertificate(page, '申请人居民身份证'),
    () => agreeToCertificate(page, '居民户口簿'),
    () => agreeToCertificate(page, '社会保障卡（金融账户已激活）或本人银行卡'),
  ];
  for (const [at, reply] of questions.entries()) {
    await see(page, `第 ${at + 1} 个，共 ${questions.length} 个`);
    expect(await page.locator('.question').filter({ visible: true }).count()).toBe(1);
    await reply();
    await press(page, at === questions.length - 1 ? '填好了，核对' : '下一个');
  }
  await press(page, '提交申请');
  await see(page, '交上了');
  await press(page, '看进度');
  await see(page, '已收到，最晚 12 月 1 日有答复');
  await see(page, '念给我听');
  await see(page, /打电话/);
  expect(trouble).toEqual([]);
});

test('an answer that is missing stays on its screen and says so', async () => {
  const { page } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, account: 'wang-daughter', isElder: true, now: MORNING });
  await page.goto(`${stack.url}/#/catalogue/search?q=${encodeURIComponent('老人补贴')}`);
  await press(page, /^高龄津贴申领/);
  await press(page, '在线申报');
  await see(page, /^第 1 个/);
  await press(page, '下一个');
  await see(page, '请填写「联系电话」');
  await answer(page, '联系电话', '139');
  await press(page, '下一个');
  await see(page, '手机号是 11 位数字，请检查');
  await see(page, /^第 1 个/);
});
