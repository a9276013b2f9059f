import * as z from 'zod/mini';
import { dateOf, fromInstant, Instant } from '@yichuang/contract/calendar';
import { Feedback, type FeedbackKind, type FeedbackState } from '@yichuang/contract/feedback/contract';
import type { FeedbackSituation } from '@yichuang/contract/feedback/rules';

/** One step, with who took it: an account of staff, or null for the author and the calendar. */
const Event = z.object({ at: Instant, step: z.string(), by: z.nullable(z.string()), note: z.string() });

export const FeedbackFacts = z.object({
  title: z.string(),
  text: z.string(),
  /** Who answers: the department of the case, or the site. */
  deptName: z.string(),
  caseNo: z.nullable(z.string()),
  /** When it came, or was taken up again: the days count from here. */
  openedAt: Instant,
  /** The last answer; it stays until there is another. */
  answer: Feedback.def.shape.answer,
  /** Of the last answer. */
  rating: Feedback.def.shape.rating,
  wasReopened: z.boolean(),
  history: z.array(Event),
});
export type FeedbackFacts = z.infer<typeof FeedbackFacts>;

export type FeedbackRecord = {
  id: string;
  personId: string;
  kind: FeedbackKind;
  state: FeedbackState;
  stateVersion: number;
  regionCode: string;
  caseId: string | null;
  isAnonymous: boolean;
  handlerId: string | null;
  facts: FeedbackFacts;
  dueDate: string | null;
  lapsesOn: string | null;
  createdAt: string;
};

export const dayOf = (instant: string): string => dateOf(fromInstant(instant));

export const situationOf = ({ state, facts }: FeedbackRecord, today: string): FeedbackSituation => ({
  state,
  isRated: facts.rating !== null,
  wasReopened: facts.wasReopened,
  today,
  answeredOn: facts.answer === null ? null : dayOf(facts.answer.at),
});
