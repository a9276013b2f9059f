import { expect, test } from 'vitest';
import { idCheckDigit } from '../identity/id-number.js';
import type { Form, FormField } from './form.js';
import { askedAnswers, maskAnswers, missingAnswers, strangeAnswers } from './form-rules.js';
import { luhnDigit } from './luhn.js';

const TODAY = '2026-11-24';
const field = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id,
  label: id,
  type,
  isRequired: true,
  ...more,
});
const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];
const form: Form = {
  version: 1,
  sections: [
    { id: 'who', title: '申请人', fields: [field('fullName', 'text', { known: 'name' }), field('phone', 'phone')] },
    {
      id: 'what',
      title: '内容',
      fields: [
        field('card', 'bankCard'),
        field('since', 'date'),
        field('income', 'amount', { isRequired: false }),
        field('hasAgent', 'choice', { choices: yesNo }),
        field('agentNumber', 'idNumber', { isRequired: false, requiredIf: { field: 'hasAgent', equals: ['yes'] } }),
        field('home', 'address'),
        field('note', 'text', { isRequired: false, maxLength: 5 }),
      ],
    },
  ],
};
const card = `621700123456789${luhnDigit('621700123456789')}`;
const idNumber = `42070419900101123${idCheckDigit('42070419900101123')}`;
const GOOD = { phone: '13900000048', card, since: '2026-11-01', hasAgent: 'no', home: '燕矶镇沿江路 18 号' };
const wrong = (changes: Record<string, string>) =>
  missingAnswers(form, { ...GOOD, ...changes }, TODAY).map(({ path }) => path);

test('a full form lacks nothing, and what was not asked is left out', () => {
  expect(wrong({})).toEqual([]);
  expect(askedAnswers(form, { ...GOOD, agentNumber: idNumber, note: '  ' })).toEqual(GOOD);
});

test('an empty form names every question, in Chinese and in order', () => {
  const errors = missingAnswers(form, {}, TODAY);
  expect(errors.map(({ path }) => path)).toEqual(
    ['phone', 'card', 'since', 'hasAgent', 'home'].map((id) => `body.answers.${id}`),
  );
  for (const { message } of errors) expect(message).toMatch(/请填写/);
});

test('a question that follows from a choice is asked only then', () => {
  expect(wrong({ hasAgent: 'yes' })).toEqual(['body.answers.agentNumber']);
  expect(wrong({ hasAgent: 'yes', agentNumber: idNumber })).toEqual([]);
});

test.each([
  ['phone', '12900000048'],
  ['phone', '1390000004'],
  ['card', `${card.slice(0, -1)}${(Number(card.slice(-1)) + 1) % 10}`],
  ['card', '6217'],
  ['since', '2026-02-30'],
  ['since', '11 月 1 日'],
  ['income', '5000.001'],
  ['income', '-1'],
  ['hasAgent', 'perhaps'],
  ['home', '这里'],
  ['note', '六个字太多了'],
])('%s: %s is refused at its place', (id, value) => expect(wrong({ [id]: value })).toEqual([`body.answers.${id}`]));

test('a draft holds no fields that do not exist or that the platform fills in', () => {
  expect(strangeAnswers(form, { phone: '1' })).toEqual([]);
  expect(strangeAnswers(form, { fullName: '王', other: '1' }).map(({ code }) => code)).toEqual([
    'known',
    'unrecognized_keys',
  ]);
});

test('staff see tails of numbers', () => {
  expect(maskAnswers(form, { ...GOOD, agentNumber: idNumber })).toMatchObject({
    phone: '139****0048',
    card: `**** ${card.slice(-4)}`,
    agentNumber: `420***********${idNumber.slice(-4)}`,
    home: GOOD.home,
  });
});
