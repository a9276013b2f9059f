import '@yichuang/contract/zod-setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase, getCase } from '@yichuang/contract/cases/contract';
import { getPackage } from '@yichuang/contract/catalogue/contract';
import { as, type Person } from '../support/client.ts';
import { packageCodeOf } from '../support/packages.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let packageCode: string;
let people = 6000;
const fresh = (): Promise<Person> => as(stack.url, `load-${people++}`);

beforeAll(async () => {
  stack = await startStack();
  packageCode = await packageCodeOf(await fresh(), '城乡居民养老一件事');
});
afterAll(() => stack?.stop());

test('a package is begun by its code: one form, each material once, and it says how many matters it holds', async () => {
  const person = await fresh();
  const draft = await person.do(createCase, { body: { packageCode } });
  expect(draft).toMatchObject({ taskCode: packageCode, state: 'draft' });
  const names = draft.materials.map(({ materialName }) => materialName);
  expect(names).toEqual([...new Set(names)]);
  expect(await person.do(getCase, { params: { id: draft.id } })).toMatchObject({ partCount: 3, children: [] });
});

test('a matter and a package at once, or neither, is refused with the place', async () => {
  const person = await fresh();
  for (const body of [{}, { taskCode: 'some-matter', packageCode }])
    expect(await person.refused(createCase, { body })).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'body.taskCode', message: '请选择一件事项，或一个「一件事」' }],
    });
});

test('an open application of one of its matters is named', async () => {
  const person = await fresh();
  const { steps } = await person.do(getPackage, { params: { packageCode } });
  const taskCode = steps[1]!.taskCode!;
  const { id } = await person.do(createCase, { body: { taskCode } });
  expect(await person.refused(createCase, { body: { packageCode } })).toMatchObject({ code: 'CASE_ALREADY_OPEN', id });
});
