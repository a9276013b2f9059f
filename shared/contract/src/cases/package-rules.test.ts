import { expect, test } from 'vitest';
import type { CaseState } from './case.js';
import type { FormField } from './form.js';
import type { CaseMaterial } from './material.js';
import {
  answersOf,
  haveAllAnswered,
  mergedCorrection,
  packageState,
  sharedMaterials,
  sharedNames,
  sharedSections,
  type Part,
} from './package-rules.js';

const field = (id: string, label: string, more: Partial<FormField> = {}): FormField => ({
  id,
  label,
  type: 'text',
  isRequired: true,
  ...more,
});
const material = (materialName: string, isNeed: '1' | '2'): CaseMaterial => ({
  id: 'x',
  materialName,
  isNeed,
  how: 'upload',
  hint: '',
  certificateType: null,
  certificate: null,
  offer: null,
  files: [],
});
const part = (taskCode: string, fields: FormField[], materials: CaseMaterial[]): Part => ({
  taskCode,
  taskName: `${taskCode} 的事`,
  form: { version: 1, sections: [{ id: 'all', title: '内容', fields }] },
  materials,
});
const PARTS = [
  part('a', [field('phone', '手机号'), field('kind', '哪一种')], [material('身份证', '1'), material('照片', '2')]),
  part(
    'b',
    [
      field('phone', '手机号'),
      field('kind', '什么补贴'),
      field('more', '多少', { requiredIf: { field: 'kind', equals: ['x'] } }),
    ],
    [material('照片', '1'), material('存折', '2')],
  ),
];

test('what two matters ask in the same words is asked once; the same name for another question is another question', () => {
  const sections = sharedSections(PARTS);
  expect(sections.flatMap(({ fields }) => fields.map(({ id }) => id))).toEqual(['phone', 'kind', 'kindOf2', 'more']);
  expect(sections[1]?.fields[1]?.requiredIf).toEqual({ field: 'kindOf2', equals: ['x'] });
});

test('each matter gets back its own answers under its own names', () => {
  const [first, second] = sharedNames(PARTS);
  const shared = { phone: '13900000048', kind: '甲', kindOf2: '乙', more: '3' };
  expect(answersOf(first!, shared)).toEqual({ phone: '13900000048', kind: '甲' });
  expect(answersOf(second!, shared)).toEqual({ phone: '13900000048', kind: '乙', more: '3' });
});

test('each material is asked for once, and is required when one matter requires it', () => {
  expect(sharedMaterials(PARTS).map(({ id, materialName, isNeed }) => [id, materialName, isNeed])).toEqual([
    ['m1', '身份证', '1'],
    ['m2', '照片', '1'],
    ['m3', '存折', '2'],
  ]);
});

test.each<[CaseState[], boolean, CaseState]>([
  [['received', 'received'], false, 'received'],
  [['correctionPending', 'received'], false, 'received'],
  [['correctionPending', 'accepted'], true, 'correctionPending'],
  [['underReview', 'accepted'], true, 'accepted'],
  [['notAccepted', 'underReview'], true, 'underReview'],
  [['decidedGranted', 'notAccepted'], true, 'completed'],
  [['decidedRefused', 'notAccepted'], true, 'decidedRefused'],
  [['withdrawn', 'withdrawn'], true, 'withdrawn'],
])('parts that are %s, told %s: %s', (states, isTold, state) => expect(packageState(states, isTold)).toBe(state));

test('a department that has not answered yet holds the notice back', () => {
  expect(haveAllAnswered(['correctionPending', 'received'])).toBe(false);
  expect(haveAllAnswered(['correctionPending', 'accepted', 'notAccepted'])).toBe(true);
});

test('one notice says what all departments miss, each material once, by the earliest day', () => {
  const names = sharedNames(PARTS);
  const told = (problem: string, dueDate: string, fields: string[]) => ({
    items: [{ materialId: 'm9', materialName: '照片', problem, acceptCriteria: '', fields }],
    sentAt: '',
    dueDate,
    isAnswered: false,
  });
  const merged = mergedCorrection(
    [
      { part: PARTS[0]!, names: names[0]!, correction: told('太暗', '2026-12-15', ['kind']) },
      { part: PARTS[1]!, names: names[1]!, correction: told('缺角', '2026-12-08', ['kind']) },
    ],
    sharedMaterials(PARTS),
    '2026-11-25T10:00:00.000+08:00',
  );
  expect(merged).toMatchObject({ dueDate: '2026-12-08', isAnswered: false });
  expect(merged.items).toEqual([
    {
      materialId: 'm2',
      materialName: '照片',
      problem: 'a 的事：太暗；b 的事：缺角',
      acceptCriteria: '',
      fields: ['kind', 'kindOf2'],
    },
  ]);
});
