import '@yichuang/contract/zod-setup';
import type { Browser, Page } from 'playwright-core';
import type { Case } from '@yichuang/contract/cases/case';
import { getCase, listCases } from '@yichuang/contract/cases/contract';
import { fieldsOf, type FormField } from '@yichuang/contract/cases/form';
import { isAsked } from '@yichuang/contract/cases/form-rules';
import { missingMaterials } from '@yichuang/contract/cases/material';
import { listMessages } from '@yichuang/contract/messages/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersFor } from '../../scripts/demo-answers.mjs';
import { becomeSomebody, MORNING } from '../../scripts/demo-day.mjs';
import { openBrowser, openPhone } from '../support/browser.ts';
import { takeStep } from '../support/cases.ts';
import { as, type Person } from '../support/client.ts';
import { packageCodeOf } from '../support/packages.ts';
import { button, press, see } from '../support/screen.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { upload } from '../support/upload.ts';

let stack: Stack;
let browser: Browser;
let elder: Person;
beforeAll(async () => {
  stack = await startStack({ now: MORNING });
  browser = await openBrowser();
  elder = await as(stack.url, 'wang-elder');
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

const heading = (page: Page, name: RegExp) =>
  page.getByRole('heading', { name }).filter({ visible: true }).first().waitFor();

async function answer(page: Page, { type, label, choices = [] }: FormField, value: string) {
  if (type === 'choice') {
    const name = choices.find((choice) => choice.value === value)?.label ?? value;
    const group = page.getByRole('radiogroup', { name: label, exact: true }).filter({ visible: true });
    await group.first().getByRole('radio', { name, exact: true }).click();
  } else await page.getByLabel(label, { exact: true }).filter({ visible: true }).first().fill(value);
}

/** What the open package is, as its owner reads it. */
async function thePackage(): Promise<Case> {
  const { items } = await elder.do(listCases, { query: {} });
  const found = items.find(({ partCount }) => partCount !== undefined);
  if (!found) throw new Error('no package was begun');
  return elder.do(getCase, { params: { id: found.id } });
}

/** Consents to the certificates that are offered; for the rest there is a picture. */
async function handOver(page: Page) {
  const { id, materials } = await thePackage();
  for (const { id: materialId, materialName, offer } of missingMaterials(materials)) {
    if (!offer) {
      await upload(elder, { id, materialId });
      continue;
    }
    await press(page, `同意带入：${materialName}`);
    const sheet = page.getByRole('dialog').filter({ visible: true });
    await sheet.getByRole('checkbox').click();
    await sheet.getByRole('button', { name: '同意带入', exact: true }).click();
    await sheet.waitFor({ state: 'hidden' });
  }
}

const decided = async (id: string) => {
  const officer = await as(stack.url, 'officer-1');
  await takeStep(officer, id, 'startReview');
  await takeStep(officer, id, 'decide', { result: 'granted' });
};

test('three matters are applied for at once, one department asks for more, it is told and answered once', async () => {
  const { page, trouble } = await openPhone(browser);
  await becomeSomebody(page, { url: stack.url, account: 'wang-elder', now: MORNING });
  const packageCode = await packageCodeOf(elder, '城乡居民养老一件事');
  await page.goto(`${stack.url}/#/catalogue/package?packageCode=${packageCode}`);
  await press(page, '一次申请');
  await see(page, '系统带出');
  const { form } = await thePackage();
  const answers = answersFor(form);
  for (const field of fieldsOf(form))
    if (field.known === undefined && answers[field.id] !== undefined && isAsked(field, answers))
      await answer(page, field, answers[field.id] ?? '');
  await handOver(page);
  // pictures came by another way than this page
  await page.reload();
  await press(page, '下一步：核对');
  await press(page, '提交申请');
  await see(page, '交上了');
  await press(page, '看进度');
  await heading(page, /^3 件一起在办$/);

  const { id, children = [] } = await thePackage();
  const [pension, allowance, proof] = children;
  if (!pension || !allowance || !proof) throw new Error('the package has no parts');
  const clerk = await as(stack.url, 'clerk-1');
  const notice = { items: [{ materialId: 'm4', problem: '卡号看不清', fields: ['bankCard'] }] };
  const asked = async () =>
    (await elder.do(listMessages, { query: {} })).items.filter(({ title }) => title.includes('要补'));
  await takeStep(clerk, allowance.id, 'requestCorrection', notice);
  expect(await asked()).toEqual([]);
  await page.reload();
  await see(page, '别的部门看完，要补的一次告诉您');
  await takeStep(clerk, pension.id, 'accept');
  expect(await asked()).toEqual([]);
  await takeStep(clerk, proof.id, 'accept');
  expect(await asked()).toMatchObject([{ subject: { kind: 'case', id } }]);

  await page.reload();
  await see(page, /卡号看不清/);
  await press(page, '去补材料');
  await page
    .getByLabel('银行卡号', { exact: true })
    .filter({ visible: true })
    .fill(answers['bankCard'] ?? '');
  await press(page, '一次交上去');
  await heading(page, /^3 件一起在办$/);
  expect(await button(page, '去补材料').count()).toBe(0);

  await takeStep(clerk, allowance.id, 'accept');
  for (const { id: partId } of [pension, proof]) await decided(partId);
  await page.reload();
  await heading(page, /^办完 2 件，\s*其余最晚 .*办好$/);
  await press(page, /高龄津贴申领/);
  await page.waitForURL(new RegExp(allowance.id));
  await see(page, /承诺办结/);
  await decided(allowance.id);
  await page.goBack();
  await heading(page, /^3 件都办完了$/);
  expect(await thePackage()).toMatchObject({ state: 'completed' });
  expect(trouble).toEqual([]);
});
