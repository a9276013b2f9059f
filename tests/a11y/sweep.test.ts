import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, liveOneMorning, type Day } from '../../scripts/demo-day.mjs';
import { addressOf, deskAccount, pagesOf, type LookedAt } from '../../scripts/demo-pages.mjs';
import { DESK, openBrowser, PHONE } from '../support/browser.ts';
import { appRoutes } from '../support/routes.ts';
import { drawn, walker } from '../support/settled.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { axeFindings, cutFindings, lookFindings, rememberHandlers } from './audit.ts';

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

/** Somebody's open app in a mode: it is loaded once, and the pages are walked through inside it. */
type Visit = { page: Page; walkTo: ReturnType<typeof walker> };
const visits = new Map<string, Visit>();

async function visitOf({ account, actingUnder }: LookedAt, mode: Mode): Promise<Visit> {
  const key = [account, actingUnder, mode].join();
  const open = visits.get(key);
  if (open) return open;
  const viewport = mode === 'desk' ? DESK : PHONE;
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(rememberHandlers);
  const page = await context.newPage();
  await becomeSomebody(page, { url: stack.url, account, actingUnder, isElder: mode === '长辈版' });
  const visit = { page, walkTo: walker(page) };
  visits.set(key, visit);
  return visit;
}

async function resize(page: Page, width: number, height: number) {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((wide) => innerWidth === wide, width);
  await drawn(page);
}

/** What is cut with text one and a half times as large. */
async function cutWhenLarge(page: Page) {
  const before = await page.evaluate(() => {
    const { style } = document.documentElement;
    const text = style.cssText;
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    style.setProperty('font-size', `${size * 1.5}px`, 'important');
    return text;
  });
  const found = await cutFindings(page);
  await page.evaluate((text) => {
    document.documentElement.style.cssText = text;
  }, before);
  return found;
}

async function audit(page: Page, mode: Mode): Promise<string[]> {
  const isElder = mode === '长辈版';
  const found = [...(await axeFindings(page)), ...(await lookFindings(page, isElder)), ...(await cutFindings(page))];
  if (mode === 'desk') return found;
  await resize(page, NARROW, PHONE.height);
  const narrow = (await cutFindings(page)).map((what) => `at ${NARROW}: ${what}`);
  await resize(page, COMMON, 640);
  const common = (await lookFindings(page, isElder)).map((what) => `at ${COMMON}: ${what}`);
  await resize(page, PHONE.width, PHONE.height);
  const large = isElder ? [] : (await cutWhenLarge(page)).map((what) => `text × 1.5: ${what}`);
  return [...found, ...narrow, ...common, ...large];
}

async function sweep(one: LookedAt, mode: Mode): Promise<string[]> {
  const { elder, ...plain } = one;
  const looked = { ...plain, ...(mode === '长辈版' && elder) };
  const { page, walkTo } = await visitOf(looked, mode);
  await walkTo(addressOf(stack.url, looked));
  return audit(page, mode);
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

test('what is wrong would be found', async () => {
  const one = pageOf('privacy');
  const { page, walkTo } = await visitOf(one, 'desk');
  await walkTo(addressOf(stack.url, one));
  await page.evaluate(() => {
    const wrong = document.createElement('div');
    wrong.innerHTML = `<div role="button" style="width: 20px; height: 20px">小</div><div class="silent">哑</div>
      <div role="button" style="width: 60px; height: 60px"></div><p style="color: #ccc; background: #fff">淡</p>
      <p style="width: 40px; overflow: hidden; white-space: nowrap">说不完的一句话</p><img src="data:," width="50" height="50">`;
    document.querySelector('.page')?.append(wrong);
    wrong.querySelector('.silent')?.addEventListener('click', () => undefined);
  });
  const found = (await audit(page, 'desk')).join('\n');
  for (const what of [
    'small 20×20',
    'no role: DIV 「哑」',
    'no name: button',
    'contrast 1',
    'cut: 「说不完',
    'axe image-alt',
  ])
    expect(found).toContain(what);
});

test('every page of the app was looked at in both versions, those of staff on a phone and on a desk', () => {
  expect(table.filter(({ mode }) => mode === 'standard').length).toBe(names.length + others.length);
  expect(table.filter(({ mode }) => mode !== 'standard').length).toBe(names.length + others.length);
  expect(names.length + others.length).toBeGreaterThanOrEqual(routes.length);
  expect(table.reduce((sum, { findings }) => sum + findings, 0)).toBe(0);
});
