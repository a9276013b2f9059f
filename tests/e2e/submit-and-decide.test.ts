import '@yichuang/contract/zod-setup';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import {
  agreeToCertificate,
  answer,
  choose,
  nothingMissing,
  signByHand,
  uploadPicture,
} from '../support/application-screen.ts';
import { DESK, openBrowser, openPhone } from '../support/browser.ts';
import { press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let browser: Browser;
let dir: string;
const trouble: string[][] = [];
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  dir = mkdtempSync(join(tmpdir(), 'submit-and-decide-'));
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function open(account: string, path: string, isAtDesk = false): Promise<Page> {
  const opened = await openPhone(browser, isAtDesk ? { viewport: DESK } : {});
  trouble.push(opened.trouble);
  await becomeSomebody(opened.page, { url: stack.url, account, now: MORNING });
  await opened.page.goto(`${stack.url}/#/${path}`);
  return opened.page;
}

/** The words of a PDF that the page lets its reader keep. */
async function readPdf(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, `下载${name}`)]);
  const file = join(dir, download.suggestedFilename());
  await download.saveAs(file);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}

const CARD = '6217001234567893';

/** From the words of a citizen to the receipt. */
async function apply(page: Page) {
  await press(page, '想办什么？如老人补贴');
  await page.getByRole('textbox', { name: '找要办的事' }).fill('老人补贴');
  await page.keyboard.press('Enter');
  await press(page, /^高龄津贴申领/);
  await press(page, '在线申报');
  await see(page, /周\*岚/);
  await press(page, '下一步：核对');
  await see(page, /有 \d+ 处要改或要补/);
  await answer(page, '联系电话', '13900000048');
  await answer(page, '户籍地址', '燕矶镇沿江路 18 号');
  await choose(page, '现在是否住在别处', '否');
  await answer(page, '开户银行', '示例银行燕矶支行');
  await answer(page, '银行卡号', CARD);
  await choose(page, '是否领过同类津贴', '否');
  await choose(page, '要不要留一位家人', '否');
  await agreeToCertificate(page, '申请人居民身份证');
  await agreeToCertificate(page, '社会保障卡（金融账户已激活）或本人银行卡');
  await uploadPicture(page, '居民户口簿');
  await nothingMissing(page);
  await press(page, '下一步：核对');
  await press(page, /^手写签名/);
  await signByHand(page);
  await press(page, '用这个签名');
  await see(page, '已签');
  await press(page, '提交申请');
  await see(page, '交上了');
}

test('an allowance from the guide to the decision: asked for, corrected once, accepted with a promise, granted', async () => {
  const citizen = await open('zhou-citizen', 'tabs/home');
  await apply(citizen);
  await see(citizen, /^420704 261124 2 \d{5} \d$/);

  const clerk = await open('clerk-1', 'staff/cases', true);
  await press(clerk, /高龄津贴申领/);
  await see(clerk, '提交时签的');
  await press(clerk, '打开手写签名');
  await clerk.getByRole('img', { name: '手写签名' }).filter({ visible: true }).first().waitFor();
  await clerk.keyboard.press('Escape');
  await press(clerk, '更多');
  await press(clerk, '一次性告知补正');
  await clerk.getByRole('checkbox', { name: '要补正：居民户口簿' }).click();
  await clerk.getByRole('textbox', { name: '哪里不对' }).fill('看不清本人页');
  await press(clerk, '看通知书');
  await press(clerk, '发出补正通知书');
  await see(clerk, '等申请人补正');

  await citizen.goto(`${stack.url}/#/messages/inbox`);
  await press(citizen, /要补 1 份材料/);
  await see(citizen, /要补 1 份材料/);
  expect(await readPdf(citizen, '补正材料通知书')).toContain('看不清本人页');
  await press(citizen, '去补材料');
  await uploadPicture(citizen, '居民户口簿', 2);
  await press(citizen, '一次交上去');
  await see(citizen, /已收到/);

  await clerk.reload();
  await press(clerk, /高龄津贴申领/);
  await press(clerk, /^受理$/);
  await see(clerk, '承诺办结');
  await press(clerk, '确认受理');
  await see(clerk, '等审批人员审查。');

  await citizen.reload();
  await see(citizen, /已受理，最晚 12 月 3 日办好/);
  const promise = await readPdf(citizen, '受理决定书');
  expect(promise).toContain('2026年12月3日');
  expect(promise).toContain('高龄津贴');

  const officer = await open('officer-1', 'staff/cases', true);
  await press(officer, '开始审查');
  await press(officer, /^作出决定$/);
  await officer.getByRole('radio', { name: '准予', exact: true }).click();
  await press(officer, '作出准予决定');
  await see(officer, '已作决定，等窗口送达。');

  await citizen.goto(`${stack.url}/#/messages/inbox`);
  await press(citizen, /已准予/);
  await see(citizen, '办好了');
  expect(await readPdf(citizen, '准予办理决定书')).toContain('高龄津贴');
  expect(trouble.flat()).toEqual([]);
}, 180_000);
