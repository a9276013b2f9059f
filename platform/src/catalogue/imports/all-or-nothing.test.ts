import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getItem } from '@yichuang/contract/catalogue/contract';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import { SAMPLE_ITEM } from '@yichuang/contract/testing/sample-item';
import { createImportWorld, type ImportWorld } from '../../testing/import-world.js';
import { DATABASE_KINDS } from '../../testing/test-database.js';
import { gapable } from './complete-item.js';
import { ItemVersionsRepository } from './item-versions.repository.js';

const code = (index: number) => `11420704000000000A40088${String(index).padStart(8, '0')}`;
const csvOf = (rows: readonly (readonly string[])[], more: readonly string[] = []) =>
  [['部门', '事项名称', '事项类型', '实施编码', ...more], ...rows].map((cells) => cells.join(',')).join('\n');

describe.each(DATABASE_KINDS)('an import on %s', (kind) => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await createImportWorld(kind);
  });
  afterAll(() => world.close());

  const nameOf = async (taskCode: string) => {
    const answer = await world.admin.ask(getItem, { params: { taskCode } });
    return answer.ok ? answer.value.taskName : undefined;
  };
  const get = (id: string) => world.admin.do(contract.getImport, { params: { id } });

  it('that fails in the middle changes nothing', async () => {
    const rows = Array.from({ length: 700 }, (_, index) => ['民政局', `第 ${index} 项`, '公共服务', code(index)]);
    const { id } = await world.bring(csvOf(rows));
    await world.db.execute(sql`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.task_code = '${sql.raw(code(600))}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
    await world.db.execute(sql`CREATE TRIGGER refuse BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION refuse()`);
    const failed = await world.admin.do(contract.applyImport, { params: { id } });
    await world.db.execute(sql`DROP TRIGGER refuse ON items`);
    expect(failed).toMatchObject({ state: 'refused', refusal: { rule: 'import.not-applied' }, allowed: [] });
    expect(await nameOf(code(0))).toBeUndefined();
    const left = await world.db.execute(sql`SELECT count(*)::int AS n FROM item_versions WHERE import_id = ${id}`);
    expect(left).toMatchObject({ rows: [{ n: 0 }] });
  });

  it('tells how far it has come before its transaction ends, also where nobody else is answered meanwhile', async () => {
    const rows = Array.from({ length: 700 }, (_, index) => [
      '民政局',
      `又第 ${index} 项`,
      '公共服务',
      code(2000 + index),
    ]);
    const { id } = await world.bring(csvOf(rows));
    const versions = world.app.get(ItemVersionsRepository, { strict: false });
    const apply = versions.apply.bind(versions);
    const told: [string, number][] = [];
    const spy = vi.spyOn(versions, 'apply').mockImplementation(async (...given) => {
      const { state, progress } = await get(id);
      told.push([state, progress.applied]);
      expect((await world.stranger.refused(contract.getImport, { params: { id } })).code).toBe('NOT_FOUND');
      return apply(...given);
    });
    const applied = await world.admin.do(contract.applyImport, { params: { id } }).finally(() => spy.mockRestore());
    expect(applied).toMatchObject({ state: 'applied', progress: { applied: 700 } });
    expect(told).toEqual([
      ['applying', 0],
      ['applying', 300],
      ['applying', 600],
    ]);
  });

  it('changes what its columns say, tells what, and is taken back to what stood there', async () => {
    const taskCode = code(900);
    const first = await world.bring(csvOf([['民政局', '临时救助', '行政给付', taskCode, '10个工作日']], ['承诺时限']), {
      dryRun: 'false',
    });
    expect(first).toMatchObject({ state: 'applied', isDryRun: false, by: '事项管理员 杨工' });
    const second = await world.bring(`事项名称,实施编码,承诺时限\n临时救助金给付,${taskCode},5个工作日\n`);
    const told = await world.admin.do(contract.listChanges, { params: { id: second.id }, query: {} });
    expect(told.items).toMatchObject([{ kind: 'changed', taskName: '临时救助金给付' }]);
    expect(told.items[0]?.elements).toEqual([
      { element: 'taskName', label: '事项名称', before: '临时救助', after: '临时救助金给付' },
      { element: 'promiseDay', label: '承诺办结时限', before: '10个工作日', after: '5个工作日' },
      { element: 'taskVersion', label: '版本号', before: '1', after: '2' },
    ]);
    await world.admin.do(contract.applyImport, { params: { id: second.id } });
    expect(await nameOf(taskCode)).toBe('临时救助金给付');
    expect((await world.admin.refused(contract.rollbackImport, { params: { id: first.id } })).code).toBe(
      'STATE_CHANGED',
    );
    await world.admin.do(contract.rollbackImport, { params: { id: second.id } });
    expect(await nameOf(taskCode)).toBe('临时救助');
    const versions = await world.admin.do(contract.listItemVersions, { params: { taskCode }, query: {} });
    expect(versions.items.map(({ version, kind, by, elements }) => [version, kind, by, elements.length])).toEqual([
      [3, 'changed', '事项管理员 杨工（撤回导入）', 3],
      [2, 'changed', '事项管理员 杨工', 3],
      [1, 'added', '事项管理员 杨工', 0],
    ]);
    // the later import is taken back already; of the first one this item is no longer the latest version
    expect(versions.items.map(({ from }) => from?.mayRollBack)).toEqual([false, false, false]);
  });

  it('keeps what stood there before the first import of an item', async () => {
    const [, taskCode = ''] =
      /"taskCode":"(\w+)"/.exec(
        (await world.admin.raw(contract.exportCatalogue, { query: { format: 'json' } })).body,
      ) ?? [];
    const before = await world.admin.do(getItem, { params: { taskCode } });
    const history = async () =>
      (await world.admin.do(contract.listItemVersions, { params: { taskCode }, query: {} })).items;
    expect(await history()).toEqual([]);
    const { id } = await world.bring(`事项名称,实施编码\n改了名的事项,${taskCode}\n`, { dryRun: 'false' });
    expect(await history()).toMatchObject([
      { kind: 'changed', taskName: '改了名的事项', from: { fileName: '事项.csv', mayRollBack: true } },
      { kind: 'stood', taskName: before.taskName, by: '导入之前', importId: null, from: null, elements: [] },
    ]);
    expect((await world.stranger.refused(contract.listItemVersions, { params: { taskCode }, query: {} })).code).toBe(
      'NOT_FOUND',
    );
    const changed = await world.admin.do(getItem, { params: { taskCode } });
    expect(changed).toEqual({ ...before, taskName: '改了名的事项', taskVersion: before.taskVersion + 1 });
    await world.admin.do(contract.rollbackImport, { params: { id } });
    expect(await world.admin.do(getItem, { params: { taskCode } })).toEqual(before);
  });

  it('is refused when somebody changed an item since it was checked', async () => {
    const taskCode = code(901);
    const { id } = await world.bring(csvOf([['民政局', '甲', '公共服务', taskCode]]));
    await world.bring(csvOf([['民政局', '乙', '公共服务', taskCode]]), { dryRun: 'false' });
    expect((await world.admin.refused(contract.applyImport, { params: { id } })).code).toBe('STATE_CHANGED');
    expect(await nameOf(taskCode)).toBe('乙');
  });

  it('comes in once under one key, and does not exist for another city', async () => {
    const sheet = csvOf([['民政局', '丙', '公共服务', code(902)]]);
    const first = await world.bring(sheet, {}, 'a.csv', world.admin, 'one-key');
    expect(await world.bring(sheet, {}, 'a.csv', world.admin, 'one-key')).toEqual(first);
    const other = await world.send(`${sheet}\n`, {}, 'a.csv', world.admin, 'one-key');
    expect(other).toMatchObject({ ok: false, problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect((await world.stranger.refused(contract.getImport, { params: { id: first.id } })).code).toBe('NOT_FOUND');
    expect(await world.stranger.do(contract.listImports, { query: {} })).toMatchObject({ items: [], total: 0 });
    const homeless = await world.homeless.refused(contract.listImports, { query: {} });
    expect(homeless.code).toBe('OUT_OF_SCOPE');
  });

  it('that an end of the process cut off says so, and can be begun again', async () => {
    const { id } = await world.bring(csvOf([['民政局', '丁', '公共服务', code(903)]]));
    await world.db.execute(sql`UPDATE catalogue_imports SET state = 'checking' WHERE id = ${id}`);
    const { ImportsService } = await import('./imports.service.js');
    await world.app.get(ImportsService, { strict: false }).onApplicationBootstrap();
    expect(await get(id)).toMatchObject({ state: 'refused', refusal: { message: '服务重启，请重新上传' } });
  });

  it('guards what a spreadsheet would run', async () => {
    await world.bring(csvOf([['民政局', '"=HYPERLINK(""http://x"")"', '公共服务', code(904)]]), { dryRun: 'false' });
    const { body } = await world.admin.raw(contract.exportCatalogue, { query: { format: 'csv' } });
    expect(body).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(await nameOf(code(904))).toBe('=HYPERLINK("http://x")');
  });
});

/** Texts that a person could have typed, and some that nobody would. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    '无',
    '=1+1',
    "'-a",
    '[',
    '[1]',
    'a\nb',
    '“引号"',
    '_x0041_',
    '是',
    '0',
    '5个工作日',
    '𠀀',
    ' 空 ',
  ),
  fc.string({ maxLength: 12 }),
);
const lists = fc.array(words, { maxLength: 3 });
const yesNo = fc.constantFrom('0' as const, '1' as const);
const anItem = fc.record({
  taskName: fc.constantFrom('低保', '高龄津贴（区级）', '=办理', '"引号"'),
  deptName: fc.constantFrom('民政局', '-局'),
  shortName: words,
  theme: words,
  promiseDay: fc.nat(400),
  promiseType: fc.constantFrom('1', '2'),
  serverType: fc.uniqueArray(fc.constantFrom('1', '2', '9')),
  isFee: yesNo,
  limitSceneExplain: words,
  acceptCondition: lists,
  byLaw: lists,
  linkWay: words,
  localNote: words,
  keywords: lists,
  fees: fc.array(fc.record({ feeName: words, feeStand: words, isDesc: yesNo, descExplain: words, byLaw: words }), {
    maxLength: 2,
  }),
  faq: fc.array(fc.record({ question: words, answer: words }), { maxLength: 2 }),
  materials: fc.array(fc.constantFrom(...SAMPLE_ITEM.materials), { maxLength: 2 }),
  agency: fc.record({
    homeVisitFor: lists,
    villageAgent: fc.boolean(),
    relativeProxy: fc.boolean(),
    proxyRequires: words,
  }),
  gaps: fc.subarray([...gapable]),
});

describe('import, export, import', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await createImportWorld('pglite');
  });
  afterAll(() => world.close());

  it('is the identity in every format', async () => {
    const runs = process.env['SOAK'] === '1' ? 100 : 3;
    await fc.assert(
      fc.asyncProperty(fc.array(anItem, { minLength: 4, maxLength: 6 }), async (given) => {
        const items = given.map((item, index) => ({ ...SAMPLE_ITEM, ...item, taskCode: code(index) }));
        const first = await world.bring(JSON.stringify(items), { dryRun: 'false' }, 'a.json');
        expect(first.refusal).toBeNull();
        for (const format of ['xlsx', 'csv', 'json'] as const) {
          const { rawPayload } = await world.admin.raw(contract.exportCatalogue, { query: { format } });
          const again = await world.bring(rawPayload, {}, `a.${format}`);
          const { items: told } = await world.admin.do(contract.listChanges, { params: { id: again.id }, query: {} });
          expect({ format, told, errors: again.counts.errors, refusal: again.refusal }).toEqual({
            format,
            told: [],
            errors: 0,
            refusal: null,
          });
        }
      }),
      { numRuns: runs },
    );
  }, 900_000);
});
