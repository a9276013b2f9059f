import { expect, test } from 'vitest';
import { INDICATORS } from './indicators.js';

test('forty indicators, eight for each level, each code beginning with its level', () => {
  expect(INDICATORS).toHaveLength(40);
  expect(new Set(INDICATORS.map(({ code }) => code)).size).toBe(40);
  for (const level of [1, 2, 3, 4, 5] as const)
    expect(INDICATORS.filter((one) => one.level === level).map(({ code }) => code[0])).toEqual(
      Array.from({ length: 8 }, () => String(level)),
    );
});
