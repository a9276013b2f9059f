import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCase, listCases } from '@yichuang/contract/cases/contract';
import { luhnDigit } from '@yichuang/contract/cases/luhn';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { choose } from '../support/application-screen.ts';
import { openBrowser, openPhone } from '../support/browser.ts';
import { as } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { photo } from '../support/jpegs.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

const CARD = `621700123456789${luhnDigit('621700123456789')}`;
const APPLICANT = 'chen-citizen';

let stack: Stack;
let browser: Browser;
let taskCode: string;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  taskCode = await taskCodeOf(await as(stack.url, APPLICANT), '老人补贴');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

async function phoneOf(account: string, path: string, isElder = false) {
  const phone = await openPhone(browser);
  await becomeSomebody(phone.page, { url: stack.url, account, isElder, now: MORNING });
  await phone.page.goto(`${stack.url}/#/${path}`);
  return phone;
}
const mine = async (account: string) => {
  const person = await as(stack.url, account);
  const { items } = await person.do(listCases, { query: {} });
  return Promise.all(items.map(({ id }) => person.do(getCase, { params: { id } })));
};

/** A photo for every material that wants one, and consent to every certificate that is offered. */
async function handInMaterials(page: Page) {
  for (let one = button(page, /^同意带入：/); (await one.count()) > 0; one = button(page, /^同意带入：/)) {
    await one.first().click();
    await page.getByRole('checkbox').click();
    await page.getByRole('dialog').getByRole('button', { name: '同意带入' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  for (let one = button(page, /^拍照或上传：/); (await one.count()) > 0; one = button(page, /^拍照或上传：/)) {
    const before = await button(page, /^删掉第/).count();
    await one.first().click();
    const chooser = page.waitForEvent('filechooser');
    await press(page, /从相册选/);
    await (await chooser).setFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: photo() });
    await button(page, /^删掉第/)
      .nth(before)
      .waitFor();
  }
}

/** Into a field that has just come: Taro's elements take their children out and in once more, faster than any finger. */
const write = (field: Locator, value: string) =>
  expect
    .poll(async () => {
      await field.fill(value);
      return field.inputValue();
    })
    .toBe(value);

async function sign(page: Page) {
  await press(page, /手写签名/);
  const pad = page.getByRole('img', { name: '在这里用手指签名' });
  // a dot, once the drawer has come to rest
  await pad.click({ position: { x: 30, y: 60 } });
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no paper to sign on');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 140, { steps: 8 });
  await page.mouse.up();
  await press(page, '用这个签名');
  await see(page, '已签');
  await page.reload();
  await see(page, '已签');
}

test('from the guide to the receipt: filled in, kept, handed in once, signed', async () => {
  const { page, trouble } = await phoneOf(APPLICANT, `catalogue/guide?taskCode=${taskCode}`);
  await press(page, '在线申报');
  await see(page, '系统带出');
  await page.getByLabel('联系电话').fill('139');
  await press(page, '下一步：核对');
  await see(page, /有 \d+ 处要改或要补/);
  await see(page, /手机号是 11 位数字/);
  await page.getByLabel('联系电话').fill('13900000048');
  await page.getByLabel('户籍地址').fill('燕矶镇沿江路 18 号');
  await page.getByLabel('开户银行').fill('示例银行');
  await page.getByLabel('银行卡号').fill(CARD);
  for (const group of ['现在是否住在别处', '是否领过同类津贴', '要不要留一位家人']) await choose(page, group, '否');
  await see(page, /^已保存 9:28/);
  await page.reload();
  await see(page, '系统带出');
  expect(await page.getByLabel('银行卡号').inputValue()).toBe(CARD);
  await handInMaterials(page);
  await see(page, /都有了/);
  await press(page, '下一步：核对');
  await see(page, '提交就是承诺');
  await sign(page);
  await press(page, '提交申请');
  await see(page, '交上了');
  await see(page, /接收凭证/);
  const [only, ...others] = await mine(APPLICANT);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ state: 'received', answers: { bankCard: CARD, livesElsewhere: 'no' } });
  expect(trouble).toEqual([]);
});

test('长辈版: one question after the other, read back and handed in', async () => {
  const { page, trouble } = await phoneOf('wang-elder', `cases/fill?taskCode=${taskCode}`, true);
  await see(page, /第 1 个，共 \d+ 个/);
  const answers: [string, string][] = [
    ['联系电话', '13900000048'],
    ['户籍地址', '燕矶镇沿江路 18 号'],
    ['现在是否住在别处', '否'],
    ['开户银行', '示例银行'],
    ['银行卡号', CARD],
    ['是否领过同类津贴', '否'],
    ['要不要留一位家人', '否'],
  ];
  for (const [at, [label, value]] of answers.entries()) {
    await see(page, new RegExp(`第 ${at + 1} 个，共`));
    const field = page.getByLabel(label).filter({ visible: true }).first();
    if (value === '否') await page.getByRole('radio', { name: '否' }).click();
    else await write(field, value);
    await press(page, '下一个');
  }
  const said = await page.getByText(/第 8 个，共 \d+ 个/).innerText();
  for (let at = answers.length + 1; at <= Number(/\d+ 个$/.exec(said)?.[0].replace(' 个', '')); at++) {
    await see(page, `第 ${at} 个，共`);
    const [offer, camera] = [button(page, /^同意带入：/), button(page, /^拍照$/)];
    if ((await offer.count()) > 0) {
      await offer.click();
      await page.getByRole('checkbox').click();
      await page.getByRole('dialog').getByRole('button', { name: '同意带入' }).click();
      await see(page, '已带入');
    } else if ((await camera.count()) > 0) {
      const chooser = page.waitForEvent('filechooser');
      await camera.click();
      await (await chooser).setFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: photo() });
      await see(page, '第 1 张照片');
    }
    await press(page, /^(下一个|填好了，核对)$/);
  }
  await press(page, '提交申请');
  await see(page, '交上了');
  expect((await mine('wang-elder')).map(({ state }) => state)).toEqual(['received']);
  expect(trouble).toEqual([]);
});

test('a draft that was changed elsewhere is asked about; without a network it waits on the phone', async () => {
  const account = 'zhou-citizen';
  const { page, context } = await phoneOf(account, `cases/fill?taskCode=${taskCode}`);
  await see(page, '系统带出');
  const other = await phoneOf(account, `cases/fill?taskCode=${taskCode}`);
  await other.page.getByLabel('开户银行').fill('别处的银行');
  await other.page.getByLabel('户籍地址').fill('燕矶镇沿江路 20 号');
  await other.page.getByLabel('户籍地址').blur();
  await see(other.page, /^已保存/);
  await page.getByLabel('开户银行').fill('这里的银行');
  await page.getByLabel('开户银行').blur();
  await see(page, '别处填的：别处的银行');
  await press(page, '用这里的');
  await see(page, /^已保存/);
  expect(await page.getByLabel('户籍地址').inputValue()).toBe('燕矶镇沿江路 20 号');
  await context.setOffline(true);
  await page.getByLabel('联系电话').fill('13900000048');
  await page.getByLabel('联系电话').blur();
  await see(page, '没网，先存在这台手机里');
  await context.setOffline(false);
  await see(page, /^已保存/);
  expect((await mine(account))[0]?.answers).toEqual({
    bankName: '这里的银行',
    householdAddress: '燕矶镇沿江路 20 号',
    phone: '13900000048',
  });
});
