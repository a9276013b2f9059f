import { expect, test } from 'vitest';
import { endingOf, shownName } from './file-name.js';

test.each([
  ['../../etc/passwd.png', 'passwd.png'],
  ['..\\windows\\system.png', 'system.png'],
  ['身份证\u202Egnp.exe', '身份证gnp.exe'],
  ['a.pdf\0.exe', 'a.pdf.exe'],
  ['a"\r\nX-Evil: 1.png', 'a"X-Evil: 1.png'],
  ['\ud800a.png', 'a.png'],
  ['\u2066\u200f\u2029', '未命名'],
  ['', '未命名'],
  [' 照片 1.jpg ', '照片 1.jpg'],
])('%j is shown as %j', (given, shown) => expect(shownName(given)).toBe(shown));

test('a long name keeps its ending', () => {
  const shown = shownName(`${'𠮷'.repeat(300)}.jpeg`);
  expect(Array.from(shown)).toHaveLength(100);
  expect(endingOf(shown)).toBe('jpeg');
  expect(endingOf('no ending')).toBe('');
});
