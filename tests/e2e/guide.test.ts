import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { openBrowser, openPhone } from '../support/browser.ts';
import { nobody } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
let taskCode: string;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  taskCode = await taskCodeOf(nobody(stack.url), '老人补贴');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function guideOf(account: string, { isElder = false, options = '' } = {}) {
  const phone = await openPhone(browser);
  await becomeSomebody(phone.page, { url: stack.url, account, isElder, now: MORNING });
  const answered = options === '' ? '' : `&options=${options}`;
  await phone.page.goto(`${stack.url}/#/catalogue/guide?taskCode=${taskCode}${answered}`);
  return phone;
}

test('my own list and my own last day, on the screen, on paper, when booking and when applying', async () => {
  const { page, trouble } = await guideOf('chen-citizen');
  await see(page, '今天交，最晚 12 月 3 日办好');
  await see(page, '您至少要带 1 样');
  await page.getByRole('radio', { name: '社会保障卡' }).click();
  await page.getByRole('radio', { name: '家人替老人办' }).click();
  await see(page, '您要带 2 样');
  await see(page, '高龄津贴代办委托书');

  await page.getByRole('radio', { name: '选一天' }).click();
  await page.getByLabel('哪天交').last().fill('2026-12-30');
  await see(page, '12 月 30 日交，最晚 2027 年 1 月 11 日办好');
  await see(page, /放假安排还没有公布/);

  const paper = page.waitForResponse((answer) => answer.url().includes('/paper?'));
  await press(page, '打印告知书');
  expect(decodeURIComponent((await paper).url())).toContain('options=card-social,by-family');
  expect((await paper).headers()['content-type']).toBe('application/pdf');
  const form = page.waitForResponse((answer) => answer.url().endsWith('/materials/1/blank'));
  await press(page, '看高龄津贴申请表的空白表');
  expect((await form).status()).toBe(200);

  await press(page, '预约窗口');
  await see(page, /^您要带的：高龄津贴申请表、高龄津贴代办委托书$/);
  await page.goBack();
  await press(page, '在线申报');
  await see(page, '系统带出');
  await see(page, '高龄津贴代办委托书');
  expect(await page.getByText('外地银行卡的开户行信息').filter({ visible: true }).count()).toBe(0);
  expect(trouble).toEqual([]);
});

test('长辈版: one question at a time, then one sentence', async () => {
  const { page, trouble } = await guideOf('wang-elder', { isElder: true });
  await see(page, '今天交，最晚 12 月 3 日办好，至少要带 1 样');
  await press(page, '社会保障卡');
  await press(page, '老人自己');
  await see(page, '今天交，最晚 12 月 3 日办好，要带 1 样');
  expect(await button(page, '念给我听').count()).toBeLessThanOrEqual(1);
  expect(trouble).toEqual([]);
});

test('the code on the paper opens the same list', async () => {
  const { page, trouble } = await guideOf('zhou-citizen', { options: 'card-away%2Cby-self' });
  await see(page, '您要带 2 样');
  await see(page, '外地银行卡的开户行信息');
  expect(trouble).toEqual([]);
});
