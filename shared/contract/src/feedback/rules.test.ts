import { describe, expect, test } from 'vitest';
import { weekdayOf, type WorkCalendar } from '../calendar.js';
import { FeedbackKind, FeedbackState, type FeedbackAction } from './contract.js';
import {
  allowedFeedbackActions,
  FEEDBACK_POLICY,
  FEEDBACK_TRANSITIONS,
  feedbackDueDate,
  feedbackLamp,
  feedbackStateAfter,
  feedbackStateName,
  reopenUntil,
  type FeedbackActor,
  type FeedbackSituation,
  type FeedbackStep,
} from './rules.js';

const STEPS = Object.keys(FEEDBACK_TRANSITIONS) as FeedbackStep[];
const at = (state: FeedbackState, changes: Partial<FeedbackSituation> = {}): FeedbackSituation => ({
  state,
  isRated: false,
  wasReopened: false,
  today: '2026-11-24',
  answeredOn: '2026-11-24',
  ...changes,
});
/** National Day and Spring Festival of 2026 with their make-up days. */
const calendar: WorkCalendar = {
  dayOf: (date) => {
    if (date >= '2026-10-01' && date <= '2026-10-07') return { kind: 'holiday' };
    if (date >= '2026-02-15' && date <= '2026-02-23') return { kind: 'holiday' };
    if (['2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10'].includes(date)) return { kind: 'makeupWorkday' };
    return { kind: [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'workday' };
  },
};

/** Every step in every state on the day of the answer; an empty place: not allowed. */
const TABLE: Record<FeedbackState, Partial<Record<FeedbackStep, FeedbackState>>> = {
  filed: { assign: 'assigned' },
  assigned: { assign: 'assigned', handle: 'handling' },
  handling: { assign: 'assigned', answer: 'answered' },
  answered: { close: 'closed', rate: 'rated', reopen: 'reopened' },
  rated: { close: 'closed', reopen: 'reopened' },
  reopened: { assign: 'assigned' },
  closed: { rate: 'closed', reopen: 'reopened' },
};

describe.each(FeedbackState.options)('feedback that is %s', (state) => {
  test('has a Chinese name', () => expect(feedbackStateName(state)).toMatch(/[\u4e00-\u9fff]/));
  test.each(STEPS)('%s leads where the table says', (step) =>
    expect(feedbackStateAfter(step, at(state))).toBe(TABLE[state][step]),
  );
});

test('its author rates an answer once and takes it up again once, within ten days', () => {
  const [last, after] = [{ today: '2026-12-04' }, { today: '2026-12-05' }];
  for (const step of ['rate', 'reopen'] as const) {
    expect(feedbackStateAfter(step, at('answered', last))).toBeDefined();
    expect(feedbackStateAfter(step, at('answered', after))).toBeUndefined();
  }
  expect(feedbackStateAfter('rate', at('closed', { isRated: true }))).toBeUndefined();
  expect(feedbackStateAfter('reopen', at('closed', { wasReopened: true }))).toBeUndefined();
  expect(reopenUntil(at('rated', last))).toBe('2026-12-04');
  expect(reopenUntil(at('rated', after))).toBeNull();
  expect(reopenUntil(at('handling', { answeredOn: null }))).toBeNull();
});

test('it closes by itself when those ten days are over, not before', () => {
  for (const state of ['answered', 'rated'] as const) {
    expect(feedbackStateAfter('lapse', at(state, { today: '2026-12-04' }))).toBeUndefined();
    expect(feedbackStateAfter('lapse', at(state, { today: '2026-12-05' }))).toBe('closed');
  }
  expect(feedbackStateAfter('lapse', at('handling', { today: '2026-12-05' }))).toBeUndefined();
});

test.each<[FeedbackActor[], FeedbackState, FeedbackAction[]]>([
  [['manager'], 'filed', ['assign']],
  [['manager'], 'handling', ['assign']],
  [['manager'], 'answered', ['close']],
  [['handler'], 'assigned', ['handle']],
  [['handler'], 'handling', ['answer']],
  [['handler'], 'answered', []],
  [[], 'filed', []],
])('%j of feedback that is %s may %j', (actors, state, actions) =>
  expect(allowedFeedbackActions(actors, at(state))).toEqual(actions),
);

test('every number of days names where it comes from', () => {
  for (const kind of FeedbackKind.options) expect(FEEDBACK_POLICY[kind].source).toMatch(/[\u4e00-\u9fff]/);
});

test.each([
  ['consultation', '2026-09-29', '2026-10-09'],
  ['consultation', '2026-09-30', '2026-10-10'],
  ['suggestion', '2026-09-30', '2026-10-13'],
  ['complaint', '2026-09-18', '2026-09-24'],
  ['report', '2026-09-30', '2026-10-27'],
  ['consultation', '2026-02-13', '2026-02-25'],
  ['complaint', '2026-02-13', '2026-02-27'],
  ['complaint', '2026-02-16', '2026-02-28'],
  ['report', '2026-02-13', '2026-03-12'],
] as const)('a %s that came on %s is due on %s', (kind, openedOn, due) => {
  for (const state of ['filed', 'assigned', 'handling', 'reopened'] as const)
    expect(feedbackDueDate({ kind, state, openedOn }, calendar)).toBe(due);
});
test('nothing is due once it is answered', () => {
  for (const state of ['answered', 'rated', 'closed'] as const)
    expect(feedbackDueDate({ kind: 'report', state, openedOn: '2026-11-24' }, calendar)).toBeNull();
});

test.each([
  [null, 'green'],
  ['2026-11-25', 'green'],
  ['2026-11-24', 'yellow'],
  ['2026-11-23', 'red'],
] as const)('due on %s the lamp is %s', (due, lamp) => expect(feedbackLamp(due, '2026-11-24')).toBe(lamp));
