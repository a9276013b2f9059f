import { expect, test } from 'vitest';
import { EMPTY, missingIn, readOut, requestOf } from './consent-form';

const values = {
  ...EMPTY,
  name: '王秀兰',
  idNumber: '42079919480312006x',
  userCode: 'yanji-helper',
  tasks: [{ taskCode: 't1', taskName: '高龄津贴申领' }],
  note: '第 3 册',
  witnessName: '赵文静',
  witnessIdNumber: '420799199002180105',
};

test('a helper has the matters named, and everything that the law asks is asked', () => {
  expect(Object.keys(missingIn(EMPTY))).toEqual([
    'name',
    'idNumber',
    'userCode',
    'tasks',
    'note',
    'witnessName',
    'witnessIdNumber',
  ]);
  expect(missingIn(values)).toEqual({});
  expect(missingIn({ ...values, kind: 'family', tasks: [] })).toEqual({});
});

test('what is read out names the matters, the time and the way out', () => {
  expect(readOut(values)).toMatch(/王秀兰.*高龄津贴申领.*90 天有效.*12345.*您同意吗/);
});

test('the request names the last day and leaves out a telephone that there is not', () => {
  expect(requestOf(values, '2026-11-24')).toMatchObject({
    principal: { name: '王秀兰', idNumber: '42079919480312006X' },
    validTo: '2027-02-21',
    scope: { taskCodes: ['t1'] },
  });
  expect(requestOf(values, '2026-11-24').principal).not.toHaveProperty('phone');
  expect(requestOf(values, '2026-11-24').scope.actions).not.toContain('withdraw');
});
