import { describe, expect, test } from 'vitest';
import { fieldsOf, type FormField } from '@yichuang/contract/cases/form';
import { missingAnswers, strangeAnswers } from '@yichuang/contract/cases/form-rules';
import { luhnDigit } from '@yichuang/contract/cases/luhn';
import { buildDemoWorld } from './demo-world.js';

const { forms, items } = buildDemoWorld();

const CARD = '621700123456789';
const SAMPLES: Readonly<Record<Exclude<FormField['type'], 'choice'>, string>> = {
  text: '写一写',
  idNumber: '42070419900101001X',
  phone: '13900000048',
  date: '2026-12-01',
  amount: '300.00',
  address: '燕矶镇沿江路 18 号',
  bankCard: CARD + luhnDigit(CARD),
};
const answerTo = ({ type, choices = [] }: FormField, nth: number): string =>
  type === 'choice' ? (choices.at(nth) ?? choices[0])!.value : SAMPLES[type];

test('every form belongs to a matter, or to all that have none; each version stands once', () => {
  const codes = new Set(['*', ...items.map(({ item }) => item.catalogCode)]);
  for (const { catalogCode } of forms) expect(codes).toContain(catalogCode);
  const versions = forms.map(({ catalogCode, form }) => `${catalogCode} ${form.version}`);
  expect(new Set(versions).size).toBe(forms.length);
});

test('some matters look at an application before it is handed in, and say why a correction stops the promise', () => {
  const policies = forms.map(({ policy }) => policy);
  expect(policies.some(({ preReviewDays }) => preReviewDays === 3)).toBe(true);
  expect(policies.some(({ reviewCorrectionPauses }) => reviewCorrectionPauses !== null)).toBe(true);
});

describe.each(forms.map((one) => [one.catalogCode, one.form] as const))('the form of %s', (_, form) => {
  const fields = fieldsOf(form);

  test('names every field once, and choices have something to choose from', () => {
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { type, choices, label } of fields) expect((choices?.length ?? 0) > 0, label).toBe(type === 'choice');
  });

  test('asks further only after a choice that can be made before', () => {
    for (const [index, { requiredIf, label }] of fields.entries()) {
      if (!requiredIf) continue;
      const before = fields.slice(0, index).find(({ id }) => id === requiredIf.field);
      expect(before?.requiredIf, label).toBeUndefined();
      const values = before?.choices?.map(({ value }) => value) ?? [];
      for (const value of requiredIf.equals) expect(values, label).toContain(value);
    }
  });

  test.each([0, 1, -1])('can be filled in, whatever is chosen (%i)', (nth) => {
    const answers = Object.fromEntries(
      fields.filter(({ known }) => known === undefined).map((field) => [field.id, answerTo(field, nth)]),
    );
    expect(strangeAnswers(form, answers)).toEqual([]);
    expect(missingAnswers(form, answers, '2026-11-24')).toEqual([]);
  });

  test('never asks for what the platform knows', () => {
    const asked = missingAnswers(form, {}, '2026-11-24').map(({ path }) => path);
    expect(asked.length).toBeGreaterThan(0);
    const facts: Record<string, string> = { 姓名: 'name', 身份证号: 'idNumber', 出生日期: 'birthDate' };
    for (const { label, known } of fields) expect(known, label).toBe(facts[label] ?? known);
    for (const { id, known } of fields) if (known) expect(asked).not.toContain(`body.answers.${id}`);
  });
});
