import type { Page } from 'playwright-core';
import { becomeSomebody, liveOneMorning } from '../../scripts/demo-day.mjs';
import { addressOf, pagesOf, type LookedAt } from '../../scripts/demo-pages.mjs';
import { openBrowser, openPhone } from './browser.ts';
import { startStack } from './stack.ts';

export type LivedMorning = Awaited<ReturnType<typeof liveMorning>>;

/** The built app on its servers after a morning in the demonstration, and a browser to look at it with. */
export async function liveMorning() {
  const stack = await startStack();
  const browser = await openBrowser();
  const day = await liveOneMorning(stack.url, stack.setClock);
  return {
    stack,
    browser,
    day,
    pageNamed(name: string): LookedAt {
      const found = pagesOf(day).find((one) => one.name === name);
      if (!found) throw new Error(`no page ${name}`);
      return found;
    },
    /** The page as the person it is for, with something done to the browser before it is opened. */
    async open(one: LookedAt, before: (page: Page) => Promise<unknown> = async () => undefined) {
      const phone = await openPhone(browser);
      await becomeSomebody(phone.page, { url: stack.url, account: one.account, actingUnder: one.actingUnder });
      await before(phone.page);
      await phone.page.goto(addressOf(stack.url, one));
      return phone;
    },
    async stop() {
      await browser.close();
      await stack.stop();
    },
  };
}
