import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/stack.ts';
import type { Phone } from './harness/phone.ts';
import { CITIZEN, newPhone, phoneOf } from './people.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const phones: Phone[] = [];
const held = (phone: Phone) => {
  phones.push(phone);
  return phone;
};
afterEach(async () => {
  for (const phone of phones.splice(0)) {
    await phone.close();
    expect(phone.complaints).toEqual([]);
  }
});

test('the app starts in WeChat on its home page and asks for nobody', async () => {
  const phone = held(newPhone(stack.url));
  const home = await phone.settle();
  expect(home.route).toBe('tabs/home');
  expect(home.text).toContain('登录后看预约');
  expect(phone.requests.map(({ status }) => status)).not.toContain(401);
});

test('roles and names reach the attributes of the real templates', async () => {
  const phone = held(newPhone(stack.url));
  const home = await phone.settle();
  const elder = home.byLabel('换成长辈版');
  expect(elder.attribute('aria-role')).toBe('button');
  expect(elder.shape.events.has('tap')).toBe(true);
  home.tap(elder);
  await home.waitFor(() => home.tree.children[0]?.classes.includes('elder'));
  expect(phone.storage.get('elder')).toBe('"true"');
});

test('who reads WeChat with text 1.3 times as large is asked once about 长辈版', async () => {
  const large = held(newPhone(stack.url, undefined, 1.3));
  const home = await large.settle();
  expect(home.text).toContain('要换成长辈版吗？');
  home.press('先不换');
  await home.waitFor(() => !home.text.includes('要换成长辈版吗？'));

  const asked = held(newPhone(stack.url, new Map(large.storage), 1.3));
  expect((await asked.settle()).text).not.toContain('要换成长辈版吗？');
  const ordinary = held(newPhone(stack.url, undefined, 1.2));
  expect((await ordinary.settle()).text).not.toContain('要换成长辈版吗？');
});

test('the contract speaks Chinese in the mini-program too: its setup was not shaken out of the build', async () => {
  const phone = held(newPhone(stack.url));
  const message = (issue: object) =>
    phone.realm.run(`__zod_globalConfig.localeError(${JSON.stringify(issue)})`, 'test');
  expect(message({ code: 'invalid_type', expected: 'string' })).toBe('请填写此项');
  expect(message({ code: 'too_small', origin: 'string', minimum: 2, input: '王' })).toBe('至少填写 2 个字');
});

test('a wrong name is refused on the phone in plain Chinese before anything is sent', async () => {
  const phone = held(await phoneOf(stack.url, '刚注册的市民'));
  const page = phone.open('/identity/real-name');
  await page.fill('姓名', '王');
  await page.fill('身份证号', '42079919990421');
  const sent = phone.requests.length;
  page.press('核对身份');
  await page.waitForText('姓名少了字，请照身份证填写');
  expect(page.text).toContain('身份证号应是 18 位，现在是 14 位');
  expect(page.byRole('alert').text).toContain('有 2 处要改');
  expect(phone.requests.slice(sent).filter(({ method }) => method === 'POST')).toEqual([]);
});

test('who signed in stays signed in after a restart, and is gone everywhere after signing out', async () => {
  const storage = new Map<string, string>();
  await held(await phoneOf(stack.url, CITIZEN, storage)).close();
  const phone = held(newPhone(stack.url, storage));
  const me = phone.open('/tabs/me');
  await me.waitAndPress(/^退出登录/);
  await me.waitForText('还没有登录');
  expect(phone.requests.filter(({ method }) => method !== 'GET')).toEqual([
    { method: 'POST', path: '/api/sessions/refresh', status: 200 },
    { method: 'DELETE', path: '/api/sessions/current', status: 204 },
  ]);
  expect([...storage.keys()].filter((key) => key.startsWith('session'))).toEqual([]);
});

test('without a network a page says so instead of failing', async () => {
  const phone = held(newPhone(stack.url));
  await phone.settle();
  phone.setOnline(false);
  await phone.page.waitForText('没有网络');
  phone.setOnline(true);
  await phone.page.waitFor(() => !phone.page.text.includes('没有网络'));
});

test('WeChat’s question about privacy is answered by its own button, or by no', async () => {
  const phone = held(newPhone(stack.url));
  const answers: object[] = [];
  const ask = async () => {
    phone.needPrivacy((answer) => answers.push({ ...answer }));
    await phone.page.waitForText('使用前请看一下');
  };
  await phone.settle();
  await ask();
  const [agree] = [...phone.page.tree.all()].filter(({ tag }) => tag === 'button');
  expect(agree?.id).toBe('wechat-privacy-agree');
  expect(agree?.attribute('open-type')).toBe('agreePrivacyAuthorization');
  phone.page.fire(agree!, 'agreeprivacyauthorization', {});
  await phone.page.waitFor(() => answers.length === 1 && !phone.page.text.includes('使用前请看一下'));
  await ask();
  phone.page.press('不同意');
  await phone.page.waitFor(() => answers.length === 2);
  expect(answers).toEqual([{ event: 'agree', buttonId: agree?.id }, { event: 'disagree' }]);
});
