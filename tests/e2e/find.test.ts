import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody } from '../../scripts/demo-day.mjs';
import { addressOf } from '../../scripts/demo-pages.mjs';
import { openBrowser, openPhone } from '../support/browser.ts';
import { button, openDrawer, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = [await startStack(), await openBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function at(route: string, isElder = false) {
  const phone = await openPhone(browser);
  await becomeSomebody(phone.page, { url: stack.url, isElder });
  await phone.page.goto(addressOf(stack.url, { route }));
  return {
    ...phone,
    async close() {
      expect(phone.trouble).toEqual([]);
      await phone.context.close();
    },
  };
}
async function look(page: Page, words: string) {
  await page.getByRole('textbox').filter({ visible: true }).fill(words);
  await press(page, '查找');
}
const tick = (page: Page, name: string | RegExp) =>
  page.getByRole('checkbox', { name }).filter({ visible: true }).first().click();
const rows = (page: Page) => page.locator('.cell').filter({ visible: true });

test('a slip of one letter is answered with what was meant, and one press leads on to its guide', async () => {
  const { page, close } = await at('catalogue/search');
  await look(page, '高龄津帖');
  await press(page, /您要找的是不是「高龄津贴/);
  await press(page, /高龄津贴申领/);
  await see(page, /年满 ?80 ?周岁/);
  await close();
});

test('what is typed is answered while it is typed, and what was looked for is offered again', async () => {
  const { page, close } = await at('catalogue/search');
  await see(page, '大家常办');
  await page.getByRole('textbox').filter({ visible: true }).fill('高龄');
  await button(page, /高龄津贴/)
    .first()
    .waitFor();
  await look(page, '老人补贴');
  await see(page, '「老人补贴」也叫「高龄津贴」');
  await page.getByRole('textbox').filter({ visible: true }).fill('');
  await see(page, '最近找过');
  await press(page, '老人补贴');
  await see(page, '「老人补贴」也叫「高龄津贴」');
  await close();
});

test('filters narrow what was found, say how many they are, and are taken off where they leave nothing', async () => {
  const { page, close } = await at('catalogue/search');
  await look(page, '登记');
  await rows(page).nth(1).waitFor();
  const all = await rows(page).count();
  await press(page, '筛选');
  const drawer = await openDrawer(page);
  await drawer
    .getByRole('checkbox', { name: /^公安局|^公安/ })
    .first()
    .click();
  await drawer.getByRole('button', { name: '看结果' }).click();
  await page.getByRole('button', { name: '筛选 1' }).filter({ visible: true }).waitFor();
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  await close();
});

test('what nobody here handles gets an honest answer and the phone', async () => {
  const { page, close } = await at('catalogue/search');
  await look(page, '买飞机票');
  await see(page, '没有找到合适的「买飞机票」');
  await button(page, /打电话/)
    .first()
    .waitFor();
  await close();
});

test('matters are looked through by department, down to a guide', async () => {
  const { page, close } = await at('tabs/matters');
  await rows(page).nth(1).waitFor();
  await page.getByRole('tab', { name: '按部门' }).filter({ visible: true }).click();
  await tick(page, /^医疗保障局 \d/);
  await expect
    .poll(async () => (await rows(page).allInnerTexts()).every((row) => row.includes('医疗保障局')))
    .toBe(true);
  await press(page, /城乡居民基本医疗保险参保登记/);
  await see(page, '办事指南');
  await see(page, '到现场');
  await close();
});

test('a hall is kept from its page to the time: what it takes is listed, and another hall is one press away', async () => {
  const { page, close } = await at('appointments/choose-hall');
  await press(page, /^燕矶镇便民服务中心/);
  await press(page, '选事项去预约');
  await see(page, '燕矶镇便民服务中心');
  const all = Number(/\d+/.exec(await page.getByText(/^这里能预约/).innerText()));
  // a town takes some of what the county does
  expect(all).toBeGreaterThan(3);
  expect(all).toBeLessThan(24);
  await page.getByRole('textbox').filter({ visible: true }).fill('老人补贴');
  await see(page, /^找到/);
  await press(page, /高龄津贴申领/);
  await see(page, '可约今天到之后 7 个工作日');
  await see(page, '燕矶镇便民服务中心');
  await press(page, '换地方');
  await see(page, '在下面的大厅都能办');
  await close();
});

test('in 长辈版 a kind leads to its matters, and they to a guide', async () => {
  const { page, close } = await at('tabs/matters', true);
  await press(page, /^民政，\d+ 件事/);
  await press(page, /高龄津贴申领/);
  await see(page, /年满 ?80 ?周岁/);
  await close();
});
