import type { FormField } from '@yichuang/contract/cases/form';
import { expect, test } from 'vitest';
import { answerText } from './draft-words';

const read = (type: FormField['type'], value: string) =>
  answerText({ id: 'a', label: 'a', type, isRequired: true, choices: [{ value: 'yes', label: '是' }] }, { a: value });

test('answers are read back in words', () => {
  expect(read('choice', 'yes')).toBe('是');
  expect(read('date', '2026-01-05')).toBe('2026 年 1 月 5 日');
  expect(read('amount', '1234567.50')).toBe('¥1,234,567.50');
  expect(read('amount', '500')).toBe('¥500');
  expect(read('bankCard', '6217001234567890')).toBe('6217 0012 3456 7890');
  expect(read('text', '  ')).toBe('');
});
