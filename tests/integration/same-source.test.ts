import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getItem, listItems } from '@yichuang/contract/catalogue/contract';
import { checkSource } from '../../scripts/same-source/check.mjs';
import { unsaid } from '../../scripts/same-source/told.mjs';
import { startAlteringProxy } from '../support/altering-proxy.ts';
import { nobody } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { startStack, type Stack } from '../support/stack.ts';

const ALL = 48;
let stack: Stack;
let taskCode: string;
beforeAll(async () => {
  stack = await startStack({ database: 'postgres' });
  taskCode = await taskCodeOf(nobody(stack.url), '高龄津贴');
});
afterAll(() => stack?.stop());

const brief = (one: { source: string; taskCode: string; element: string; canonical: string; shown: string }) => [
  one.source,
  one.taskCode,
  one.element,
  one.canonical,
  one.shown,
];

test('every item of the demonstration is told alike by the record, a fresh answer, a kept one and the list', async () => {
  const citizen = nobody(stack.url);
  const { items } = await citizen.do(listItems, { query: { limit: 100 } });
  for (const one of items) await citizen.do(getItem, { params: { taskCode: one.taskCode } });
  expect(await checkSource(stack.url)).toEqual({
    checked: { items: ALL, fresh: ALL, cached: ALL, rows: ALL, guides: 0, shownRows: 0 },
    differences: [],
  });
});

test('an answer that something on the way changed is found, and a row that is missing', async () => {
  const proxy = await startAlteringProxy(stack.url, (path, body) => {
    if (!path.startsWith('/api/items?')) return body;
    const { items, ...page } = body as { items: { taskCode: string; promiseDay: number; taskName: string }[] };
    const changed = items.map((one) => (one.taskCode === taskCode ? { ...one, promiseDay: 3 } : one));
    return { ...page, items: changed.filter(({ taskName }) => taskName !== '跨省异地就医备案') };
  });
  const { differences } = await checkSource(proxy.url);
  expect(differences.map(({ source, element, shown }) => [source, element, shown])).toEqual([
    ['list', 'promiseDay', '3'],
    ['list', 'item', ''],
    ['list', 'item', ''],
  ]);
  await proxy.stop();
});

test('a record that was changed behind the servers is found in what they keep in memory', async () => {
  const { linkWay, shortName } = await nobody(stack.url).do(getItem, { params: { taskCode } });
  const db = new Client({ connectionString: stack.databaseUrl });
  await db.connect();
  await db.query(`UPDATE items SET record = record || '{"linkWay":"0711","shortName":"改了"}' WHERE task_code = $1`, [
    taskCode,
  ]);
  await db.end();
  const { differences } = await checkSource(stack.url);
  expect(differences.map(brief)).toEqual([
    ['cached', taskCode, 'shortName', '改了', shortName],
    ['cached', taskCode, 'linkWay', '0711', linkWay],
    ['list', taskCode, 'shortName', '改了', shortName],
  ]);
});

describe('what a page does not say', () => {
  const facts = [
    { element: 'taskName', label: '事项名称', text: '高龄津贴申领' },
    { element: 'promiseDay', label: '承诺时限', text: '20 个工作日' },
    { element: 'card', label: '材料', text: '居民身份证' },
    { element: 'card.exemptBy', label: '免提交', text: '免提交', near: '居民身份证' },
    { element: 'photo.fillExplain', label: '填报须知', text: '白底', near: '申请人居民身份证照片' },
  ];
  const page = '高龄津贴申领\n20\n个工作日\n居民身份证\n免提交\n申请人居民身份证照片\n白底\n要带';
  const lacking = (text: string) => unsaid(text, facts).map(({ element }) => element);

  test('is nothing where all stands there, however it is broken into lines', () => {
    expect(lacking(page)).toEqual([]);
  });
  test('is a fact that stands beside another material', () => {
    const moved = page.replace('免提交\n', '').replace('要带', '免提交');
    expect(lacking(moved)).toEqual(['card.exemptBy']);
  });
  test('is a number that is only the end of a longer one', () => {
    expect(lacking(page.replace('20', '120'))).toEqual(['promiseDay']);
  });
  test('is a material that was left out, with what is said of it', () => {
    expect(lacking(page.replace('申请人居民身份证照片\n白底\n', ''))).toEqual(['photo.fillExplain']);
    expect(lacking('高龄津贴申领\n20 个工作日')).toEqual(['card', 'card.exemptBy', 'photo.fillExplain']);
  });
});
