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
});

test('a guide that leaves out a material and tells an old limit is found', async () => {
  let left: { taskCode: string; materialName: string } | undefined;
  const proxy = await startAlteringProxy(stack.url, (path, body) => {
    if (!path.startsWith('/api/items/')) return body;
    const item = body as Item;
    const [first, ...others] = item.materials;
    left ??= { taskCode: item.taskCode, materialName: first?.materialName ?? '' };
    if (item.taskCode !== left.taskCode) return item;
    return { ...item, materials: others, projectType: '2', promiseDay: 77 };
  });
  const { differences } = await checkSource(proxy.url, { browser, limit: 2 });
  expect(new Set(differences.map(({ source, taskCode }) => `${source} ${taskCode}`))).toEqual(
    new Set([`guide ${left?.taskCode}`]),
  );
  const elements = differences.map(({ element }) => element);
  expect(elements).toContain(`materials[${left?.materialName}]`);
  expect(elements).toContain('promiseDay');
  await proxy.stop();
});
