import {
  actOnFeedback,
  fileFeedback,
  rateFeedback,
  reopenFeedback,
  type FeedbackAction,
} from '@yichuang/contract/feedback/contract';
import { actOnHelpRequest, askForHelp, cancelHelpRequest, type HelpAction } from '@yichuang/contract/help/contract';
import type { Problem } from '@yichuang/contract/problem';
import { submittedCase } from '../support/cases.ts';
import { CONSULTATION, feedbackStep, filedFeedback } from '../support/feedback.ts';
import { askedForHelp, helpStep, visit } from '../support/help.ts';
import { answered } from './help-examples.ts';
import type { World } from './world.ts';

type Scenario = (world: World) => Promise<Problem>;

/** 李师傅 at a request that nobody has yet. */
const helperTries =
  (action: HelpAction, { stateVersion = 1, isTaken = false } = {}): Scenario =>
  async ({ as, fresh, taskCode }) => {
    const helper = await as('yanji-helper');
    const id = await askedForHelp(await fresh(), taskCode);
    if (isTaken) await helpStep(helper, id, 'accept');
    return helper.refused(actOnHelpRequest, { params: { id }, body: { action, stateVersion } });
  };
/** 冯主任 at what has just come. */
const leadTries =
  (action: FeedbackAction, stateVersion = 1): Scenario =>
  async ({ as, fresh }) => {
    const id = await filedFeedback(await fresh());
    return (await as('lead-1')).refused(actOnFeedback, { params: { id }, body: { action, stateVersion } });
  };
const missing = { params: { id: 'no-such-id' } };

export const HELP_SCENARIOS: Record<string, Scenario> = {
  'askForHelp NOT_FOUND': async ({ fresh }) => (await fresh()).refused(askForHelp, { body: visit('no-such-matter') }),
  'askForHelp ITEM_NOT_SERVED_HERE': async ({ fresh, thirdTaskCode }) =>
    (await fresh()).refused(askForHelp, { body: visit(thirdTaskCode) }),
  'cancelHelpRequest ACTION_NOT_ALLOWED': async ({ as, fresh, taskCode }) => {
    const [person, helper] = [await fresh(), await as('yanji-helper')];
    const id = await askedForHelp(person, taskCode);
    await helpStep(helper, id, 'accept');
    await helpStep(helper, id, 'schedule', { at: '2026-11-25T09:30:00+08:00' });
    await helpStep(helper, id, 'start');
    return person.refused(cancelHelpRequest, { params: { id }, body: {} });
  },
  'actOnHelpRequest NOT_FOUND': async ({ as }) =>
    (await as('yanji-helper')).refused(actOnHelpRequest, { ...missing, body: { action: 'accept', stateVersion: 1 } }),
  'actOnHelpRequest ACTION_NOT_ALLOWED': helperTries('finish'),
  'actOnHelpRequest STATE_CHANGED': helperTries('accept', { stateVersion: 7 }),
  'actOnHelpRequest REASON_REQUIRED': helperTries('decline', { stateVersion: 2, isTaken: true }),
  // another person's case: like one that does not exist
  'fileFeedback NOT_FOUND': async ({ fresh, taskCode }) => {
    const { id: caseId } = await submittedCase(await fresh(), taskCode);
    return (await fresh()).refused(fileFeedback, { body: { ...CONSULTATION, caseId } });
  },
  'rateFeedback ACTION_NOT_ALLOWED': async ({ fresh }) => {
    const person = await fresh();
    return person.refused(rateFeedback, { params: { id: await filedFeedback(person) }, body: { level: 5 } });
  },
  'reopenFeedback ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await answered(world);
    const sent = { params, body: { text: '还是没有收到' } };
    await person.do(reopenFeedback, sent);
    return person.refused(reopenFeedback, sent);
  },
  'actOnFeedback NOT_FOUND': async ({ as }) =>
    (await as('lead-1')).refused(actOnFeedback, { ...missing, body: { action: 'close', stateVersion: 1 } }),
  'actOnFeedback ACTION_NOT_ALLOWED': leadTries('close'),
  'actOnFeedback STATE_CHANGED': leadTries('assign', 7),
  'actOnFeedback REASON_REQUIRED': async ({ as, fresh }) => {
    const [id, officer] = [await filedFeedback(await fresh()), await as('officer-1')];
    await feedbackStep(await as('lead-1'), { id, stateVersion: 1 }, 'assign', { handlerId: 'officer-1' });
    await feedbackStep(officer, { id, stateVersion: 2 }, 'handle');
    return officer.refused(actOnFeedback, { params: { id }, body: { action: 'answer', stateVersion: 3 } });
  },
};
