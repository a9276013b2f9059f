// What the rows of 办事 say of each item: name, department, trips, days, papers saved.
import { unsaid } from './told.mjs';

const AUDIENCES = ['个人办事', '企业办事'];
/** Pages of rows that are looked at; a person does not scroll further. */
const PAGES = 10;
const LONGEST_MS = 20_000;
const SETTLED_MS = 2000;

const visible = (locator) => locator.filter({ visible: true });

/** The rows for one audience, as text; `isWhole` where there are no more. */
async function rowsFor(page, audience) {
  // the rows of the other audience stay until these have come; nothing comes where these stood there already
  const come = page.waitForResponse(/audience=/, { timeout: SETTLED_MS }).catch(() => undefined);
  await visible(page.getByRole('radio', { name: audience })).click();
  await come;
  const rows = visible(page.locator('.cell'));
  await rows.first().waitFor({ timeout: LONGEST_MS });
  const more = visible(page.getByRole('button', { name: '再看一些' }));
  for (let pages = 1; pages < PAGES && (await more.count()) > 0; pages++) {
    const before = await rows.count();
    // rows that are just being changed for others take their button along
    const isPressed = await more.click({ timeout: SETTLED_MS }).then(
      () => true,
      () => false,
    );
    if (isPressed) await rows.nth(before).waitFor({ timeout: LONGEST_MS });
  }
  return { texts: await rows.allInnerTexts(), isWhole: (await more.count()) === 0 };
}

function differencesOf({ taskCode, taskName, row }, texts, isWhole) {
  const at = { taskCode, taskName, source: 'row' };
  const own = texts.find((text) => text.split('\n')[0]?.trim() === taskName);
  if (own === undefined)
    return isWhole ? [{ ...at, element: 'item', label: '事项', canonical: taskName, shown: '' }] : [];
  return unsaid(own, row).map(({ element, label, text }) => ({ ...at, element, label, canonical: text, shown: '' }));
}

/**
 * What the rows of the site's own items leave out or say otherwise.
 * @param page of the standard version, as nobody
 */
export async function rowDifferences(page, url, items) {
  await page.goto('about:blank');
  await page.goto(`${url}/#/tabs/matters`);
  const shown = [];
  for (const audience of AUDIENCES) shown.push(await rowsFor(page, audience));
  const texts = shown.flatMap((one) => one.texts);
  const isWhole = shown.every((one) => one.isWhole);
  return items.flatMap((item) => differencesOf(item, texts, isWhole));
}
