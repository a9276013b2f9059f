import { expect, test } from 'vitest';
import { DocumentType } from '@yichuang/contract/cases/document';
import type { CaseItem } from './case-record.js';
import { paperTitle } from './paper-types.js';

const item = (taskType: string) => ({ taskType }) as CaseItem;

test('only a permit is granted or refused as a permit', () => {
  expect(paperTitle('10', item('01'))).toBe('准予行政许可决定书');
  expect(paperTitle('07', item('01'))).toBe('不予行政许可决定书');
  expect(paperTitle('10', item('05'))).toBe('准予办理决定书');
  expect(paperTitle('07', item('05'))).toBe('不予办理决定书');
});

test('every paper has a title of its own', () => {
  const titles = DocumentType.options.map((type) => paperTitle(type, item('05')));
  expect(new Set(titles).size).toBe(DocumentType.options.length);
});
