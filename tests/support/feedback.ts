import { actOnFeedback, fileFeedback, type FeedbackAction } from '@yichuang/contract/feedback/contract';
import type { Person } from './client.ts';

export const CONSULTATION = {
  kind: 'consultation' as const,
  title: '高龄津贴什么时候到账',
  text: '批了以后，每个月几号打到卡里',
};

export async function filedFeedback(person: Person, more: object = {}): Promise<string> {
  return (await person.do(fileFeedback, { body: { ...CONSULTATION, ...more } })).id;
}

/** A step of a matter whose version the caller knows: each step adds one to the first. */
export const feedbackStep = (
  staff: Person,
  { id, stateVersion }: { id: string; stateVersion: number },
  action: FeedbackAction,
  details: object = {},
) => staff.do(actOnFeedback, { params: { id }, body: { action, stateVersion, ...details } });

/** Feedback with an answer, by 冯主任 and 吴科长. */
export async function answeredFeedback(person: Person, staff: { lead: Person; officer: Person }): Promise<string> {
  const id = await filedFeedback(person);
  await feedbackStep(staff.lead, { id, stateVersion: 1 }, 'assign', { handlerId: 'officer-1' });
  await feedbackStep(staff.officer, { id, stateVersion: 2 }, 'handle');
  await feedbackStep(staff.officer, { id, stateVersion: 3 }, 'answer', { text: '每月 10 日前打到社保卡' });
  return id;
}
