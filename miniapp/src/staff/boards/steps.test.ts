import { expect, test } from 'vitest';
import { detailsOf, FEEDBACK_STEPS, HELP_STEPS, ORDER_STEPS } from './steps';

test('a step goes out only when everything it asks is answered', () => {
  const { asks } = ORDER_STEPS.verify;
  expect(detailsOf(asks, { finding: 'partly', note: '查了录像' })).toBeUndefined();
  expect(detailsOf(asks, { finding: 'partly', isComplex: 'true', note: ' ' })).toBeUndefined();
  expect(detailsOf(asks, { finding: 'partly', isComplex: 'false', note: '查了录像 ' })).toEqual({
    finding: 'partly',
    isComplex: false,
    note: '查了录像',
  });
});

test('what need not be said is left out, and a step that asks nothing needs nothing', () => {
  expect(detailsOf(HELP_STEPS.followUp.asks, { isSatisfied: 'true' })).toEqual({ isSatisfied: true });
  expect(detailsOf(FEEDBACK_STEPS.handle.asks, {})).toEqual({});
});
