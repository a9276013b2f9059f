import type { Page } from 'playwright-core';
import { becomeSomebody, DOORS_OPEN, liveOneMorning } from '../../scripts/demo-day.mjs';
import { addressOf, pagesOf, type LookedAt } from '../../scripts/demo-pages.mjs';
import { openBrowser, openPhone } from './browser.ts';
import { walker } from './settled.ts';
import { startStack } from './stack.ts';

type Phone = Awaited<ReturnType<typeof openPhone>>;
type Visit = Phone & {
  /** Goes to the page inside the running app. */
  walk(): Promise<void>;
  /** Loads the app anew at the page, on a device that has kept nothing but the session. */
  arrive(): Promise<void>;
};

export type LivedMorning = Awaited<ReturnType<typeof liveMorning>>;

/** The built app on its servers after a morning in the demonstration, and a browser to look at it with. */
export async function liveMorning() {
  const stack = await startStack();
  const browser = await openBrowser();
  const day = await liveOneMorning(stack.url, stack.setClock);
  const kept = new Map<string, Phone & { walkTo: (address: string) => Promise<void> }>();

  /** The phone of somebody, with the app open on it since the last time. */
  async function phoneOf({ account, actingUnder }: LookedAt) {
    const key = `${account} ${actingUnder}`;
    const known = kept.get(key);
    if (known) return known;
    const phone = await openPhone(browser);
    await becomeSomebody(phone.page, { url: stack.url, account, actingUnder });
    await phone.page.goto(`${stack.url}/#/identity/privacy`);
    const opened = { ...phone, walkTo: walker(phone.page) };
    kept.set(key, opened);
    return opened;
  }

  /** Does something at a page on the phone of the person it is for; it is put away when that fails. */
  async function visit(one: LookedAt, act: (visit: Visit) => Promise<void>) {
    const phone = await phoneOf(one);
    const { page, walkTo } = phone;
    const address = addressOf(stack.url, one);
    phone.trouble.length = 0;
    await page.clock.setSystemTime(DOORS_OPEN);
    const arrive = async () => {
      await page.evaluate((to) => {
        localStorage.clear();
        sessionStorage.clear();
        history.replaceState(null, '', to);
      }, address);
      await page.reload();
    };
    try {
      await act({ ...phone, walk: () => walkTo(address), arrive });
    } catch (error) {
      kept.delete(`${one.account} ${one.actingUnder}`);
      await phone.context.close();
      throw error;
    }
  }

  return {
    stack,
    browser,
    day,
    visit,
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
