import { INDICATORS } from '@yichuang/contract/reviews/indicators';
import {
  isOrderStepAllowed,
  ORDER_TRANSITIONS,
  orderStateName,
  type OrderStep,
} from '@yichuang/contract/reviews/order-rules';
import type { Review } from '@yichuang/contract/reviews/review';
import { situationOf, type OrderRecord } from './order-record.js';
import type { ReviewRecord } from './reviews.repository.js';

const TEXTS = new Map(INDICATORS.map(({ code, text }) => [code, text]));
export const namedIndicators = (codes: readonly string[]) =>
  codes.map((code) => ({ code, text: TEXTS.get(code) ?? code }));

export const stepTitle = (step: string): string => ORDER_TRANSITIONS[step as OrderStep].title;

/** What the person who rated sees: every step, and nobody's name. */
export function toReview(review: ReviewRecord, order: OrderRecord | undefined, today: string): Review {
  const { id, level, indicators, text, createdAt, appended, appendedAt } = review;
  return {
    id,
    level,
    indicators: namedIndicators(indicators),
    text,
    createdAt,
    appended: appended === null || appendedAt === null ? null : { text: appended, at: appendedAt },
    mayAppend: appended === null,
    order: order === undefined ? null : toRatersOrder(order, today),
  };
}

function toRatersOrder(order: OrderRecord, today: string): NonNullable<Review['order']> {
  const { state, dueDate, facts } = order;
  return {
    state,
    stateName: orderStateName(state),
    dueDate,
    reply: facts.reply,
    mayReopen: isOrderStepAllowed('reopen', situationOf(order, today)),
    history: facts.history.map(({ at, step }) => ({ at, title: stepTitle(step) })),
  };
}
