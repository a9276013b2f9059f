import type { Browser } from 'playwright-core';
import { listFeedback } from '@yichuang/contract/feedback/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { openBrowser, openPhone } from '../support/browser.ts';
import { as } from '../support/client.ts';
import { feedbackStep } from '../support/feedback.ts';
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

test('a question keeps its words over a reload, is sent, answered on the same page and rated', async () => {
  const account = 'chen-citizen';
  const { page, context, trouble } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, account, now: MORNING });
  await page.goto(`${stack.url}/#/feedback/list`);
  await press(page, '写给我们');
  await page.getByLabel('标题').fill('停车场几点关');
  await page.reload();
  expect(await page.getByLabel('标题').inputValue()).toBe('停车场几点关');
  await page.getByLabel('说清楚一点').fill('下午五点半以后还能不能停车');
  await press(page, '交上去');
  await see(page, '收到了，正在派人');

  const [person, lead, officer] = [
    await as(stack.url, account),
    await as(stack.url, 'lead-1'),
    await as(stack.url, 'officer-1'),
  ];
  const { items } = await person.do(listFeedback, { query: {} });
  const id = items[0]?.id ?? '';
  await feedbackStep(lead, { id, stateVersion: 1 }, 'assign', { handlerId: 'officer-1' });
  await feedbackStep(officer, { id, stateVersion: 2 }, 'handle');
  await feedbackStep(officer, { id, stateVersion: 3 }, 'answer', { text: '晚上八点关，下班后也能停' });
  await page.reload();
  await see(page, '晚上八点关，下班后也能停');
  await page.getByRole('radio', { name: '满意', exact: true }).filter({ visible: true }).click();
  await press(page, '提交打分');
  await see(page, '您给答复打了「满意」。');
  expect(trouble).toEqual([]);
  await context.close();
});
