import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Package } from '@yichuang/contract/catalogue/contract';
import {
  createCase,
  getCase,
  listCases,
  saveForm,
  submitCase,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { getStaffCase, listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { PackagesRepository } from '../catalogue/packages.repository.js';
import { SITE } from '../testing/appointment-fixtures.js';
import { ANSWERS, CaseWorld } from '../testing/case-world.js';
import type { TestCaller } from '../testing/test-caller.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { CaseDeadlines } from './case-deadlines.js';

// Tuesday, no holiday near it
const MORNING = '2026-11-24T09:00:00.000+08:00';
const FOURTH_DAY = '2026-11-30T09:00:00.000+08:00';
const step = (taskName: string, taskCode: string | null, order: number) => ({
  taskName,
  taskCode,
  deptName: '民政局',
  promiseDay: 7,
  order,
  isOptional: false,
  dependsOn: [],
});
const PACKAGE: Package = {
  packageCode: 'package-old-age',
  name: '养老一件事',
  scene: '到龄了',
  regionCode: '420704',
  serverType: ['1'],
  stepCount: 3,
  promiseDay: 7,
  limitSceneNum: 0,
  leadDeptName: '人社局',
  anticipateDay: 20,
  steps: [step('养老待遇', 'pension', 1), step('残疾补贴', 'disability', 2), step('别处办', null, 3)],
  materials: [],
  notes: [],
};

describe.each(DATABASE_KINDS)('a package on %s', (kind) => {
  let world: CaseWorld;
  let clerk: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    await world.base.get(PackagesRepository).save([{ siteId: SITE.id, package: PACKAGE }]);
    clerk = world.staff('clerk', ['clerk']);
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const begun = async () => {
    const person = await world.applicant();
    const draft = await person.do(createCase, { body: { packageCode: PACKAGE.packageCode } });
    return { person, draft, of: { params: { id: draft.id } } };
  };
  /** Handed in, with what each department got, in the package's order. */
  const handedIn = async () => {
    const { person, draft, of } = await begun();
    await person.do(saveForm, { ...of, body: { answers: ANSWERS } }, { headers: { 'if-match': draft.etag } });
    for (const { id, how } of draft.materials)
      if (how === 'upload' || how === 'certificate') await world.provide(person, draft.id, id);
    const receipt = await person.do(submitCase, { ...of, body: {} });
    const { children = [] } = await person.do(getCase, of);
    const [first, second] = children;
    return { person, of, receipt, first: first!, second: second! };
  };
  const notice = { items: [{ materialId: 'm2', problem: '银行卡号看不清', fields: ['card'] }] };
  const messagesOf = async (person: TestCaller) =>
    (await person.do(listMessages, { query: {} })).items.map(({ title }) => title);

  test('is one form and one list of materials for all its matters', async () => {
    const { draft } = await begun();
    expect(draft).toMatchObject({ taskName: '养老一件事', state: 'draft' });
    const ids = draft.form.sections.flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)]);
    expect(draft.materials.map(({ materialName }) => materialName)).toEqual(['身份证', '银行卡']);
  });

  test('becomes one application for each department, which see their own and not the package', async () => {
    const { person, of, receipt, first, second } = await handedIn();
    expect(receipt.caseNo).toHaveLength(19);
    expect([first.taskName, second.taskName]).toEqual(['pension 的事', 'disability 的事']);
    expect(new Set([receipt.caseNo, first.caseNo, second.caseNo]).size).toBe(3);
    expect(await person.do(getCase, of)).toMatchObject({ state: 'received', clock: null, partCount: 2 });
    const seen = (await clerk.do(listStaffCases, { query: { queue: 'receiving', limit: 100 } })).items.map(
      ({ id }) => id,
    );
    expect(seen).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(seen).not.toContain(of.params.id);
    expect((await clerk.refused(getStaffCase, of)).code).toBe('NOT_FOUND');
    const part = await clerk.do(getStaffCase, { params: { id: second.id } });
    expect(part.answers).toMatchObject({ phone: '139****0048' });
    expect(part.materials.every(({ files, how }) => how !== 'upload' || files.length === 1)).toBe(true);
    expect((await person.do(listCases, { query: {} })).items.map(({ id }) => id)).toEqual([of.params.id]);
    expect((await messagesOf(person)).length).toBe(1);
  });

  test('an open application of one of its matters comes first', async () => {
    const person = await world.applicant();
    const { id } = await person.do(createCase, { body: { taskCode: 'disability' } });
    const asked = { body: { packageCode: PACKAGE.packageCode } };
    expect(await person.refused(createCase, asked)).toMatchObject({ code: 'CASE_ALREADY_OPEN', id });
    expect((await person.refused(createCase, { body: { packageCode: 'nothing' } })).code).toBe('NOT_FOUND');
    expect((await person.refused(createCase, { body: {} })).code).toBe('VALIDATION_FAILED');
    expect((await person.refused(createCase, { body: { taskCode: 'care', ...asked.body } })).code).toBe(
      'VALIDATION_FAILED',
    );
  });

  test('a correction waits for the other department, is told once, and one answer goes to whoever asked', async () => {
    const { person, of, first, second } = await handedIn();
    await world.act(clerk, first.id, 'requestCorrection', notice);
    expect(await person.do(getCase, of)).toMatchObject({ state: 'received', correction: null });
    expect(await messagesOf(person)).toHaveLength(1);
    const part = { params: { id: first.id } };
    const untold = await person.do(getCase, part);
    expect(untold).toMatchObject({ correction: null, allowed: expect.not.arrayContaining(['supplement']) });
    expect(untold.toSupplement).toBeUndefined();
    const early = { ...part, body: { answers: { card: ANSWERS.card }, materialIds: ['m2'] } };
    expect((await person.refused(supplementCase, early)).code).toBe('ACTION_NOT_ALLOWED');
    await world.act(clerk, second.id, 'accept');
    const told = await person.do(getCase, of);
    expect(told).toMatchObject({ state: 'correctionPending', allowed: expect.arrayContaining(['supplement']) });
    expect(told.correction?.items).toMatchObject([{ problem: 'pension 的事：银行卡号看不清', fields: ['card'] }]);
    expect((await messagesOf(person)).filter((title) => title.includes('要补'))).toHaveLength(1);
    const card = ANSWERS.card;
    const materialIds = told.correction!.items.map(({ materialId }) => materialId);
    const after = await person.do(supplementCase, { ...of, body: { answers: { card }, materialIds } });
    expect(after.state).toBe('received');
    expect(after.children?.map(({ state }) => state)).toEqual(['received', 'accepted']);
  });

  test('both ask: one notice with both, one answer for both', async () => {
    const { person, of, first, second } = await handedIn();
    await world.act(clerk, first.id, 'requestCorrection', notice);
    await world.act(clerk, second.id, 'requestCorrection', {
      items: [{ ...notice.items[0], problem: '不是本人的卡' }],
    });
    const { correction } = await person.do(getCase, of);
    expect(correction?.items).toMatchObject([
      { problem: 'pension 的事：银行卡号看不清；disability 的事：不是本人的卡', fields: ['card'] },
    ]);
    const materialIds = correction!.items.map(({ materialId }) => materialId);
    const after = await person.do(supplementCase, { ...of, body: { answers: { card: ANSWERS.card }, materialIds } });
    expect(after.children?.map(({ state }) => state)).toEqual(['received', 'received']);
    expect((await messagesOf(person)).filter((title) => title.includes('要补'))).toHaveLength(1);
  });

  test('on the fourth day what is known is told, though a department has not answered', async () => {
    const { person, of, first } = await handedIn();
    await world.act(clerk, first.id, 'requestCorrection', notice);
    world.base.setClock(FOURTH_DAY);
    await world.base.get(CaseDeadlines).keep();
    expect(await person.do(getCase, of)).toMatchObject({ state: 'correctionPending' });
  });

  test('is as far as its slowest part, and is done when all are', async () => {
    const { person, of, first, second } = await handedIn();
    const officer = world.staff('officer', ['officer']);
    const state = () => world.stateOf(person, of.params.id);
    await world.act(clerk, first.id, 'accept');
    await world.act(officer, first.id, 'startReview');
    expect(await state()).toBe('received');
    await world.act(clerk, second.id, 'refuseAcceptance', { reason: '不属于本部门' });
    expect(await state()).toBe('underReview');
    await world.act(officer, first.id, 'decide', { result: 'granted' });
    expect(await state()).toBe('completed');
  });

  test('taking it back takes back every part', async () => {
    const { person, of } = await handedIn();
    const after = await person.do(withdrawCase, { ...of, body: {} });
    expect(after.state).toBe('withdrawn');
    expect(after.children?.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  test('two departments at once: both are carried up', async () => {
    const { person, of, first, second } = await handedIn();
    await Promise.all([world.act(clerk, first.id, 'accept'), world.act(clerk, second.id, 'accept')]);
    expect(await world.stateOf(person, of.params.id)).toBe('accepted');
  });
});
