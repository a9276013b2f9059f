import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOn, idCheckDigit, isIdNumber } from './id-number.js';

const TODAY = '2026-11-24';
const complete = (first17: string) => first17 + idCheckDigit(first17);

test.each([
  ['a right number', complete('42070419480101001'), true],
  ['a small x at the end', complete('11010519491231002').toLowerCase(), true],
  ['a wrong check digit', '110105194912310021', false],
  ['29 February of an ordinary year', complete('42070420230229001'), false],
  ['a birthday tomorrow', complete('42070420261125001'), false],
  ['an unknown province', complete('99070419480101001'), false],
  ['151 years ago', complete('42070418750101001'), false],
  ['15 digits', '420704480101001', false],
  ['letters in the middle', '4207041948010100AX', false],
])('%s', (_, number, isValid) => {
  expect(isIdNumber(number, TODAY)).toBe(isValid);
});

test('one wrong digit is always found', () => {
  const valid = complete('42070419480101001');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digit = (Number(valid[at]) + by) % 10;
      expect(isIdNumber(valid.slice(0, at) + digit + valid.slice(at + 1), TODAY)).toBe(false);
    }),
  );
});

test('age counts full years', () => {
  expect(ageOn('1948-11-24', TODAY)).toBe(78);
  expect(ageOn('1948-11-25', TODAY)).toBe(77);
});
