import { afterAll, beforeAll, expect, test } from 'vitest';
import { getItem, listItems } from '@yichuang/contract/catalogue/contract';
import { applyImport, listFindings, rollbackImport } from '@yichuang/contract/catalogue/import-contract';
import { as, nobody } from '../support/client.ts';
import { freshCode, importSheet, minimalSheet } from '../support/sheets.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

test('a sheet of names and codes is found by citizens, says what nobody has filled, and can be taken back', async () => {
  const [admin, citizen] = [await as(stack.url, 'catalogue-admin'), nobody(stack.url)];
  const code = freshCode();
  const find = async () => {
    const { items } = await citizen.do(listItems, { query: { q: '犬只免疫登记', region: '420704' } });
    return items.map(({ taskCode }) => taskCode);
  };
  expect(await find()).not.toContain(code);
  const { id, counts, allowed } = await importSheet(
    admin,
    minimalSheet([{ code, name: '犬只免疫登记', dept: '农业农村局' }]),
  );
  expect(counts).toMatchObject({ added: 1, changed: 0, errors: 0 });
  expect(allowed).toEqual(['apply']);
  const report = await admin.do(listFindings, { params: { id }, query: { severity: 'warning' } });
  expect(report.items.map(({ rule }) => rule)).toContain('import.column.absent');
  await admin.do(applyImport, { params: { id } });
  await expect.poll(find, { timeout: 5000 }).toContain(code);
  const guide = await citizen.do(getItem, { params: { taskCode: code } });
  expect(guide).toMatchObject({ deptName: '农业农村局', theme: '农业农村', isOnline: '0', isSchedule: '0' });
  expect(guide.gaps).toEqual(expect.arrayContaining(['promiseDay', 'materials', 'acceptCondition', 'isFee']));
  await admin.do(rollbackImport, { params: { id } });
  await expect.poll(find, { timeout: 5000 }).not.toContain(code);
});
