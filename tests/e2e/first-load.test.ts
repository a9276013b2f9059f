import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPhone } from '../support/browser.ts';
import { startStack, type Stack } from '../support/stack.ts';

const KB = 1024;
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = [await startStack(), await openBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

test('the home page loads at most 200 KB of gzipped script, and neither scanner nor desk', async () => {
  const { page } = await openPhone(browser);
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return;
    scripts.set(response.url(), gzipSync(await response.body(), { level: 9 }).length);
  });
  await page.goto(stack.url, { waitUntil: 'networkidle' });
  await page.getByText('大家常办').waitFor();
  const size = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`home: ${scripts.size} scripts, ${Math.round(size / KB)} KB gzipped`);
  expect(scripts.size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(200 * KB);
  expect([...scripts.keys()].filter((url) => /jsqr|scan|staff/i.test(url))).toEqual([]);
});
