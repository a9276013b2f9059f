import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCase, listCases } from '@yichuang/contract/cases/contract';
import { luhnDigit } from '@yichuang/contract/cases/luhn';
import { as } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { photo } from '../support/jpegs.ts';
import { startStack, type Stack } from '../support/stack.ts';
import type { PageView } from './harness/page-view.ts';
import type { Phone } from './harness/phone.ts';
import { CITIZEN, phoneOf } from './people.ts';

const CARD = `621700123456789${luhnDigit('621700123456789')}`;

let stack: Stack;
let phone: Phone;
beforeAll(async () => {
  stack = await startStack();
  phone = await phoneOf(stack.url, CITIZEN);
});
afterAll(async () => {
  await phone?.close();
  await stack.stop();
});

const choose = (page: PageView, group: string, choice: string) => {
  const radio = [...page.byRole('radiogroup', group).all()].find(
    (one) => one.attribute('aria-role') === 'radio' && one.text === choice,
  );
  if (!radio) throw new Error(`${group} has no ${choice}`);
  page.tap(radio);
};

test('an application is filled in, pictured, signed and handed in within WeChat', async () => {
  const person = await as(stack.url, 'zhou-citizen');
  const taskCode = await taskCodeOf(person, '老人补贴');
  const guide = phone.open(`/catalogue/guide?taskCode=${taskCode}`);
  await guide.waitAndPress('在线申报');
  const fill = await phone.waitForPage('cases/fill');
  await fill.waitForText('系统带出');
  await fill.fill('联系电话', '13900000048');
  await fill.fill('户籍地址', '燕矶镇沿江路 18 号');
  await fill.fill('开户银行', '示例银行');
  await fill.fill('银行卡号', CARD);
  for (const group of ['现在是否住在别处', '是否领过同类津贴', '要不要留一位家人']) choose(fill, group, '否');
  await fill.waitForText(/已保存/);
  for (let sent = 1; ; sent++) {
    const [wanted] = fill.allByRole('button', /^(拍照或上传)：/);
    if (!wanted) break;
    const left = fill.allByRole('button', /^(拍照或上传)：/).length;
    phone.files.toPick.push({ bytes: photo(), name: '照片.jpg', fileType: 'image' });
    fill.tap(wanted);
    await fill.waitAndPress(/从相册选/);
    await fill.waitFor(() => fill.allByRole('button', /^(拍照或上传)：/).length < left || undefined);
    // what is optional is waited for too: nobody goes on while a picture is on its way
    await fill.waitFor(() => fill.allByRole('button', /^删掉第/).length >= sent || undefined);
  }
  await fill.waitForText(/都有了/);
  fill.press('下一步：核对');
  const review = await phone.waitForPage('cases/review');
  await review.waitForText('提交就是承诺');
  review.press(/手写签名/);
  const pad = await review.waitFor(() => review.byRole('img', '在这里用手指签名'));
  await review.waitFor(() => review.page.canvases.size > 0);
  review.stroke(pad, [
    [20, 20],
    [80, 60],
    [140, 30],
  ]);
  await review.waitAndPress('用这个签名');
  await review.waitForText('已签');
  review.press('提交申请');
  const receipt = await phone.waitForPage('cases/receipt');
  await receipt.waitForText('交上了');
  const { items } = await person.do(listCases, { query: {} });
  expect(items.map(({ state }) => state)).toEqual(['received']);
  const { materials } = await person.do(getCase, { params: { id: items[0]?.id ?? '' } });
  expect(materials.flatMap(({ files }) => files).every(({ kind }) => kind === 'image')).toBe(true);
  expect(phone.complaints).toEqual([]);
});
