import { People } from '../demo/people.mjs';
import { walk } from './walk.mjs';

const PAGE = 100;
/** One person may write so often; after so many items another one goes on. */
const FOR_ONE = 80;
const PERSON = '1';

async function onlineItems(nobody) {
  const items = [];
  let cursor;
  do {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await nobody.get(`/items?online=true&limit=${PAGE}${more}`);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** Somebody with certificates first; an enterprise for what is only for enterprises. */
function accountFor({ serverType }, at) {
  if (at >= FOR_ONE) return `load-${Math.floor(at / FOR_ONE)}`;
  return serverType.includes(PERSON) ? 'chen-citizen' : 'liu-enterprise';
}

/**
 * 模拟申报: walks every online item to the last step. It really applies: only for an instance of its own.
 * @param only the codes of the items that are walked; all unless told
 * @returns one entry for each item, as `walk` gives it
 */
export async function rehearse(url, only) {
  const people = new People(url, () => undefined);
  const online = await onlineItems(people.withToken(undefined));
  const items = only ? online.filter(({ taskCode }) => only.has(taskCode)) : online;
  const walked = [];
  for (const [at, item] of items.entries()) walked.push(await walk(await people.as(accountFor(item, at)), item));
  return walked;
}
