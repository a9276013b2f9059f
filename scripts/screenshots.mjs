// pnpm screenshots: the pages of a morning in the demonstration, photographed into docs/screenshots.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { buildMiniapp, buildServers } from './build.mjs';
import { becomeSomebody, liveOneMorning } from './demo-day.mjs';
import { addressOf, deskAccount, pagesOf } from './demo-pages.mjs';
import { startDemo } from './private-demo.mjs';

const root = resolve(import.meta.dirname, '..');
const out = resolve(root, 'docs/screenshots');
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
// the browser's driver belongs to the tests
const { chromium } = createRequire(resolve(root, 'tests/package.json'))('playwright-core');

/** What is done on a page before it is photographed. */
const PREPARE = {
  'guide-list': (page) =>
    page
      .getByText(/^您要带 \d+ 样$/)
      .last()
      .evaluate((heading) => heading.scrollIntoView()),
  'choose-time': async (page) => {
    const time = page.getByRole('radio', { name: /^10:30，余/ });
    if ((await time.count()) === 0) return;
    await time.click();
    await page.getByText(/留号 \d/).waitFor();
  },
  'everyday-words': async (page) => {
    await page.getByRole('textbox', { name: '像群众那样问' }).filter({ visible: true }).fill('老人补贴');
    await page.getByText('高龄津贴申领').first().waitFor();
  },
  'same-source': async (page) => {
    await page.getByRole('button', { name: '现在比对' }).click();
    await page.getByText('全部一致').waitFor();
  },
  scan: async (page, { shortCode }) => {
    const keypad = page.getByRole('button', { name: '输短号' });
    await keypad.click();
    for (const digit of shortCode) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByText('签到成功').waitFor();
  },
};

async function photograph(browser, demo, day, one, look) {
  const { suffix, viewport, isElder } = look;
  const { account, query, actingUnder } = { ...one, ...(isElder && one.elder) };
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  try {
    await becomeSomebody(page, { url: demo.url, account, actingUnder, isElder });
    await page.goto(addressOf(demo.url, { ...one, query }));
    await page.waitForLoadState('networkidle');
    await PREPARE[one.name]?.(page, day);
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${out}/${one.name}${suffix}.png`, animations: 'disabled' });
  } finally {
    await context.close();
  }
}

const LOOKS = [
  { suffix: '', viewport: PHONE, isElder: false },
  { suffix: '-elder', viewport: PHONE, isElder: true },
];
const WIDE = { suffix: '-wide', viewport: DESK, isElder: false };

async function main() {
  await buildServers('platform', 'bff');
  await buildMiniapp('h5');
  mkdirSync(out, { recursive: true });
  const demo = await startDemo();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const day = await liveOneMorning(demo.url, demo.setClock);
    let count = 0;
    for (const one of pagesOf(day)) {
      const looks = deskAccount(one.route) !== undefined ? [LOOKS[0], WIDE] : LOOKS;
      for (const look of looks) {
        await photograph(browser, demo, day, one, look);
        count++;
      }
    }
    console.log(`${count} 张截图在 docs/screenshots`);
  } finally {
    await browser.close();
    await demo.stop();
  }
}
await main();
