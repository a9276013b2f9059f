import { createCase } from '@yichuang/contract/cases/contract';
import { completeDraft, filledDraft, submittedCase, takeStep } from '../support/cases.ts';
import type { Example } from './example-makers.ts';

const NOTICE = { items: [{ materialId: 'm4', problem: '卡号看不清', fields: ['bankCard'] }] };

const aDraft: Example = async ({ fresh, taskCode }) => {
  const person = await fresh();
  const { id } = await person.do(createCase, { body: { taskCode } });
  return { person, sent: { params: { id } } };
};
const submitted =
  (body?: object): Example =>
  async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id } = await submittedCase(person, taskCode);
    return { person, sent: { params: { id }, ...(body && { body }) } };
  };

export const CASE_EXAMPLES = {
  createCase: async ({ fresh, taskCode }) => ({ person: await fresh(), sent: { body: { taskCode } } }),
  deleteDraft: aDraft,
  listCases: async ({ fresh }) => ({ person: await fresh(), sent: { query: {} } }),
  getCase: submitted(),
  getTimeline: submitted(),
  getClock: submitted(),
  saveForm: async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id, etag } = await filledDraft(person, taskCode);
    const sent = { params: { id }, body: { answers: { phone: '13900000048' } } };
    return { person, sent, options: { headers: { 'if-match': etag } } };
  },
  submitCase: async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id } = await completeDraft(person, taskCode);
    return { person, sent: { params: { id }, body: {} } };
  },
  supplementCase: async ({ fresh, clerk, taskCode }) => {
    const person = await fresh();
    const { id } = await submittedCase(person, taskCode);
    await takeStep(clerk, id, 'requestCorrection', NOTICE);
    return { person, sent: { params: { id }, body: { materialIds: ['m4'] } } };
  },
  withdrawCase: submitted({}),
  getProgress: async ({ fresh, nobody, taskCode }) => {
    const { caseNo, queryCode } = await submittedCase(await fresh(), taskCode);
    return { person: nobody, sent: { body: { caseNo, queryCode } } };
  },
  listStaffCases: async ({ clerk }) => ({ person: clerk, sent: { query: { queue: 'receiving' } } }),
  getStaffCase: async ({ fresh, clerk, taskCode }) => {
    const { id } = await submittedCase(await fresh(), taskCode);
    return { person: clerk, sent: { params: { id } } };
  },
  actOnCase: async ({ fresh, clerk, taskCode }) => {
    const { id } = await submittedCase(await fresh(), taskCode);
    return { person: clerk, sent: { params: { id }, body: { action: 'accept', stateVersion: 2 } } };
  },
} satisfies Record<string, Example>;
