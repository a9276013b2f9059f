import { describe, expect, it } from 'vitest';
import { areaFor, isWithin, servesAt, shortRegion } from './rules.js';

describe('region codes', () => {
  it.each([
    ['410400', '4104'],
    ['410400000000', '4104'],
    ['420000', '42'],
    ['420704105000', '420704105'],
    ['420704000000', '420704'],
    ['420704200', '420704200'],
    ['420704105201', '420704105201'],
    ['4104', '4104'],
  ])('%s is short for %s', (code, short) => expect(shortRegion(code)).toBe(short));

  it('contain themselves and everything below', () => {
    expect(isWithin('420704105201', '420704105')).toBe(true);
    expect(isWithin('410402', '410400')).toBe(true);
    expect(isWithin('420704', '420704')).toBe(true);
    expect(isWithin('420704', '420704105')).toBe(false);
    expect(isWithin('420704106', '420704105')).toBe(false);
  });
});

describe('where an item is taken', () => {
  const item = { regionCode: '420704', acceptLevels: ['county', 'village'] as ('county' | 'town' | 'village')[] };

  it.each([
    ['city', '420704', true],
    ['county', '420704401', true],
    ['town', '420704105', false],
    ['village', '420704105201', true],
    ['county', '410402', false],
  ] as const)('at a %s hall in %s: %s', (level, regionCode, isServed) => {
    expect(servesAt({ level, regionCode }, item)).toBe(isServed);
  });
});

describe('the area of a theme', () => {
  const areas = [
    { id: 'a', themes: ['民政'] },
    { id: 'e', themes: ['公安'] },
  ];

  it('is the one that names it, else the first', () => {
    expect(areaFor(areas, '公安')?.id).toBe('e');
    expect(areaFor(areas, '文旅')?.id).toBe('a');
    expect(areaFor([], '公安')).toBeUndefined();
  });
});
