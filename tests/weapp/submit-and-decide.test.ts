import { afterAll, beforeAll, expect, test } from 'vitest';
import { picture } from '../support/pictures.ts';
import { startStack, type Stack } from '../support/stack.ts';
import type { PageView } from './harness/page-view.ts';
import type { Phone } from './harness/phone.ts';
import { CITIZEN, CLERK, phoneOf } from './people.ts';

const OFFICER = '审批人员 吴科长';
let stack: Stack;
let citizen: Phone;
let clerk: Phone;
let officer: Phone;
let caseId = '';

beforeAll(async () => {
  stack = await startStack();
  citizen = await phoneOf(stack.url, CITIZEN);
  clerk = await phoneOf(stack.url, CLERK);
  officer = await phoneOf(stack.url, OFFICER);
});
afterAll(async () => {
  for (const phone of [citizen, clerk, officer]) await phone?.close();
  await stack.stop();
});

const complaints = () => [citizen, clerk, officer].flatMap((phone) => phone.complaints);

/** 免提交: the certificate that was found, by the tick. */
async function agreeToCertificate(page: PageView, material: string) {
  await page.waitAndPress(`同意带入：${material}`);
  page.tap(await page.waitFor(() => page.byRole('checkbox', '我同意这一次用它')));
  await page.waitFor(() => page.byRole('checkbox', '我同意这一次用它').attribute('aria-checked') === 'true');
  page.press('同意带入');
  await page.waitFor(() => page.allByRole('button', `同意带入：${material}`).length === 0);
}

async function uploadPicture(page: PageView, material: string, files: string) {
  citizen.files.toPick.push({ bytes: picture(), name: '户口簿.png', fileType: 'image' });
  await page.waitAndPress(new RegExp(`^(拍照或上传|再加一份)：${material}$`));
  await page.waitAndPress(/^从相册选/);
  await page.waitForText(files);
}

const ANSWERS = {
  联系电话: '13900000048',
  户籍地址: '燕矶镇沿江路 18 号',
  开户银行: '示例银行燕矶支行',
  银行卡号: '6217001234567893',
};
const QUESTIONS = ['现在是否住在别处', '是否领过同类津贴', '要不要留一位家人'];

async function sayNo(page: PageView, question: string) {
  const no = () => {
    const group = page.byRole('radiogroup', question);
    const [, second] = [...group.all()].filter((one) => one.attribute('aria-role') === 'radio');
    if (!second) throw new Error(`${question} has no second choice`);
    return second;
  };
  page.tap(no());
  await page.waitFor(() => no().attribute('aria-checked') === 'true');
}

test('a citizen applies from the guide: known facts, certificates by consent, a picture, a signature', async () => {
  const search = citizen.open('/catalogue/search?q=老人补贴');
  await search.waitAndPress(/^高龄津贴申领/);
  const guide = await citizen.waitForPage('catalogue/guide');
  await guide.waitAndPress('在线申报');
  const form = await citizen.waitForPage('cases/fill');
  await form.waitForText('周*岚');
  for (const [label, text] of Object.entries(ANSWERS)) await form.fill(label, text);
  for (const question of QUESTIONS) await sayNo(form, question);
  await agreeToCertificate(form, '申请人居民身份证');
  await agreeToCertificate(form, '社会保障卡（金融账户已激活）或本人银行卡');
  await uploadPicture(form, '居民户口簿', '已传 1 份');
  form.press('下一步：核对');
  const review = await citizen.waitForPage('cases/review');
  await review.waitAndPress(/^手写签名/);
  const pad = await review.waitFor(() => review.byLabel('在这里用手指签名'));
  await review.waitFor(() => review.page.canvases.size > 0);
  review.stroke(pad, [
    [30, 30],
    [120, 90],
    [200, 40],
  ]);
  await review.waitAndPress('用这个签名');
  await review.waitForText('已签');
  review.press('提交申请');
  const receipt = await citizen.waitForPage('cases/receipt');
  await receipt.waitForText('交上了');
  expect(receipt.text).toMatch(/420704 261124 2 \d{5} \d/);
  expect(complaints()).toEqual([]);
});

test('a clerk asks for what is missing, all at once', async () => {
  const desk = clerk.open('/staff/cases');
  await desk.waitAndPress(/^高龄津贴申领/);
  const shown = await clerk.waitForPage('staff/case');
  caseId = shown.page.params['id'] ?? '';
  await shown.waitAndPress('更多');
  await shown.waitAndPress('一次性告知补正');
  shown.tap(await shown.waitFor(() => shown.byRole('checkbox', '要补正：居民户口簿')));
  await shown.fill('哪里不对', '看不清本人页');
  shown.press('看通知书');
  await shown.waitAndPress('发出补正通知书');
  await shown.waitForText('等申请人补正');
  expect(complaints()).toEqual([]);
});

test('the applicant reads it among the messages, keeps the notice and answers it', async () => {
  const inbox = citizen.open('/messages/inbox');
  await inbox.waitAndPress(/要补 1 份材料/);
  const progress = await citizen.waitForPage('cases/progress');
  await progress.waitAndPress('下载补正材料通知书');
  const opened = () => citizen.wx.of('openDocument').at(-1)?.options['filePath'] as string | undefined;
  const notice = citizen.files.kept.get((await progress.waitFor(opened)) ?? '');
  expect(
    Buffer.from(notice ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await progress.waitAndPress('去补材料');
  const page = await citizen.waitForPage('cases/supplement');
  await uploadPicture(page, '居民户口簿', '已传 2 份');
  page.press('一次交上去');
  await citizen.waitForPage('cases/progress');
  await citizen.page.waitForText('已收到，最晚');
  expect(complaints()).toEqual([]);
});

test('the clerk accepts with a promise, the officer reviews and decides, the applicant reads it', async () => {
  const shown = clerk.open(`/staff/case?id=${caseId}`);
  await shown.waitAndPress('受理');
  await shown.waitForText('承诺办结');
  shown.press('确认受理');
  await shown.waitForText('等审批人员审查。');

  const bench = officer.open('/staff/cases?queue=review');
  await bench.waitAndPress(/^高龄津贴申领/);
  const review = await officer.waitForPage('staff/case');
  await review.waitAndPress('开始审查');
  await review.waitAndPress('作出决定');
  review.tap(await review.waitFor(() => review.byRole('radio', '准予')));
  await review.waitAndPress('作出准予决定');
  await review.waitForText('已作决定，等窗口送达。');

  const inbox = citizen.open('/messages/inbox');
  await inbox.waitAndPress(/已准予/);
  const progress = await citizen.waitForPage('cases/progress');
  await progress.waitForText('办好了');
  expect(progress.text).toContain('准予办理决定书');
  expect(complaints()).toEqual([]);
});
