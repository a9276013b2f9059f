import type { CaseState } from '@yichuang/contract/cases/case';
import { StaffAction } from '@yichuang/contract/cases/case';
import { allowedToStaff } from '@yichuang/contract/cases/rules';
import { expect, test } from 'vitest';
import { ACTION_WORDS, buttonsOf, daysIn, reasonOf } from './case-actions';
import { firstQueue } from './queues';

const at = (state: CaseState, roles: string[], more: object = {}) =>
  buttonsOf(
    allowedToStaff(roles, { state, hasPreReview: true, wasCorrected: false, isExtended: false, reminders: 0, ...more }),
  );

test.each([
  ['preReviewing', 'clerk', 'passPreReview', ['returnPreReview']],
  ['received', 'clerk', 'accept', ['requestCorrection', 'refuseAcceptance']],
  ['correctionPending', 'clerk', undefined, []],
  ['accepted', 'officer', 'startReview', []],
  ['accepted', 'lead', 'extend', []],
  ['underReview', 'officer', 'decide', ['requestReviewCorrection', 'startSpecial']],
  ['specialProcedure', 'officer', 'endSpecial', []],
  ['decidedGranted', 'clerk', 'dispatch', []],
  ['delivering', 'clerk', 'confirm', []],
  ['delivered', 'clerk', undefined, []],
] as const)('%s, %s: the ordinary next step is %s, the rest is under 更多', (state, role, main, more) => {
  expect(at(state, [role])).toEqual({ main, more: [...more] });
});

test('a second notice of correction has no button', () => {
  expect(at('received', ['clerk'], { wasCorrected: true }).more).toEqual(['refuseAcceptance']);
});

test('every action that may be allowed has a button, and what takes something away is never the main one', () => {
  for (const action of StaffAction.options) {
    const { main, more } = buttonsOf([action]);
    expect([main, ...more]).toContain(action);
    expect(ACTION_WORDS[action].confirm).not.toBe('');
  }
  for (const action of ['refuseAcceptance', 'returnPreReview', 'requestCorrection', 'startSpecial'] as const)
    expect(buttonsOf([action]).main).toBeUndefined();
});

test('days are whole and within the limit; a reason needs its ground and its words', () => {
  expect(['1', '10', '0', '11', '1.5', ''].map((text) => daysIn(text, 10))).toEqual([1, 10, ...Array(4)]);
  expect(reasonOf('不符合法定的受理条件', ' 未满 80 周岁 ')).toBe('不符合法定的受理条件：未满 80 周岁');
  expect([reasonOf(undefined, '未满 80 周岁'), reasonOf('材料不齐', ' 缺')]).toEqual([undefined, undefined]);
});

test('clerks begin with what came in, officers and leads with what is to be reviewed; the address goes first', () => {
  expect(firstQueue(undefined, ['clerk'])).toBe('receiving');
  expect(firstQueue(undefined, ['town-clerk', 'clerk'])).toBe('receiving');
  expect(firstQueue(undefined, ['officer'])).toBe('review');
  expect(firstQueue('delivery', ['lead'])).toBe('delivery');
  expect(firstQueue('nonsense', ['lead'])).toBe('review');
});
