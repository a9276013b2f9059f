// What the mini-app shows: the guide of every item, each part of it unfolded, read as a person would.
import { rowDifferences } from './rows.mjs';
import { unsaid } from './told.mjs';

/** Pages open at once. */
const AT_ONCE = 3;
const LONGEST_MS = 20_000;

/** Opens every part that is folded, those inside others too. */
async function unfold(page) {
  const folded = page.locator('[aria-expanded="false"]').filter({ visible: true });
  for (let tries = 0; tries < 40 && (await folded.count()) > 0; tries++) await folded.first().click();
}

const textOn = (page) => page.evaluate(() => globalThis.document.body.innerText);

async function guideDifferences(page, url, { taskCode, taskName, guide }) {
  const at = { taskCode, taskName, source: 'guide' };
  // the same document would keep the guide before below this one
  await page.goto('about:blank');
  await page.goto(`${url}/#/catalogue/guide?taskCode=${encodeURIComponent(taskCode)}`);
  const title = page.getByText(taskName, { exact: true }).filter({ visible: true }).first();
  const isThere = await title.waitFor({ timeout: LONGEST_MS }).then(
    () => true,
    () => false,
  );
  if (!isThere) return [{ ...at, element: 'item', label: '事项', canonical: taskName, shown: '' }];
  await unfold(page);
  const lacking = unsaid(await textOn(page), guide);
  return lacking.map(({ element, label, text, near }) => ({
    ...at,
    element,
    label: near === undefined ? label : `「${near}」的${label}`,
    canonical: text,
    shown: '',
  }));
}

async function openPage(browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  // the offer of 长辈版 would lie over the page
  await page.addInitScript(() => {
    globalThis.localStorage.setItem('elder-offered', JSON.stringify({ data: 'true' }));
  });
  return page;
}

/**
 * What the app in its standard version leaves out or says otherwise: in the guides of these items, and in the rows of those
 * that belong to the site.
 */
export async function pageDifferences(browser, url, { guides, listed }) {
  const waiting = [...guides];
  const differences = [];
  const work = async () => {
    const page = await openPage(browser);
    for (let one = waiting.shift(); one; one = waiting.shift())
      differences.push(...(await guideDifferences(page, url, one)));
    await page.context().close();
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, guides.length) }, work));
  const page = await openPage(browser);
  differences.push(...(await rowDifferences(page, url, listed)));
  await page.context().close();
  return differences;
}
