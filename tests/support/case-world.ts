import type { CaseState, StaffAction } from '@yichuang/contract/cases/case';
import { supplementCase, withdrawCase } from '@yichuang/contract/cases/contract';
import { submittedCase, takeStep } from './cases.ts';
import { as, type Person } from './client.ts';
import { taskCodeOf } from './journey.ts';
import type { Stack } from './stack.ts';
import { upload } from './upload.ts';

/** What every action needs beside its name. */
export const DETAILS: Readonly<Partial<Record<StaffAction, object>>> = {
  returnPreReview: { reason: '照片看不清' },
  requestCorrection: { items: [{ materialId: 'm4', problem: '看不清', fields: ['phone'] }] },
  refuseAcceptance: { reason: '不满 80 周岁' },
  requestReviewCorrection: { items: [{ materialId: 'm3', problem: '缺本人页' }] },
  startSpecial: { reason: '要入户核实', kind: 'inspection', days: 5 },
  extend: { reason: '入户要延后', days: 5 },
  decide: { result: 'granted' },
};
const ROLES: Readonly<Partial<Record<StaffAction, 'officer' | 'lead'>>> = {
  startReview: 'officer',
  requestReviewCorrection: 'officer',
  startSpecial: 'officer',
  endSpecial: 'officer',
  decide: 'officer',
  extend: 'lead',
};

type Step = StaffAction | 'supplement' | 'withdraw' | 'refuse';

/** The applicant answers a notice: a new picture for what it lists. */
async function supplement(person: Person, id: string, materialId: string) {
  await upload(person, { id, materialId });
  await person.do(supplementCase, { params: { id }, body: { materialIds: [materialId] } });
}

/** The people of a case, and cases brought to any state by the steps that lead there. */
export async function createCaseWorld(stack: Stack, firstPerson = 8000) {
  const [clerk, officer, lead] = await Promise.all(
    ['clerk-1', 'officer-1', 'lead-1'].map((account) => as(stack.url, account)),
  );
  if (!clerk || !officer || !lead) throw new Error('nobody is at work');
  const taskCode = await taskCodeOf(clerk, '高龄津贴');
  /** Looked through online before it counts as received. */
  const preReviewed = await taskCodeOf(clerk, '食品经营许可');
  let people = firstPerson;
  const whoTakes = (action: StaffAction): Person => ({ officer, lead, clerk })[ROLES[action] ?? 'clerk'];
  const act = (id: string, action: StaffAction, details: object = DETAILS[action] ?? {}) =>
    takeStep(whoTakes(action), id, action, details);
  const submitted = async (code = taskCode) => {
    const person = await as(stack.url, `load-${people++}`);
    return { person, ...(await submittedCase(person, code)) };
  };
  const after = async (actions: readonly Step[], hasPreReview = false) => {
    const { person, id } = await submitted(hasPreReview ? preReviewed : taskCode);
    for (const action of actions)
      if (action === 'supplement') await supplement(person, id, actions.includes('requestCorrection') ? 'm4' : 'm3');
      else if (action === 'withdraw') await person.do(withdrawCase, { params: { id }, body: {} });
      else if (action === 'refuse') await act(id, 'decide', { result: 'refused', reason: '不满 80 周岁' });
      else await act(id, action);
    return { person, id };
  };
  return { clerk, officer, lead, taskCode, whoTakes, act, submitted, after };
}
export type CaseWorld = Awaited<ReturnType<typeof createCaseWorld>>;

/** How each state is reached, and what the guards ask about a case that took that way. */
export const WAYS = [
  { state: 'received', way: [] },
  { state: 'correctionPending', way: ['requestCorrection'] },
  { state: 'received', way: ['requestCorrection', 'supplement'], wasCorrected: true },
  { state: 'notAccepted', way: ['refuseAcceptance'] },
  { state: 'accepted', way: ['accept'] },
  { state: 'accepted', way: ['accept', 'extend'], isExtended: true },
  { state: 'underReview', way: ['accept', 'startReview'] },
  { state: 'reviewCorrectionPending', way: ['accept', 'startReview', 'requestReviewCorrection'] },
  { state: 'underReview', way: ['accept', 'startReview', 'requestReviewCorrection', 'supplement'] },
  { state: 'specialProcedure', way: ['accept', 'startReview', 'startSpecial'] },
  { state: 'decidedGranted', way: ['accept', 'startReview', 'decide'] },
  { state: 'decidedRefused', way: ['accept', 'startReview', 'refuse'] },
  { state: 'delivering', way: ['accept', 'startReview', 'decide', 'dispatch'] },
  { state: 'delivered', way: ['accept', 'startReview', 'decide', 'dispatch', 'confirm'] },
  { state: 'withdrawn', way: ['withdraw'] },
  { state: 'preReviewing', way: [], hasPreReview: true },
  { state: 'preReviewReturned', way: ['returnPreReview'], hasPreReview: true },
  { state: 'received', way: ['passPreReview'], hasPreReview: true },
] as const satisfies readonly {
  state: CaseState;
  way: readonly Step[];
  hasPreReview?: boolean;
  wasCorrected?: boolean;
  isExtended?: boolean;
}[];
