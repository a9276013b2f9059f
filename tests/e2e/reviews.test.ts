import type { Browser, Page } from 'playwright-core';
import { getCaseReview } from '@yichuang/contract/reviews/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { axeFindings, cutFindings, lookFindings } from '../a11y/audit.ts';
import { openBrowser, openPhone } from '../support/browser.ts';
import { as, type Person } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { answerOrder, decidedCase } from '../support/reviews.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
let desk: { clerk: Person; officer: Person; lead: Person; handler: Person };

beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  desk = {
    clerk: await as(stack.url, 'clerk-1'),
    officer: await as(stack.url, 'officer-1'),
    lead: await as(stack.url, 'lead-1'),
    handler: await as(stack.url, 'officer-2'),
  };
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** A decided case of that person, and a phone in which they look at its progress. */
async function decidedCaseOf(account: string, isElder = false) {
  const person = await as(stack.url, account);
  const { id } = await decidedCase(person, desk, await taskCodeOf(person, '城乡居民养老保险参保'));
  const phone = await openPhone(browser);
  await becomeSomebody(phone.page, { url: stack.url, account, isElder, now: MORNING });
  await phone.page.goto(`${stack.url}/#/cases/progress?id=${id}`);
  return { person, id, ...phone };
}

const face = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).filter({ visible: true });

test('a good review takes three presses from the progress page, and is not asked for twice', async () => {
  const { page, context, trouble, person, id } = await decidedCaseOf('chen-citizen');
  await press(page, '评价这次办事');
  await face(page, '非常满意').click();
  await press(page, '提交评价');
  await see(page, '谢谢您的评价。');
  expect(await person.do(getCaseReview, { params: { id } })).toMatchObject({ level: 5, indicators: [], order: null });
  await page.goBack();
  await press(page, '评价这次办事');
  await see(page, '您评过了，一件事评一次。');
  expect(await face(page, '满意').count()).toBe(0);
  expect(trouble).toEqual([]);
  await context.close();
});

test('a bad review needs a reason, becomes an order, and its answer is read on the same page', async () => {
  const { page, context, trouble, person, id } = await decidedCaseOf('zhou-citizen');
  await press(page, '评价这次办事');
  await face(page, '不满意').click();
  await press(page, '提交评价');
  await see(page, /请至少选一项，或写一句/);
  await press(page, '还有 2 项');
  await page.getByRole('checkbox', { name: '服务态度生硬' }).click();
  for (const find of [axeFindings, cutFindings]) expect(await find(page)).toEqual([]);
  expect(await lookFindings(page, false)).toEqual([]);
  await press(page, '提交评价');
  await see(page, '最晚 11 月 25 日 周三，联系您。');

  const { id: order } = await person.do(getCaseReview, { params: { id } });
  await answerOrder(desk, { params: { id: order } });
  await page.reload();
  await see(page, '已向您道歉，窗口已经培训');
  await press(page, '不满意，请重新处理');
  await page.getByLabel('哪里还没处理好').fill('还是老样子');
  await press(page, /^请重新处理$/);
  await see(page, '重新处理，正在派人');
  expect(await button(page, '不满意，请重新处理').count()).toBe(0);
  expect(trouble).toEqual([]);
  await context.close();
});

test('长辈版 rates with large faces in a column', async () => {
  const { page, context, trouble } = await decidedCaseOf('wang-daughter', true);
  await press(page, '评价这次办事');
  const [best, good] = [await face(page, '非常满意').boundingBox(), await face(page, '满意').boundingBox()];
  expect(best!.height).toBeGreaterThanOrEqual(60);
  expect(good!.y).toBeGreaterThanOrEqual(best!.y + best!.height);
  await face(page, '满意').click();
  expect(await lookFindings(page, true)).toEqual([]);
  await press(page, '提交评价');
  await see(page, '谢谢您的评价。');
  expect(trouble).toEqual([]);
  await context.close();
});
