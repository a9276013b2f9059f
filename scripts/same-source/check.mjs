import { person } from '../demo-person.mjs';
import { answerDifferences, canonicalItems, listDifferences } from './answers.mjs';
import { pageDifferences } from './pages.mjs';

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
  const pages = browser ? await pageDifferences(browser, url, opened) : [];
  return {
    checked: { ...answers.checked, rows: list.rows, guides: opened.length },
    differences: [...answers.differences, ...list.differences, ...pages],
  };
}
