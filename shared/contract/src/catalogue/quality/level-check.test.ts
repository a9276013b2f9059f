import { expect, test } from 'vitest';
import { VALID_ITEM } from '../../testing/valid-item.js';
import { alikeKey, differencesIn, type Implementation } from './level-check.js';

const wording = (change: Partial<Implementation>, count = 1) => {
  const item = { ...VALID_ITEM, ...change };
  return { item, count, taskCodes: [item.taskCode] };
};

test('order, spaces and width make no difference', () => {
  const [one, other] = [
    { ...VALID_ITEM, byLaw: ['《甲法》第一条', '《乙法》'], serverType: ['1', '2'] as Implementation['serverType'] },
    { ...VALID_ITEM, byLaw: ['《乙法》 ', '《甲法》第一条'], serverType: ['2', '1'] as Implementation['serverType'] },
  ];
  expect(alikeKey(one)).toBe(alikeKey(other));
  expect(differencesIn([wording(one), wording(other)])).toEqual([]);
});

test.each([
  ['taskName', { taskName: '别的名称' }, '别的名称'],
  ['taskType', { taskType: '01' }, '行政许可'],
  ['serverType', { serverType: ['2'] }, '企业法人'],
  ['byLaw', { byLaw: ['旧文件'] }, '旧文件'],
] as const)('another %s is a difference, in words', (element, change, text) => {
  const given = change as unknown as Partial<Implementation>;
  expect(alikeKey({ ...VALID_ITEM, ...given })).not.toBe(alikeKey(VALID_ITEM));
  const [difference, ...more] = differencesIn([wording({}, 3), wording({ ...given, taskCode: 'other' })]);
  expect(more).toEqual([]);
  expect(difference?.element).toBe(element);
  expect(difference?.variants.map(({ count }) => count)).toEqual([3, 1]);
  expect(difference?.variants[1]).toMatchObject({ text, taskCodes: ['other'] });
});

test('a level of its own is no difference', () => {
  const below = { ...VALID_ITEM, useLevel: '5' };
  expect(alikeKey(below)).toBe(alikeKey(VALID_ITEM));
});
