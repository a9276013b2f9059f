import '@yichuang/contract/zod-setup';
import type { Browser, Page } from 'playwright-core';
import { listAppointments } from '@yichuang/contract/appointments/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { openBrowser, openPhone } from '../support/browser.ts';
import { as } from '../support/client.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});
beforeEach(() => stack.setClock(MORNING));

type Who = { account?: string; isElder?: boolean; in?: Browser };

async function phoneOf({ account, isElder = false, in: where = browser }: Who, path = '') {
  const phone = await openPhone(where);
  await becomeSomebody(phone.page, { url: stack.url, account, isElder, now: MORNING });
  await phone.page.goto(`${stack.url}/${path}`);
  return phone;
}

/** Counts real presses: every click that lands on something that can be pressed. */
async function countTaps(page: Page) {
  await page.evaluate(() => {
    Object.assign(window, { taps: [] as string[] });
    const count = (event: Event) => {
      const pressed = (event.target as Element).closest('[role="button"], [role="radio"], a, input');
      if (pressed) (window as unknown as { taps: string[] }).taps.push(pressed.textContent ?? '');
    };
    document.addEventListener('click', count, true);
  });
  return () => page.evaluate(() => (window as unknown as { taps: string[] }).taps);
}

const isElderNow = (page: Page) => page.locator('.page.elder').filter({ visible: true }).first().waitFor();
const booked = async (account: string) =>
  (await (await as(stack.url, account)).do(listAppointments, { query: {} })).items.filter(
    ({ state }) => state === 'booked',
  );

