import { person } from '../demo-person.mjs';
import { answerDifferences, canonicalItems, listDifferences } from './answers.mjs';
import { pageDifferences } from './pages.mjs';

/** The items of the site that somebody sees who chose none. */
async function ofFirstSite(admin, canonical) {
  const { items } = await admin.get('/sites');
  const regionOf = ({ facts }) => facts.find(({ element }) => element === 'regionCode').text;
  return canonical.filter((item) => items[0].regionCodes.some((code) => isIn(regionOf(item), code)));
}
const isIn = (region, code) => region.startsWith(code) || code.startsWith(region);

/**
 * Everything that citizens are told differently from the record, through one BFF.
 * @param token of a catalogue-admin; without one the demonstration's signs in
 * @param browser to look at the pages with; without one they are not looked at
 * @param limit how many guides are opened; all unless told
 */
export async function checkSource(url, { token, browser, limit = Infinity } = {}) {
  const admin = await person(url, 'catalogue-admin', token);
  const canonical = await canonicalItems(admin);
  const answers = await answerDifferences(admin);
  const list = await listDifferences(admin, canonical);
  const opened = browser ? canonical.slice(0, limit) : [];
  const listed = browser ? await ofFirstSite(admin, canonical) : [];
  const pages = browser ? await pageDifferences(browser, url, { guides: opened, listed }) : [];
  return {
    checked: { ...answers.checked, rows: list.rows, guides: opened.length, shownRows: listed.length },
    differences: [...answers.differences, ...list.differences, ...pages],
  };
}
