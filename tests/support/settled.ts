import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Two frames that were drawn: the page was told of a new size, and what it rendered is laid out. Unlike an animation frame
 * this does not hang on the clock of the page.
 */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++)
      await new Promise<void>((done) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          done();
        });
        observer.observe(document.documentElement);
      });
  });

/** The page that is shown: `/route?stamp=…`, one for each time that it was opened. Undefined before the app and between two pages. */
const shownPage = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('.taro_page')].filter((one) => one.checkVisibility());
    return shown.length === 1 ? shown[0]?.id : undefined;
  });

/** Words stand there, and no skeleton in the place of any. */
const isFilled = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelector('.page .skeleton') === null &&
      [...document.querySelectorAll<HTMLElement>('.page')].some((one) => one.innerText.trim() !== ''),
  );

/**
 * Goes from page to page inside the running app, as a link does, and waits until what stands there is settled: it is the
 * page of that address, nothing is on its way over the network, no skeleton is left, and drawing it changes nothing of that.
 */
export function walker(page: Page) {
  const onTheWay = new Set<Request>();
  const arrive = (request: Request) => void onTheWay.delete(request);
  page.on('request', (request) => onTheWay.add(request));
  page.on('requestfinished', arrive).on('requestfailed', arrive);
  return async function walkTo(address: string) {
    const [route = ''] = new URL(address).hash.slice(1).split('?');
    // the same route with another question is another page
    const left = page.url() === address ? undefined : await shownPage(page);
    const isStill = async () => {
      await drawn(page);
      if (onTheWay.size > 0 || !(await isFilled(page))) return false;
      const shown = await shownPage(page);
      return shown !== left && shown?.split('?')[0] === route && onTheWay.size === 0;
    };
    await page.goto(address);
    await expect
      .poll(async () => (await isStill()) && isStill(), { timeout: 30_000, interval: 0, message: `${address} settles` })
      .toBe(true);
  };
}
