import { expect, test } from 'vitest';
import { creditCheckCharacter } from './credit-code.js';

test.each(['12441500196720244T', '11420700MB0100000T', '11410400MB0200010T'])(
  '%s ends with its check character',
  (code) => {
    expect(creditCheckCharacter(code.slice(0, 17))).toBe(code[17] ?? '');
  },
);

test('letters that the code does not use have no check character', () => {
  expect(creditCheckCharacter('11420700MB010000O')).toBe('');
  expect(creditCheckCharacter('short')).toBe('');
});
