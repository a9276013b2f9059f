import { describe, expect, test } from 'vitest';
import { weekdayOf, type WorkCalendar } from '../calendar.js';
import {
  allowedOrderSteps,
  isOrderStepAllowed,
  ORDER_TRANSITIONS,
  orderDueDate,
  orderStateAfter,
  orderStateName,
  type OrderSituation,
  type OrderStep,
} from './order-rules.js';
import { OrderState } from './review.js';

const STEPS = Object.keys(ORDER_TRANSITIONS) as OrderStep[];
const at = (state: OrderState, changes: Partial<OrderSituation> = {}): OrderSituation => ({
  state,
  finding: 'true',
  wasReopened: false,
  today: '2026-11-24',
  repliedOn: '2026-11-24',
  ...changes,
});
/** National Day 2026 with its make-up days. */
const calendar: WorkCalendar = {
  dayOf: (date) => {
    if (date >= '2026-10-01' && date <= '2026-10-07') return { kind: 'holiday' };
    if (date === '2026-09-20' || date === '2026-10-10') return { kind: 'makeupWorkday' };
    return { kind: [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'workday' };
  },
};

describe.each(OrderState.options)('an order that is %s', (state) => {
  test('has a Chinese name', () => expect(orderStateName(state)).toMatch(/[\u4e00-\u9fff]/));
  test.each(STEPS)('%s moves it or is not allowed', (step) => {
    const isNamed = ORDER_TRANSITIONS[step].from.includes(state);
    const findings = [null, 'true', 'partly', 'mistaken', 'malicious'] as const;
    const allowed = findings.filter((finding) => isOrderStepAllowed(step, at(state, { finding })));
    expect(allowed.length > 0).toBe(isNamed);
    if (isNamed) expect(OrderState.options).toContain(orderStateAfter(step));
  });
});

test('nobody closes an order without contact, reply and re-check', () => {
  const reach = (banned: OrderStep): Set<string> => {
    const seen = new Set<string>(['created']);
    for (let size = 0; size !== seen.size;) {
      size = seen.size;
      for (const step of STEPS)
        if (step !== banned && ORDER_TRANSITIONS[step].from.some((state) => seen.has(state)))
          for (const isUpheld of [true, false]) seen.add(orderStateAfter(step, isUpheld));
    }
    return seen;
  };
  expect(reach('close').has('rechecked')).toBe(true);
  for (const step of ['contact', 'verify', 'reply', 'recheck'] as const) expect(reach(step).has('closed')).toBe(false);
});

test('a doubt needs a second person, and is never a rectification', () => {
  const doubted = at('verified', { finding: 'malicious' });
  expect(allowedOrderSteps(['handler'], doubted)).toEqual(['appeal']);
  expect(allowedOrderSteps(['handler'], at('verified'))).toEqual(['rectify', 'explain']);
  expect(allowedOrderSteps(['handler'], at('appealed'))).toEqual([]);
  expect(allowedOrderSteps(['manager'], at('appealed'))).toEqual(['reply']);
  expect(orderStateAfter('reply', false)).toBe('reopened');
});

test('the rater takes it up again once, within ten days of the reply', () => {
  expect(allowedOrderSteps(['rater'], at('closed'))).toEqual(['reopen']);
  expect(allowedOrderSteps(['rater'], at('closed', { wasReopened: true }))).toEqual([]);
  expect(allowedOrderSteps(['rater'], at('closed', { repliedOn: '2026-11-14' }))).toEqual(['reopen']);
  expect(allowedOrderSteps(['rater'], at('closed', { repliedOn: '2026-11-13' }))).toEqual([]);
});

test.each([
  ['created', false, '2026-09-29', '2026-09-30'],
  ['assigned', false, '2026-09-30', '2026-10-08'],
  ['contacted', false, '2026-09-30', '2026-10-13'],
  ['verified', true, '2026-09-30', '2026-10-27'],
  ['replied', false, '2026-09-18', '2026-09-24'],
  ['reopened', false, '2026-10-09', '2026-10-10'],
  ['appealed', false, '2026-10-08', '2026-10-12'],
] as const)('%s, complex %s, opened on %s is due on %s', (state, isComplex, openedOn, due) => {
  expect(orderDueDate({ state, isComplex, openedOn, appealedOn: openedOn }, calendar)).toBe(due);
});
test('nothing is due when it is closed', () =>
  expect(orderDueDate({ state: 'closed', isComplex: false, openedOn: '2026-11-24', appealedOn: null }, calendar)).toBe(
    null,
  ));
