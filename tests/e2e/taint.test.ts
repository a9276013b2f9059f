import '@yichuang/contract/zod-setup';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginActing, MORNING, phoneOf } from '../support/acting-screen.ts';
import { openBrowser } from '../support/browser.ts';
import { as } from '../support/client.ts';
import { granted } from '../support/delegations.ts';
import { taskCodeOf } from '../support/journey.ts';
import { press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** What is written for one person, and must be nowhere once it is the other's turn. */
const OF_THE_FIRST = '只有母亲知道的支行';
const OF_THE_OWN = '只有女儿自己写的支行';

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

/** Everything that a page holds and keeps, hidden or not. */
const held = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...Array.from(document.querySelectorAll('input, textarea'), (field) => (field as HTMLInputElement).value),
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
    ].join('\n'),
  );

async function writeInto(page: Page, url: string, taskCode: string, text: string) {
  await page.goto(`${url}/#/cases/fill?taskCode=${taskCode}`);
  const first = page.getByRole('textbox').filter({ visible: true }).first();
  await first.waitFor();
  await first.fill(text);
}

test('what was written for one person is on no page, in no storage and in no request of the next', async () => {
  const [mother, chen, daughter] = await Promise.all(
    ['wang-elder', 'chen-citizen', 'wang-daughter'].map((account) => as(stack.url, account)),
  );
  if (!mother || !chen || !daughter) throw new Error('somebody is missing');
  const allowance = await taskCodeOf(mother, '老人补贴');
  const first = await granted(mother, daughter, { taskCodes: [allowance] });
  const second = await granted(chen, daughter, { taskCodes: [allowance] });
  const { page, trouble } = await phoneOf(browser, stack, 'wang-daughter');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()}\n${request.postData() ?? ''}`));

  await writeInto(page, stack.url, allowance, OF_THE_OWN);
  expect(await held(page)).toContain(OF_THE_OWN);
  await beginActing(page, stack.url, first);
  sent.length = 0;
  expect(await held(page)).not.toContain(OF_THE_OWN);

  // written and not yet saved when she leaves
  await writeInto(page, stack.url, allowance, OF_THE_FIRST);
  expect(await held(page)).toContain(OF_THE_FIRST);
  expect(sent.join('\n')).not.toContain(OF_THE_OWN);
  await press(page, '退出代办');
  await see(page, '我替谁办');
  sent.length = 0;
  expect(await held(page)).not.toContain(OF_THE_FIRST);

  await beginActing(page, stack.url, second);
  await page.goto(`${stack.url}/#/cases/fill?taskCode=${allowance}`);
  await page.getByRole('textbox').filter({ visible: true }).first().waitFor();
  // longer than a form waits before it saves by itself
  await page.clock.fastForward(20_000);
  await page.waitForLoadState('networkidle');
  const everything = `${await held(page)}\n${sent.join('\n')}`;
  for (const taint of [OF_THE_FIRST, OF_THE_OWN]) expect(everything).not.toContain(taint);
  expect(trouble).toEqual([]);
}, 120_000);
