import type { Page } from 'playwright-core';

/** What a person does with a page: only what can be seen counts, because Taro keeps the pages below. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true });
export const press = (page: Page, name: string | RegExp) => button(page, name).first().click();

/** Waits until it can be read. What never came is told together with what stood there instead. */
export async function see(page: Page, text: string | RegExp): Promise<void> {
  try {
    await page.getByText(text).filter({ visible: true }).first().waitFor();
  } catch (cause) {
    const shown = await page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').slice(0, 4000));
    throw new Error(`${text} does not come at ${page.url()}. There it says: ${shown}`, { cause });
  }
}

/**
 * The drawer that is open and at rest: the focus has arrived, and Taro's elements have taken their children out and in once
 * more, which they do on a frame of their own. A letter typed before that reaches nobody; no person is that quick.
 */
export async function openDrawer(page: Page) {
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
  return page.getByRole('dialog');
}
