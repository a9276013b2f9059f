import type { Feedback } from '@yichuang/contract/feedback/contract';
import {
  FEEDBACK_TRANSITIONS,
  feedbackStateAfter,
  feedbackStateName,
  reopenUntil,
  type FeedbackStep,
} from '@yichuang/contract/feedback/rules';
import { situationOf, type FeedbackRecord } from './feedback-record.js';

export const stepTitle = (step: string): string => FEEDBACK_TRANSITIONS[step as FeedbackStep].title;

/** What its author wrote: at first, and on taking it up again. */
function wordsOf({ text, history }: FeedbackRecord['facts']): string {
  const again = history.filter(({ step }) => step === 'reopen').map(({ note }) => `要求再办一次：${note}`);
  return [text, ...again].join('\n');
}

/** What its author and staff both see. */
export function toSharedPart(one: FeedbackRecord, today: string) {
  const { id, kind, state, createdAt, dueDate, facts } = one;
  return {
    id,
    kind,
    title: facts.title,
    text: wordsOf(facts),
    state,
    stateName: feedbackStateName(state),
    createdAt,
    dueDate,
    answer: facts.answer,
    rating: facts.rating,
    reopenUntil: reopenUntil(situationOf(one, today)),
  };
}

/** As its author sees it: every step, and nobody's name. */
export function toFeedback(one: FeedbackRecord, today: string): Feedback {
  const situation = situationOf(one, today);
  return {
    ...toSharedPart(one, today),
    caseId: one.caseId,
    mayRate: feedbackStateAfter('rate', situation) !== undefined,
    mayReopen: feedbackStateAfter('reopen', situation) !== undefined,
    history: [
      { at: one.createdAt, title: '已提交' },
      ...one.facts.history.map(({ at, step }) => ({ at, title: stepTitle(step) })),
    ],
  };
}
