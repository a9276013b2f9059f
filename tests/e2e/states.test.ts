import '@yichuang/contract/zod-setup';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DOORS_OPEN } from '../../scripts/demo-day.mjs';
import { liveMorning, type LivedMorning } from '../support/lived-morning.ts';
import { button, see } from '../support/screen.ts';

let morning: LivedMorning;
beforeAll(async () => {
  morning = await liveMorning();
});
afterAll(() => morning?.stop());
beforeEach(() => morning.stack.setClock(DOORS_OPEN));

/** Everything that is read, but not the session: at the edge of the network, the app and its servers know nothing of it. */
const READ = /\/api\/(?!sessions)/;
const problem = (status: number, code: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: `urn:yichuang:problem:${code}`,
      title: status === 503 ? '服务暂时连不上' : '我们这边出错了',
      status,
      code,
      detail: '请稍后再试，急事可以打服务电话或到窗口',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    }),
  });

/** Pages that show something read from the server, and what says that it has come. */
const READING: readonly (readonly [name: string, shows: RegExp])[] = [
  ['home', /大家常办/],
  ['matters', /人力资源/],
  ['me', /陈\*远/],
  ['sign-in', /演示系统/],
  ['search', /也叫/],
  ['guide', /同时满足这/],
  ['package', /一次办/],
  ['choose-hall', /机场大道/],
  ['choose-matter', /这里能预约/],
  ['choose-time', /可约今天到之后/],
  ['voucher', /到大厅扫一下/],
  ['hall', /开着 \d+ 个窗口/],
  ['list', /要去办的/],
  ['progress', /正在办/],
  ['fill', /第 1 步，共 2 步/],
  ['review', /手写签名/],
  ['receipt', /交上了/],
  ['case', /还在审/],
  ['supplement', /要补的都在这里/],
  ['inbox', /申请已/],
  ['workbench', /排队 \d+ 人/],
  ['cases', /高龄津贴申领/],
  ['staff-case', /办件经过/],
  ['reviews-answered', /多跑了/],
  ['reviews-summary', /满意/],
  ['feedback', /补贴从哪个月/],
  ['feedback-detail', /批下来以后/],
  ['delegations', /高龄津贴/],
  ['delegations-detail', /高龄津贴/],
  ['delegations-acts', /还没有人替您办过/],
  ['help', /身份证/],
  ['help-detail', /百洪村/],
  ['orders', /问了两次/],
  ['staff-feedback', /补贴从哪个月/],
  ['help-board', /百洪村/],
  ['catalogue-import', /第 3 行/],
  ['catalogue-quality', /分丢在哪里/],
];

test.each(READING)(
  '%s waits with its shape after 300 ms and with words after 8 s, then shows what came',
  async (name, shows) =>
    morning.visit(morning.pageNamed(name), async ({ page, arrive }) => {
      let isHeld = true;
      const held: Route[] = [];
      await page.route(READ, (route) => (isHeld ? void held.push(route) : route.continue()));
      await arrive();
      const skeleton = page.getByRole('status', { name: '正在载入' }).filter({ visible: true }).first();
      await skeleton.waitFor();
      await page.clock.fastForward(8_100);
      await see(page, '网络慢，再等等');
      await button(page, /^打电话/)
        .first()
        .waitFor();
      expect(held.length).toBeGreaterThan(0);
      isHeld = false;
      for (const route of held) await route.continue();
      await see(page, shows);
      await skeleton.waitFor({ state: 'detached' });
      await page.unrouteAll();
    }),
);

/** When the page first stood there, and when a skeleton did, in milliseconds of the page's clock. */
type FirstSeen = { page?: number; skeleton?: number };

test('for 300 ms no skeleton is shown, so that a quick answer does not flicker', async () => {
  let isHeld = true;
  const held: Route[] = [];
  const { page, context } = await morning.open(morning.pageNamed('guide'), async (page) => {
    await page.route(READ, (route) => (isHeld ? void held.push(route) : route.continue()));
    await page.addInitScript(() => {
      const firstSeen: FirstSeen = {};
      Object.assign(window, { firstSeen });
      new MutationObserver(() => {
        for (const name of ['page', 'skeleton'] as const)
          if (document.querySelector(`.${name}`)) firstSeen[name] ??= performance.now();
      }).observe(document, { childList: true, subtree: true });
    });
  });
  await page.locator('.skeleton').first().waitFor();
  const firstSeen = await page.evaluate(() => (window as unknown as { firstSeen: FirstSeen }).firstSeen);
  expect(firstSeen.skeleton! - firstSeen.page!).toBeGreaterThanOrEqual(299);
  isHeld = false;
  for (const route of held) await route.continue();
  await see(page, /同时满足这/);
  await context.close();
});

