import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listItems } from '@yichuang/contract/catalogue/contract';
import { People } from '../../scripts/demo/people.mjs';
import { loadCatalogue } from '../../scripts/rehearse/load.mjs';
import { rehearse } from '../../scripts/rehearse/rehearsal.mjs';
import { walk } from '../../scripts/rehearse/walk.mjs';
import { as, nobody, raw } from '../support/client.ts';
import { taskCodeOf } from '../support/journey.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let db: Client;
beforeAll(async () => {
  stack = await startStack({ database: 'postgres' });
  db = new Client({ connectionString: stack.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await stack?.stop();
});

test('every online item of the demonstration can be walked to the last step', async () => {
  const { items } = await nobody(stack.url).do(listItems, { query: { online: 'true', limit: 100 } });
  const walked = await rehearse(stack.url);
  expect(walked.map(({ taskCode }) => taskCode)).toEqual(items.map(({ taskCode }) => taskCode));
  expect(walked.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
  expect(new Set(walked.map(({ reached }) => reached))).toEqual(new Set(['term']));
  const sum = (of: 'exempt' | 'uploaded') => walked.reduce((all, one) => all + one[of], 0);
  expect([sum('exempt'), sum('uploaded')].every((count) => count > 0)).toBe(true);
});

test('an exported catalogue is loaded, and only its items are walked', async () => {
  const dir = mkdtempSync(`${tmpdir()}/yichuang-catalogue-`);
  const file = `${dir}/catalogue.json`;
  const { headers } = await as(stack.url, 'catalogue-admin');
  const exported = await raw(`${stack.url}/api/admin/catalogue/export?format=json`, { headers });
  const { items } = JSON.parse(exported.text) as { items: { taskName: string }[] };
  writeFileSync(file, JSON.stringify({ items: items.filter(({ taskName }) => taskName === '高龄津贴申领') }));
  const loaded = await loadCatalogue(stack.url, file);
  expect(loaded.size).toBe(1);
  const walked = await rehearse(stack.url, loaded);
  // the one before has handed in the same matter already
  expect(walked).toMatchObject([{ taskName: '高龄津贴申领', reached: 'guide', breaks: [{ step: 'open' }] }]);
  rmSync(dir, { recursive: true });
});

/** Another morning is another world to the cache of the BFF. */
const nextMorning = () => stack.setClock('2026-11-25T09:28:00.000+08:00');
const ELDER = '高龄津贴';
async function broken(words: string, sql: string) {
  const taskCode = await taskCodeOf(nobody(stack.url), words);
  await db.query(sql, [taskCode]);
  await db.query('UPDATE catalogue_version SET version = version + 1');
  await nextMorning();
  const person = await new People(stack.url, () => undefined).as('load-901');
  return walk(person, { taskCode, taskName: words });
}
/** The form of an item, as it will be for the next who applies. */
const form = (change: string) =>
  `UPDATE case_forms SET form = ${change} WHERE catalog_code = (SELECT record->>'catalogCode' FROM items WHERE task_code = $1)`;

test('an item with nothing to choose from breaks at its form, and says at which question', async () => {
  const walked = await broken(
    ELDER,
    form(`jsonb_set(form, '{sections,0,fields,0}',
      '{"id":"bank","label":"开户银行","type":"choice","isRequired":true,"choices":[]}')`),
  );
  expect(walked).toMatchObject({
    reached: 'open',
    breaks: [{ step: 'form', why: '「开户银行」要选一项，但没有可选的' }],
  });
});

test('an item that no hall takes says so, and is walked on', async () => {
  const walked = await broken(
    '跨省异地就医备案',
    `UPDATE items SET record = jsonb_set(jsonb_set(record, '{acceptLevels}', '[]'), '{isSchedule}', '"1"') WHERE task_code = $1`,
  );
  expect(walked).toMatchObject({ reached: 'term', breaks: [{ step: 'hall' }] });
});

test('a material that is only taken on paper breaks where it has to be handed in', async () => {
  const walked = await broken(
    '城乡居民基本医疗保险参保登记',
    `UPDATE items SET record = jsonb_set(record, '{materials,1}',
       record->'materials'->1 || '{"isNeed":"1","materialType":"4","materialFormat":"1","exemptBy":null,"hasForm":false}')
     WHERE task_code = $1`,
  );
  expect(walked).toMatchObject({ reached: 'form', breaks: [{ step: 'materials' }] });
  expect(walked.breaks[0]?.why).toContain('只收纸质的');
});

test('an item that is not there any more breaks at its guide', async () => {
  const person = await new People(stack.url, () => undefined).as('load-902');
  const walked = await walk(person, { taskCode: 'gone', taskName: '没有的事' });
  expect(walked).toMatchObject({ reached: 'none', breaks: [{ step: 'guide' }] });
});
