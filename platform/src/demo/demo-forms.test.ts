import { describe, expect, test } from 'vitest';
import { fieldsOf } from '@yichuang/contract/cases/form';
import { missingAnswers } from '@yichuang/contract/cases/form-rules';
import { buildDemoWorld } from './demo-world.js';

const { forms, items } = buildDemoWorld();

test('every form belongs to a matter, or to all that have none; each version stands once', () => {
  const codes = new Set(['*', ...items.map(({ item }) => item.catalogCode)]);
  for (const { catalogCode } of forms) expect(codes).toContain(catalogCode);
  const versions = forms.map(({ catalogCode, form }) => `${catalogCode} ${form.version}`);
  expect(new Set(versions).size).toBe(forms.length);
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
      const values = before?.choices?.map(({ value }) => value) ?? [];
      for (const value of requiredIf.equals) expect(values, label).toContain(value);
    }
  });

  test('never asks for what the platform knows', () => {
    const asked = missingAnswers(form, {}, '2026-11-24').map(({ path }) => path);
    expect(asked.length).toBeGreaterThan(0);
    for (const { id, known } of fields) if (known) expect(asked).not.toContain(`body.answers.${id}`);
  });
});