const FAILURES = [
  ['503', problem(503, 'UNAVAILABLE'), '服务暂时连不上'],
  ['500', problem(500, 'INTERNAL'), '我们这边出错了'],
  [
    'garbage',
    (route: Route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>nginx</h1>' }),
    '我们这边出错了',
  ],
  ['a cut line', (route: Route) => route.abort('connectionreset'), '网络没连上'],
] as const;

/** Presses 再试一次 as often as it is there: a page may miss several things, and one may come by itself meanwhile. */
async function tryAgain(page: Page, shows: RegExp) {
  const come = page.getByText(shows).filter({ visible: true }).first();
  const attempt = async () => {
    const again = button(page, '再试一次').first();
    if ((await again.count()) > 0) await again.click({ timeout: 1000 }).catch(() => undefined);
    return come.isVisible();
  };
  await expect.poll(attempt, { timeout: 15_000 }).toBe(true);
}

/** Every page once with one failure, in turn; these with each of them. */
const EACH_FAILURE = new Set(['home', 'guide', 'voucher', 'fill', 'workbench']);
const failures = READING.flatMap(([name, shows], at) =>
  FAILURES.filter((_, nth) => EACH_FAILURE.has(name) || nth === at % FAILURES.length).map(
    ([failure, answer, says]) => [name, failure, { answer, says, shows }] as const,
  ),
);

test.each(failures)(
  '%s says after %s what went wrong and what to do, and shows the thing after 再试一次',
  async (name, _, { answer, says, shows }) =>
    morning.visit(morning.pageNamed(name), async ({ page, trouble, arrive }) => {
      let answers = 0;
      await page.route(READ, async (route) => {
        await answer(route);
        answers++;
      });
      await arrive();
      // a read that may get better is tried once more by itself, after a pause that need not be waited for
      const pauses = async () => {
        if (answers > 0) await page.clock.fastForward(1000);
        return page.getByText(says).filter({ visible: true }).first().isVisible();
      };
      await expect.poll(pauses, { timeout: 30_000 }).toBe(true);
      await see(page, /您填的内容没有丢/);
      for (const name of [/^打电话/, /^复制错误编号/]) await button(page, name).first().waitFor();
      await page.unrouteAll();
      await tryAgain(page, shows);
      expect(trouble).toEqual([]);
    }),
);

test.each(READING)('%s says that there is no network, and shows itself when it is back', async (name, shows) =>
  morning.visit(morning.pageNamed(name), async ({ page, context, walk }) => {
    await walk();
    await see(page, shows);
    await context.setOffline(true);
    const bar = page.getByText(/没有网络。下面是 \d{1,2}:\d\d 的内容/).filter({ visible: true });
    await bar.first().waitFor();
    await see(page, shows);
    await context.setOffline(false);
    await bar.first().waitFor({ state: 'detached' });
  }),
);

test.each([
  ['list', 'load-71', '还没有预约', '去预约'],
  ['search', 'load-71', '没有找到', '打电话'],
] as const)('%s with nothing in it says why and what to do', async (name, account, says, button_) => {
  const one = { ...morning.pageNamed(name), account };
  const { page, context } = await morning.open(name === 'search' ? { ...one, query: { q: '龙舟赛鼓手' } } : one);
  await see(page, new RegExp(says));
  await button(page, new RegExp(button_)).first().waitFor();
  await context.close();
});

test('halls and times with nothing in them say so', async () => {
  const empty = (body: object) => (route: Route) => route.fulfill({ json: body });
  const halls = await morning.open(morning.pageNamed('choose-hall'), (page) =>
    page.route(/\/api\/halls\?/, empty({ items: [], nextCursor: null, total: 0 })),
  );
  await see(halls.page, '没有能一次办完的大厅');
  const times = await morning.open(morning.pageNamed('choose-time'), (page) =>
    page.route(/\/slots\?/, empty({ days: [] })),
  );
  await see(times.page, '这几天都约满了');
  for (const { context } of [halls, times]) await context.close();
});

test.each(READING)('%s comes back after a reload and after Back', async (name, shows) =>
  morning.visit(morning.pageNamed(name), async ({ page, trouble, walk }) => {
    await walk();
    await see(page, shows);
    await page.reload();
    await see(page, shows);
    await page.evaluate(() => {
      location.hash = '#/identity/privacy';
    });
    await see(page, '我们不做什么');
    await page.goBack();
    await see(page, shows);
    expect(trouble).toEqual([]);
  }),
);
