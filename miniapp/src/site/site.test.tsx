import { expect, test } from 'vitest';
import { coveringRegion } from './site';

test('a zone of several towns is asked for by their county', () => {
  expect(coveringRegion(['420704105', '420704106', '420704200'])).toBe('420704');
});

test('a region that stands alone is asked for by itself', () => {
  expect(coveringRegion(['4104'])).toBe('4104');
});

test('regions of two provinces have no region in common', () => {
  expect(coveringRegion(['420704', '410400'])).toBeUndefined();
});
