import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getCaseReview } from '@yichuang/contract/reviews/contract';
import { createCase, getCase, saveForm, submitCase } from '@yichuang/contract/cases/contract';
import { missingMaterials } from '@yichuang/contract/cases/material';
import { getActsPaper, listDelegations } from '@yichuang/contract/delegations/contract';
import { askForHelp } from '@yichuang/contract/help/contract';
import { toPath } from '@yichuang/contract/client';
import { answersFor } from '../../scripts/demo-answers.mjs';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { DESK, openBrowser, openPhone } from '../support/browser.ts';
import { as, raw } from '../support/client.ts';
import { actingUnder } from '../support/delegations.ts';
import { taskCodeOf } from '../support/journey.ts';
import { badReview } from '../support/reviews.ts';
import { button, openDrawer, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { upload } from '../support/upload.ts';

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

async function deskOf(account: string, path: string) {
  const opened = await openPhone(browser, { viewport: DESK });
  await becomeSomebody(opened.page, { url: stack.url, account, now: MORNING });
  await opened.page.goto(`${stack.url}/#/staff/${path}`);
  return opened;
}
type Step = { name: string; radios?: string[]; texts?: string[] };

/** One step of a card: its button, what its drawer asks, and the drawer's own button. */
async function take(page: Page, { name, radios = [], texts = [] }: Step) {
  await press(page, name);
  if (radios.length + texts.length === 0) return;
  const drawer = await openDrawer(page);
  for (const radio of radios) await drawer.getByRole('radio', { name: radio, exact: true }).click();
  for (const [at, text] of texts.entries()) await drawer.locator('textarea, input').nth(at).fill(text);
  await drawer.getByRole('button', { name, exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
}

test('a bad review goes from desk to desk until its answer was re-checked by somebody else', async () => {
  const person = await as(stack.url, 'chen-citizen');
  const [clerk, officer] = [await as(stack.url, 'clerk-1'), await as(stack.url, 'officer-1')];
  const { id } = await badReview(person, { clerk, officer }, await taskCodeOf(person, '老人补贴'));
  const lead = await deskOf('lead-1', 'orders');
  await take(lead.page, { name: '派给承办人', radios: ['审批人员 郑科员'] });
  await see(lead.page, '已派单，等待联系');

  const handler = await deskOf('officer-2', 'orders');
  await see(handler.page, '服务态度生硬');
  expect(await handler.page.getByText('陈').count()).toBe(0);
  await take(handler.page, { name: '记联系情况', texts: ['发了消息，请他说说经过'] });
  await take(handler.page, { name: '记核实结果', radios: ['属实', '5 个工作日'], texts: ['看了窗口录像'] });
  await take(handler.page, { name: '记整改', texts: ['当班人员道歉并培训'] });
  await take(handler.page, { name: '答复评价人', texts: ['对不起，窗口已经培训，欢迎再来监督。'] });
  await see(handler.page, '已答复，等待复核');
  expect(await button(handler.page, '复核').count()).toBe(0);

  await lead.page.reload();
  await take(lead.page, { name: '复核', radios: ['通过'], texts: ['抽查三天，态度好'] });
  await take(lead.page, { name: '办结' });
  await see(lead.page, '已办结');
  expect((await person.do(getCaseReview, { params: { id } })).order).toMatchObject({
    state: 'closed',
    reply: '对不起，窗口已经培训，欢迎再来监督。',
  });
  expect([...lead.trouble, ...handler.trouble]).toEqual([]);
});

/** An elder without a phone, a helper, a witness: registered at the counter. */
async function registerConsent(page: Page) {
  const field = (label: string, at = 0) => page.getByLabel(label, { exact: true }).nth(at);
  await field('姓名').fill('何嘉宁');
  await field('身份证号').fill('420799199904210043');
  await field('办事码').fill('yanji-helper');
  await field('哪几件事').fill('老人补贴');
  await page.getByRole('checkbox', { name: '高龄津贴申领' }).click();
  await see(page, /您同意吗/);
  await page.getByRole('checkbox', { name: '已读给老人听，老人同意' }).click();
  await field('委托书存在哪里').fill('燕矶镇便民中心第 3 册');
  await field('姓名', 1).fill('孙志强');
  await field('身份证号', 1).fill('420799198707070059');
  await press(page, '登记授权');
  await see(page, '授权已经生效');
}

/** What the helper does for the elder: an application handed in, and a visit asked for. */
async function helpOut() {
  const helper = await as(stack.url, 'yanji-helper');
  const { items } = await helper.do(listDelegations, { query: { role: 'delegate', state: 'active' } });
  const delegationId = items[0]!.id;
  const acting = await actingUnder(helper, delegationId);
  const taskCode = await taskCodeOf(helper, '老人补贴');
  const { id, etag, form } = await acting.do(createCase, { body: { taskCode } });
  await acting.do(saveForm, { params: { id }, body: { answers: answersFor(form) } }, { headers: { 'if-match': etag } });
  const { materials } = await acting.do(getCase, { params: { id } });
  for (const { id: materialId } of missingMaterials(materials)) await upload(acting, { id, materialId });
  await acting.do(submitCase, { params: { id }, body: {} });
  const visit = { kind: 'homeVisit' as const, taskCode, place: '百洪村 3 组 12 号', when: '周三上午在家' };
  await acting.do(askForHelp, { body: visit });
  return delegationId;
}

test('an elder without a phone consents at the counter; the helper applies and visits, and all of it can be printed', async () => {
  const clerk = await deskOf('clerk-1', 'consent');
  await registerConsent(clerk.page);
  const delegationId = await helpOut();

  const helper = await deskOf('yanji-helper', 'help');
  await take(helper.page, { name: '我来办' });
  await take(helper.page, { name: '约时间', radios: ['11 月 25 日 周三', '10:00'] });
  await take(helper.page, { name: '开始办' });
  await take(helper.page, { name: '办完了', texts: ['帮老人拍了照，申请已经交上去'] });
  const lead = await deskOf('lead-1', 'help');
  await take(lead.page, { name: '记回访', radios: ['满意'], texts: ['老人说很好'] });
  await see(lead.page, '满意 老人说很好');

  const { token } = await as(stack.url, 'clerk-1');
  const headers = { authorization: `Bearer ${token}` };
  const paper = await raw(`${stack.url}${toPath(getActsPaper, { id: delegationId })}`, { headers });
  const dir = mkdtempSync(`${tmpdir()}/yichuang-acts-`);
  try {
    writeFileSync(`${dir}/acts.pdf`, paper.bytes);
    const text = execFileSync('pdftotext', ['-layout', `${dir}/acts.pdf`, '-'], { encoding: 'utf8' });
    expect(text).toContain('提交了申请：高龄津贴申领');
    expect(text).toContain('请了人帮办：高龄津贴申领');
  } finally {
    rmSync(dir, { recursive: true });
  }
  expect([...clerk.trouble, ...helper.trouble, ...lead.trouble]).toEqual([]);
});
