import '@yichuang/contract/zod-setup';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { expect, test } from 'vitest';
import { complaintsOf, correctionDetails, EMPTY_DRAFT, noticeOf, PHRASES, remarked, toggled } from './correction';

const material = (id: string, materialName: string): CaseMaterial => ({
  id,
  materialName,
  isNeed: '1',
  how: 'upload',
  hint: '',
  certificateType: null,
  certificate: null,
  offer: null,
  files: [],
});
const MATERIALS = [material('m1', '申请表'), material('m2', '户口簿'), material('m3', '银行卡')];
const FORM = {
  version: 1,
  sections: [
    {
      id: 's',
      title: '申请人',
      fields: [
        { id: 'name', label: '姓名', type: 'text' as const, isRequired: true, known: 'name' as const },
        { id: 'bankCard', label: '银行卡号', type: 'bankCard' as const, isRequired: true },
      ],
    },
  ],
};
const TODAY = '2026-11-24';
const BLURRED = PHRASES.find(({ name }) => name === '看不清');

test('an empty notice does not go out, nor one that does not say what is wrong', () => {
  expect(complaintsOf(EMPTY_DRAFT, MATERIALS, TODAY)).toEqual([{ where: 'items', message: '请勾选要补正的材料' }]);
  const ticked = toggled(EMPTY_DRAFT, 'm2');
  expect(complaintsOf(ticked, MATERIALS, TODAY)).toEqual([{ where: 'm2', message: '请写明「户口簿」哪里不对' }]);
  expect(complaintsOf(remarked(ticked, 'm2', { problem: '缺首页' }), MATERIALS, TODAY)).toEqual([]);
});

test.each(['2026-11-24', '2026-02-30', '下周'])('the last day %s is refused', (dueDate) => {
  const draft = { ...remarked(EMPTY_DRAFT, 'm2', { problem: '缺首页' }), dueDate };
  expect(complaintsOf(draft, MATERIALS, TODAY).map(({ where }) => where)).toEqual(['dueDate']);
});

test('the notice lists what was ticked in the order of the materials, with the words of the form', () => {
  const two = remarked(remarked(EMPTY_DRAFT, 'm3', { problem: ' 卡号不对 ', fields: ['bankCard'] }), 'm2', {
    problem: BLURRED?.problem ?? '',
    acceptCriteria: BLURRED?.acceptCriteria ?? '',
  });
  expect(noticeOf(two, MATERIALS, FORM)).toEqual([
    { materialName: '户口簿', problem: BLURRED?.problem, acceptCriteria: BLURRED?.acceptCriteria, fields: [] },
    { materialName: '银行卡', problem: '卡号不对', acceptCriteria: '', fields: ['银行卡号'] },
  ]);
  expect(correctionDetails(two, MATERIALS)).toEqual({
    items: [
      { materialId: 'm2', problem: BLURRED?.problem, acceptCriteria: BLURRED?.acceptCriteria, fields: [] },
      { materialId: 'm3', problem: '卡号不对', acceptCriteria: '', fields: ['bankCard'] },
    ],
  });
});

test('a tick taken away takes what was written with it; the ordinary day is the server’s to say', () => {
  const written = remarked(EMPTY_DRAFT, 'm2', { problem: '缺首页' });
  expect(toggled(written, 'm2')).toEqual(EMPTY_DRAFT);
  expect(correctionDetails(written, MATERIALS)).not.toHaveProperty('dueDate');
  expect(correctionDetails({ ...written, dueDate: '2026-12-20' }, MATERIALS)).toMatchObject({ dueDate: '2026-12-20' });
});
