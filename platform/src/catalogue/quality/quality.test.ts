import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  getList,
  getQuality,
  getQualityFile,
  listCheckedItems,
  listLevelDifferences,
  replaceList,
} from '@yichuang/contract/catalogue/quality-contract';
import type { Item } from '@yichuang/contract/catalogue/item';
import type { Caller } from '@yichuang/server/caller';
import { DemoModule } from '../../demo/demo.module.js';
import { buildDemoWorld } from '../../demo/demo-world.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { TestCaller } from '../../testing/test-caller.js';
import { DATABASE_KINDS } from '../../testing/test-database.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { ItemsRepository } from '../items.repository.js';
import { ElementChecks } from './element-checks.js';
import { QualityModule } from './quality.module.js';

const staff = (role: 'supervisor' | 'catalogue-admin', region: string): Caller => ({
  sub: role,
  sessionId: 's',
  roles: [role],
  level: 3,
  region,
});

describe.each(DATABASE_KINDS)('the element check on %s', (kind) => {
  let app: TestApp;
  let county: TestCaller;
  let village: TestCaller;
  let admin: TestCaller;
  const world = buildDemoWorld();
  const sample = world.items.find(({ siteId }) => siteId === 'lkq')!;

  const get = <T>(token: new (...given: never[]) => T): T => app.app.get(token, { strict: false });
  /** As an import does it: the item and the new version, nothing about checks. */
  async function save(...items: Item[]) {
    await app.db.transaction(async (tx) => {
      await get(ItemsRepository).save(
        items.map((item) => ({ ...sample, item })),
        tx,
      );
      await get(CatalogueVersionRepository).bump(tx, ['items']);
    });
    return get(ElementChecks).checkDue();
  }
  const inVillage = (serial: string, changes: Partial<Item> = {}): Item => {
    const taskCode = `${sample.item.taskCode.slice(0, 18)}40020${serial.padStart(8, '0')}`;
    return {
      ...sample.item,
      taskCode,
      taskHandleItem: '',
      catalogCode: taskCode.slice(19),
      regionCode: '420704105201',
      regionName: '百洪村',
      ...changes,
    };
  };

  beforeAll(async () => {
    // rounds begin when a test says so
    vi.useFakeTimers({ toFake: ['setInterval'] });
    app = await createTestApp(kind, [QualityModule, DemoModule]);
    vi.useRealTimers();
    county = new TestCaller(app.app, staff('supervisor', '420704'));
    village = new TestCaller(app.app, staff('supervisor', '420704105201'));
    admin = new TestCaller(app.app, staff('catalogue-admin', '420704'));
    await get(ElementChecks).checkDue();
  });
  afterAll(() => app?.close());

  it('gives every item of the demonstration full marks', async () => {
    const report = await county.do(getQuality, { query: {} });
    expect(report).toMatchObject({ items: 24, findings: 0, perfect: 24, score: 100, pending: 0, byRule: [] });
    expect((await county.do(listCheckedItems, { query: {} })).items).toEqual([]);
    expect(report.byLevel.map(({ level, items }) => [level, items])).toEqual([
      ['4', 21],
      ['5', 3],
    ]);
  });

  it('shows one bad item among them, with what is wrong and how to mend it', async () => {
    const bad = inVillage('1', { promiseDay: 10, isFee: '1', deptName: '民政局' });
    expect(await save(bad)).toBe(1);
    const report = await county.do(getQuality, { query: {} });
    expect(report).toMatchObject({ items: 25, findings: 2, perfect: 24, score: 99.6, pending: 0 });
    expect(report.byRule).toEqual([
      { ruleId: 'fee.none-listed', name: '写了收费，没有收费项目', kind: 'contradictory', items: 1 },
      { ruleId: 'time.instant-with-days', name: '即办件写了承诺天数', kind: 'contradictory', items: 1 },
    ]);
    const { items, total } = await county.do(listCheckedItems, { query: {} });
    expect([total, items[0]]).toMatchObject([1, { taskCode: bad.taskCode, score: 90, regionName: '百洪村' }]);
    expect(items[0]?.findings.map(({ message }) => message)).toContain(
      '办件类型是即办件，承诺办结时限却是 10 个工作日',
    );
  });

  it('reads again only what changed', async () => {
    expect(await save(inVillage('1', { promiseDay: 10, isFee: '1', deptName: '民政局' }))).toBe(0);
    expect(await save(inVillage('1', { promiseDay: 10, deptName: '民政局' }), inVillage('2'))).toBe(2);
    const { items } = await county.do(listCheckedItems, { query: {} });
    expect(items.map(({ score }) => score)).toEqual([95]);
  });

  it('narrows by region, department, level and rule, and never beyond the own region', async () => {
    const count = async (who: TestCaller, query: object) => (await who.do(getQuality, { query })).items;
    expect(await count(county, { region: '420704105201' })).toBe(2);
    expect(await count(county, { department: '民政局', region: '420704105' })).toBe(1);
    expect(await count(county, { level: '5' })).toBe(3);
    expect(await count(county, { region: '4104' })).toBe(0);
    expect(await count(village, {})).toBe(2);
    expect(await count(village, { region: '42' })).toBe(2);
    const listed = async (rule: string) => (await county.do(listCheckedItems, { query: { rule } })).items.length;
    expect([await listed('time.instant-with-days'), await listed('fee.none-listed')]).toEqual([1, 0]);
    const nowhere = new TestCaller(app.app, { ...staff('supervisor', ''), region: undefined });
    expect(await count(nowhere, {})).toBe(0);
  });

  it('writes a file that a spreadsheet opens and that computes nothing', async () => {
    await save(inVillage('3', { deptName: '=HYPERLINK("x")', promiseDay: 3 }));
    const { headers, rawPayload } = await county.raw(getQualityFile, { query: {} });
    const text = rawPayload.toString('utf8');
    expect(headers['content-disposition']).toContain('.csv');
    expect(text.startsWith('\uFEFF得分,事项名称,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
  });

  it('says where one matter is written differently at another level', async () => {
    const other = { catalogCode: sample.item.catalogCode, taskHandleItem: '', useLevel: '5' as const };
    const taskCode = (agency: string) => `${agency}5${sample.item.catalogCode}`;
    await save(
      {
        ...sample.item,
        ...other,
        taskCode: taskCode('11420700MB0100000T'),
        regionCode: '420704105',
        byLaw: ['旧文件'],
      },
      {
        ...sample.item,
        ...other,
        taskCode: taskCode('11420700MB0100001X'),
        regionCode: '4104',
        taskName: '别处的名称',
      },
    );
    const { items } = await county.do(listLevelDifferences, { query: {} });
    expect(items.map(({ catalogCode, itemCount }) => [catalogCode, itemCount])).toEqual([[sample.item.catalogCode, 2]]);
    expect(items[0]?.differences.map(({ element }) => element)).toEqual(['byLaw']);
    expect(items[0]?.differences[0]?.variants.map(({ count }) => count)).toEqual([1, 1]);
    expect(items[0]?.items.map(({ level }) => level)).toEqual(['4', '5']);
    expect((await village.do(listLevelDifferences, { query: {} })).items).toHaveLength(1);
    const elsewhere = new TestCaller(app.app, staff('supervisor', '3100'));
    expect((await elsewhere.do(listLevelDifferences, { query: {} })).items).toEqual([]);
  });

  it('checks every item again by a list that somebody replaced', async () => {
    const params = { kind: 'cancelledProofs' } as const;
    const { items: before, isDraft } = await county.do(getList, { params });
    expect(isDraft).toBe(true);
    expect(before.length).toBeGreaterThan(50);
    const entries = [{ name: '参保登记表', aliases: [], note: '不再需要', basis: '试' }];
    expect((await admin.do(replaceList, { params, body: { entries } })).items).toEqual(entries);
    expect((await county.do(getList, { params })).isDraft).toBe(false);
    expect(await county.outcome(replaceList, { params, body: { entries } })).toBe('FORBIDDEN');
    expect(await get(ElementChecks).checkDue()).toBeGreaterThan(24);
    const { byRule } = await county.do(getQuality, { query: {} });
    expect(byRule.map(({ ruleId }) => ruleId)).toContain('policy.cancelled-proof');
    await admin.do(replaceList, { params, body: { entries: before } });
  });

  it('asks no more of the database for many items than for one', async () => {
    const work = async (doing: () => Promise<unknown>) => {
      const [statements, transactions] = [vi.spyOn(app.db, 'execute'), vi.spyOn(app.db, 'transaction')];
      await doing();
      const counts = [statements.mock.calls.length, transactions.mock.calls.length];
      vi.restoreAllMocks();
      return counts;
    };
    const look = () =>
      Promise.all([
        county.do(getQuality, { query: {} }),
        county.do(listCheckedItems, { query: { limit: 100 } }),
        county.do(listLevelDifferences, { query: {} }),
        county.raw(getQualityFile, { query: {} }),
      ]);
    await get(ElementChecks).checkDue();
    const few = await work(look);
    const many = Array.from({ length: 150 }, (_, at) => inVillage(String(1000 + at), { promiseDay: 1 }));
    expect(await save(...many)).toBe(150);
    expect(await work(look)).toEqual(few);
    // nothing changed: the version is looked at, and that is all; embedded it is known
    expect(await work(() => get(ElementChecks).checkDue())).toEqual([kind === 'postgres' ? 1 : 0, 0]);
  });
});
