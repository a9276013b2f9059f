import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskEnterprise, maskIdNumber, maskName, maskPhone } from './mask.js';

test('names keep their first and last letter', () => {
  expect(['刘洋', '王玉兰', '欧阳娜娜', '李'].map(maskName)).toEqual(['刘*', '王*兰', '欧**娜', '李']);
  expect(maskName('𠮷田')).toBe('𠮷*');
  expect(maskEnterprise('燕矶湖畔餐饮店')).toBe('燕矶*餐饮店');
});

test('numbers keep the first three and the last four', () => {
  expect(maskIdNumber('420704194811230018')).toBe('420***********0018');
  expect(maskPhone('13900000048')).toBe('139****0048');
});

test('no mask shows more than it says, whatever comes in', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8,40}$/), (digits) => {
      const masked = maskIdNumber(digits);
      expect(masked).toHaveLength(digits.length);
      expect(masked.slice(3, -4)).toMatch(/^\*+$/);
    }),
  );
});
