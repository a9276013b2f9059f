import type { Browser, Page } from 'playwright-core';
import { becomeSomebody } from '../../scripts/demo-day.mjs';
import { openPhone } from './browser.ts';
import { press, see } from './screen.ts';
import type { Stack } from './stack.ts';

export const MORNING = '2026-11-24T09:28:00.000+08:00';

/** A phone on which this person signed in earlier. */
export async function phoneOf(browser: Browser, { url }: Pick<Stack, 'url'>, account: string) {
  const phone = await openPhone(browser);
  await becomeSomebody(phone.page, { url, account, now: MORNING });
  return phone;
}

/** From the open delegation to the home of whoever acts under it. */
export async function beginActing(page: Page, url: string, delegationId: string) {
  await page.goto(`${url}/#/delegations/detail?id=${delegationId}`);
  await press(page, /^开始替/);
  await see(page, '可以替办的 1 件事');
}
