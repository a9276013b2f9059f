import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { DESK, openBrowser, openPhone } from '../support/browser.ts';
import { submittedCase } from '../support/cases.ts';
import { as } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
let id: string;

beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  const person = await as(stack.url, 'chen-citizen');
  ({ id } = await submittedCase(person, await taskCodeOf(person, '老人补贴')));
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function deskOf(account: string, path: string) {
  const opened = await openPhone(browser, { viewport: DESK });
  await becomeSomebody(opened.page, { url: stack.url, account, now: MORNING });
  await opened.page.goto(`${stack.url}/#/staff/${path}`);
  return opened;
}

test('a clerk accepts beside the list, an officer without a window decides, the clerk delivers', async () => {
  const clerk = await deskOf('clerk-1', 'cases');
  await press(clerk.page, /^受理$/);
  await see(clerk.page, '承诺办结');
  await press(clerk.page, '确认受理');
  await see(clerk.page, '等审批人员审查。');

  const officer = await deskOf('officer-1', 'workbench');
  await officer.page.waitForURL(/staff\/cases/);
  await press(officer.page, '开始审查');
  await press(officer.page, '作出决定');
  await officer.page.getByRole('radio', { name: '准予', exact: true }).click();
  await press(officer.page, '作出准予决定');
  await see(officer.page, '已作决定，等窗口送达。');

  await clerk.page.goto(`${stack.url}/#/staff/case?id=${id}`);
  await press(clerk.page, '送出结果');
  await press(clerk.page, '登记送出');
  await press(clerk.page, '登记签收');
  await clerk.page.getByRole('dialog').getByRole('button', { name: '登记签收' }).click();
  await see(clerk.page, '本人签收');
  expect(await button(clerk.page, '更多').count()).toBe(0);
  expect([...clerk.trouble, ...officer.trouble]).toEqual([]);
});
