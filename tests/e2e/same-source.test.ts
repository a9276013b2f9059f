import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Item } from '@yichuang/contract/catalogue/item';
import { checkSource } from '../../scripts/same-source/check.mjs';
import { startAlteringProxy } from '../support/altering-proxy.ts';
import { openBrowser } from '../support/browser.ts';
import { isSoak } from '../support/soak.ts';
import { startStack, type Stack } from '../support/stack.ts';

/** Guides that are opened outside of a soak. */
const SAMPLE = 5;
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = [await startStack(), await openBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

test('the guide says every fact of the record in its words', { timeout: 600_000 }, async () => {
  const { checked, differences } = await checkSource(stack.url, {
    browser,
    ...(!isSoak && { limit: SAMPLE }),
  });
  expect(differences).toEqual([]);
  expect(checked.guides).toBe(isSoak ? checked.items : SAMPLE);
  expect(checked.shownRows).toBe(24);
});

const OF_ROW = '高龄津贴申领';
const withOldLimit = (body: unknown) => {
  const { items, ...page } = body as { items: Item[] };
  return { ...page, items: items.map((one) => (one.taskName === OF_ROW ? { ...one, promiseDay: 88 } : one)) };
};

test('a guide that leaves out a material and tells an old limit is found, and a row that does', async () => {
  let left: { taskCode: string; materialName: string } | undefined;
  const proxy = await startAlteringProxy(stack.url, (path, body) => {
    if (path.startsWith('/api/items?') && path.includes('audience=')) return withOldLimit(body);
    if (!/^\/api\/items\/\d[^/?]*$/.test(path)) return body;
    const item = body as Item;
    const [first, ...others] = item.materials;
    left ??= { taskCode: item.taskCode, materialName: first?.materialName ?? '' };
    if (item.taskCode !== left.taskCode) return item;
    return { ...item, materials: others, projectType: '2', promiseDay: 77 };
  });
  const { differences } = await checkSource(proxy.url, { browser, limit: 2 });
  const [inGuides, inRows] = ['guide', 'row'].map((source) => differences.filter((one) => one.source === source));
  expect(new Set(inGuides?.map(({ taskCode }) => taskCode))).toEqual(new Set([left?.taskCode]));
  expect(inRows?.map(({ taskName, element }) => [taskName, element])).toEqual([[OF_ROW, 'promiseDay']]);
  const elements = inGuides?.map(({ element }) => element);
  expect(elements).toContain(`materials[${left?.materialName}]`);
  expect(elements).toContain('promiseDay');
  await proxy.stop();
});
