import {
  createCase,
  deleteDraft,
  getProgress,
  saveForm,
  submitCase,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { actOnCase } from '@yichuang/contract/cases/staff-contract';
import { deleteMe } from '@yichuang/contract/identity/privacy-contract';
import type { Problem } from '@yichuang/contract/problem';
import { taskCodeOf } from '../support/journey.ts';
import { filledDraft, submittedCase, takeStep } from '../support/cases.ts';
import type { World } from './world.ts';

type Scenario = (world: World) => Promise<Problem>;

const withMatch = (etag: string) => ({ headers: { 'if-match': etag } });
const submitted = async ({ fresh, taskCode }: World) => {
  const person = await fresh();
  return { person, ...(await submittedCase(person, taskCode)) };
};

export const CASE_SCENARIOS: Record<string, Scenario> = {
  'deleteMe HAS_OPEN_CASES': async (world) => {
    const { person } = await submitted(world);
    return person.refused(deleteMe, {});
  },
  'createCase NOT_FOUND': async ({ fresh }) =>
    (await fresh()).refused(createCase, { body: { taskCode: 'no-such-matter' } }),
  'createCase ITEM_NOT_SERVED_HERE': async ({ fresh, citizen }) =>
    (await fresh()).refused(createCase, { body: { taskCode: await taskCodeOf(citizen, '身份证补换') } }),
  'createCase CASE_ALREADY_OPEN': async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id } = await person.do(createCase, { body: { taskCode } });
    const problem = await person.refused(createCase, { body: { taskCode } });
    if (problem.id !== id) throw new Error(`the open case is ${id}, the refusal names ${problem.id}`);
    return problem;
  },
  'deleteDraft ACTION_NOT_ALLOWED': async (world) => {
    const { person, id } = await submitted(world);
    return person.refused(deleteDraft, { params: { id } });
  },
  'saveForm NOT_FOUND': async ({ fresh, taskCode }) => {
    const { id, etag } = await filledDraft(await fresh(), taskCode);
    const save = { params: { id }, body: { answers: {} } };
    return (await fresh()).refused(saveForm, save, withMatch(etag));
  },
  'saveForm ACTION_NOT_ALLOWED': async (world) => {
    const { person, id } = await submitted(world);
    return person.refused(saveForm, { params: { id }, body: { answers: {} } }, withMatch('"2"'));
  },
  'saveForm DRAFT_CHANGED': async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id, etag } = await filledDraft(person, taskCode);
    const problem = await person.refused(saveForm, { params: { id }, body: { answers: {} } }, withMatch('"1"'));
    if (problem.draft?.etag !== etag) throw new Error('the draft that stands does not come along');
    return problem;
  },
  'submitCase ACTION_NOT_ALLOWED': async (world) => {
    const { person, id } = await submitted(world);
    return person.refused(submitCase, { params: { id }, body: {} });
  },
  'submitCase FORM_INCOMPLETE': async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id } = await person.do(createCase, { body: { taskCode } });
    return person.refused(submitCase, { params: { id }, body: {} });
  },
  'supplementCase ACTION_NOT_ALLOWED': async (world) => {
    const { person, id } = await submitted(world);
    return person.refused(supplementCase, { params: { id }, body: { materialIds: [] } });
  },
  'supplementCase FORM_INCOMPLETE': async (world) => {
    const { person, id } = await submitted(world);
    await takeStep(world.clerk, id, 'requestCorrection', { items: [{ materialId: 'm4', problem: '卡号看不清' }] });
    return person.refused(supplementCase, { params: { id }, body: { materialIds: [] } });
  },
  'withdrawCase ACTION_NOT_ALLOWED': async (world) => {
    const { person, id } = await submitted(world);
    await person.do(withdrawCase, { params: { id }, body: {} });
    return person.refused(withdrawCase, { params: { id }, body: {} });
  },
  'getProgress NOT_FOUND': async (world) => {
    const { caseNo } = await submitted(world);
    return world.nobody.refused(getProgress, { body: { caseNo, queryCode: '000000' } });
  },
  'getProgress RATE_LIMITED': async (world) => {
    const { caseNo, queryCode } = await submitted(world);
    for (let wrong = 0; wrong < 6; wrong++)
      await world.nobody.refused(getProgress, { body: { caseNo, queryCode: '000000' } });
    return world.nobody.refused(getProgress, { body: { caseNo, queryCode } });
  },
  'actOnCase ACTION_NOT_ALLOWED': async (world) => {
    const { id } = await submitted(world);
    const act = { action: 'confirm' as const, stateVersion: 2 };
    return world.clerk.refused(actOnCase, { params: { id }, body: act });
  },
  'actOnCase STATE_CHANGED': async (world) => {
    const { id } = await submitted(world);
    return world.clerk.refused(actOnCase, { params: { id }, body: { action: 'accept', stateVersion: 1 } });
  },
  'actOnCase REASON_REQUIRED': async (world) => {
    const { id } = await submitted(world);
    return world.clerk.refused(actOnCase, { params: { id }, body: { action: 'refuseAcceptance', stateVersion: 2 } });
  },
};
