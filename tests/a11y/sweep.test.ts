import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, liveOneMorning, type Day } from '../../scripts/demo-day.mjs';
import { addressOf, deskAccount, pagesOf, type LookedAt } from '../../scripts/demo-pages.mjs';
import { DESK, openBrowser, PHONE } from '../support/browser.ts';
import { appRoutes } from '../support/routes.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { axeFindings, cutFindings, lookFindings } from './audit.ts';

/** The narrowest phone, and the commonest narrow one. */
const [NARROW, COMMON] = [320, 360];
const MODES = ['standard', '长辈版', 'desk'] as const;
type Mode = (typeof MODES)[number];

let stack: Stack;
let browser: Browser;
let day: Day;
const table: { page: string; mode: Mode; findings: number }[] = [];

beforeAll(async () => {
  stack = await startStack();
  browser = await openBrowser();
  day = await liveOneMorning(stack.url, stack.setClock);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  console.table(table);
});

/** Every page of the app; those that need no more than their address are looked at as a citizen. */
const names = pagesOf({} as Day).map(({ name }) => name);
const covered = new Set(pagesOf({} as Day).map(({ route }) => route));
const routes = await appRoutes();
const others = routes.filter((route) => !covered.has(route));

const pageOf = (name: string): LookedAt =>
  pagesOf(day).find((one) => one.name === name) ?? {
    name,
    route: name,
    account: deskAccount(name) ?? 'chen-citizen',
  };

/** Skeletons gone, the network still. */
async function settled(page: Page) {
  await page.waitForLoadState('networkidle');
  await page.locator('.page .skeleton').first().waitFor({ state: 'detached' });
}

async function sweep(one: LookedAt, mode: Mode): Promise<string[]> {
  const isElder = mode === '长辈版';
  const { account, query, actingUnder } = { ...one, ...(isElder && one.elder) };
  const viewport = mode === 'desk' ? DESK : PHONE;
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  try {
    await becomeSomebody(page, { url: stack.url, account, actingUnder, isElder });
    await page.goto(addressOf(stack.url, { ...one, ...(query && { query }) }));
    await settled(page);
    const found = [...(await axeFindings(page)), ...(await lookFindings(page, isElder)), ...(await cutFindings(page))];
    if (mode === 'desk') return found;
    await page.setViewportSize({ width: NARROW, height: PHONE.height });
    await page.waitForTimeout(150);
    const narrow = (await cutFindings(page)).map((what) => `at ${NARROW}: ${what}`);
    await page.setViewportSize({ width: COMMON, height: 640 });
    await page.waitForTimeout(150);
    const common = (await lookFindings(page, isElder)).map((what) => `at ${COMMON}: ${what}`);
    await page.setViewportSize(viewport);
    await page.waitForTimeout(150);
    await page.evaluate(() => {
      const root = document.documentElement;
      const size = Number.parseFloat(getComputedStyle(root).fontSize);
      root.style.setProperty('font-size', `${size * 1.5}px`, 'important');
    });
    const large = isElder ? [] : (await cutFindings(page)).map((what) => `text × 1.5: ${what}`);
    return [...found, ...narrow, ...common, ...large];
  } finally {
    await context.close();
  }
}

const isForStaff = (name: string) =>
  deskAccount(pagesOf({} as Day).find((one) => one.name === name)?.route ?? name) !== undefined;
const cases = [...names, ...others].flatMap((name) =>
  MODES.filter((mode) => mode === 'standard' || (mode === 'desk') === isForStaff(name)).map(
    (mode) => [name, mode] as const,
  ),
);

test.each(cases)('%s, %s: told to a screen reader, large enough, plain to see, nothing cut', async (name, mode) => {
  const found = await sweep(pageOf(name), mode);
  table.push({ page: name, mode, findings: found.length });
  expect([...new Set(found)]).toEqual([]);
});

test('every page of the app was looked at in both versions, those of staff on a phone and on a desk', () => {
  expect(table.filter(({ mode }) => mode === 'standard').length).toBe(names.length + others.length);
  expect(table.filter(({ mode }) => mode !== 'standard').length).toBe(names.length + others.length);
  expect(names.length + others.length).toBeGreaterThanOrEqual(routes.length);
  expect(table.reduce((sum, { findings }) => sum + findings, 0)).toBe(0);
});