test('three taps lead from the elder’s home to a booked seat, and a slip is undone on the voucher', async () => {
  const { page, trouble } = await phoneOf({ account: 'wang-elder', isElder: true });
  await see(page, '没有要去办的事');
  const taps = await countTaps(page);
  await press(page, '约个时间');
  await press(page, /^高龄津贴/);
  await see(page, /到.*政务服务中心/);
  await press(page, /按一下就约好/);
  await see(page, '约好了');
  expect(await taps()).toHaveLength(3);
  expect(new URL(page.url()).hash).toMatch(/^#\/appointments\/voucher/);
  const [seat] = await booked('wang-elder');
  expect(seat?.items.map(({ taskName }) => taskName)).toEqual(['高龄津贴申领']);
  expect(seat?.allowed).toContain('cancel');

  await press(page, '换个时间');
  await page.getByRole('radio', { name: '上午' }).filter({ visible: true }).click();
  await press(page, /明天 上午/);
  await see(page, /明天 上午/);
  await expect
    .poll(async () => (await booked('wang-elder')).map(({ id, date }) => [id, date]))
    .toEqual([[seat?.id, '2026-11-25']]);

  await press(page, '不去了');
  await press(page, '先不取消');
  expect(await booked('wang-elder')).toHaveLength(1);
  await press(page, '不去了');
  await press(page, /^取消预约$/);
  await see(page, '这个预约已取消');
  expect(await booked('wang-elder')).toEqual([]);
  expect(trouble).toEqual([]);
});

test('two presses in a row on one time book one seat', async () => {
  const { page } = await phoneOf({ account: 'wang-daughter', isElder: true });
  await press(page, '约个时间');
  await press(page, /^高龄津贴/);
  const time = button(page, /按一下就约好/).first();
  await time.evaluate((one: HTMLElement) => {
    one.click();
    one.click();
  });
  await see(page, '约好了');
  expect(await booked('wang-daughter')).toHaveLength(1);
});

test('somebody who is not signed in is asked who they are, and then once whether it is this time', async () => {
  const { page } = await phoneOf({ isElder: true });
  await press(page, /我要办事/);
  await press(page, /^高龄津贴/);
  await press(page, /按一下就约好/);
  await page.getByText('我看过并同意隐私说明').filter({ visible: true }).click();
  await press(page, /市民 周女士/);
  await see(page, '就约这个时间？');
  await press(page, '确认预约');
  await see(page, '约好了');
  expect(await booked('zhou-citizen')).toHaveLength(1);
});

test('the larger type is found on the home page, under 我的, and by its names in the search', async () => {
  const home = await phoneOf({});
  await press(home.page, '换成长辈版');
  await isElderNow(home.page);
  await home.page.reload();
  await isElderNow(home.page);
  await press(home.page, '回标准版');
  await button(home.page, '换成长辈版').waitFor();

  const me = await phoneOf({}, '#/tabs/me');
  await press(me.page, /^长辈版/);
  await isElderNow(me.page);

  for (const words of ['长辈版', '关怀版']) {
    const { page, context } = await phoneOf({}, '#/catalogue/search');
    await page.getByRole('textbox').fill(words);
    await press(page, '换成长辈版');
    await isElderNow(page);
    await context.close();
  }
});

test('it is offered once to those of 60 and above, and to those whose browser shows text 1.3 times as large', async () => {
  const elder = await openPhone(browser);
  await elder.page.goto(stack.url);
  await elder.page.request.post(`${stack.url}/api/sessions`, {
    data: { provider: 'demo', account: 'wang-elder' },
    headers: { origin: stack.url },
  });
  await elder.page.evaluate(() => localStorage.setItem('session.mark', JSON.stringify({ data: 'true' })));
  await elder.page.reload();
  await see(elder.page, '要换成长辈版吗？');
  await press(elder.page, '先不换');
  await elder.page.reload();
  await see(elder.page, '大家常办');
  expect(await elder.page.getByText('要换成长辈版吗？').count()).toBe(0);

  const large = await openBrowser(undefined, ['--blink-settings=defaultFontSize=21']);
  const ordinary = await openBrowser(undefined, ['--blink-settings=defaultFontSize=20']);
  try {
    const { page } = await openPhone(large);
    await page.goto(stack.url);
    await page.getByRole('dialog').getByRole('button', { name: '换成长辈版' }).click();
    await isElderNow(page);
    const other = await openPhone(ordinary);
    await other.page.goto(stack.url);
    await see(other.page, '大家常办');
    expect(await other.page.getByText('要换成长辈版吗？').count()).toBe(0);
  } finally {
    await large.close();
    await ordinary.close();
  }
});

/** Every sentence given to the voice of the browser; headless Chromium has none that sounds. */
async function listen(page: Page) {
  await page.addInitScript(() => {
    const said: { text: string; lang: string; rate: number }[] = [];
    const voice = {
      speak: ({ text, lang, rate }: SpeechSynthesisUtterance) =>
        said.push({ text, lang, rate: Math.round(rate * 100) / 100 }),
      cancel: () => undefined,
    };
    Object.assign(window, { said });
    Object.defineProperty(window, 'speechSynthesis', { value: voice });
  });
  return () =>
    page.evaluate(() => (window as unknown as { said: { text: string; lang: string; rate: number }[] }).said);
}

test('home and voucher are read aloud, slowly and in Chinese', async () => {
  const { page } = await openPhone(browser);
  const said = await listen(page);
  await becomeSomebody(page, { url: stack.url, account: 'load-31', isElder: true, now: MORNING });
  await page.goto(stack.url);
  await see(page, '没有要去办的事');
  await press(page, '念给我听');
  await expect.poll(said).toEqual([{ text: expect.stringContaining('没有要去办的事'), lang: 'zh-CN', rate: 0.85 }]);
  await press(page, '约个时间');
  await press(page, /^高龄津贴/);
  await press(page, /按一下就约好/);
  await see(page, '约好了');
  await press(page, '念给我听');
  await expect.poll(said).toHaveLength(2);
  const sentences = await said();
  expect(sentences[1]?.text).toMatch(/(\d+ 点|\d+:\d\d).*把下面的码给工作人员扫一下/);
});

test('without a voice there is no such button', async () => {
  const { page } = await openPhone(browser);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
  });
  await becomeSomebody(page, { url: stack.url, account: 'load-32', isElder: true, now: MORNING });
  await page.goto(stack.url);
  await see(page, '没有要去办的事');
  expect(await button(page, '念给我听').count()).toBe(0);
});

test('the green button dials the service line', async () => {
  const { page, context } = await phoneOf({ account: 'wang-elder', isElder: true });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.enable');
  const dialled = new Promise<string>((done) => {
    cdp.on('Page.frameRequestedNavigation', ({ url }) => done(url));
  });
  await press(page, /打电话 请人帮我办/);
  expect(await dialled).toBe('tel:027-00000012');
});
