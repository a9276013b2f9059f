import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getHall,
  getItem,
  getPackage,
  listHalls,
  listItems,
  listPackages,
  listRegions,
  listSites,
  suggestItems,
} from '@yichuang/contract/catalogue/contract';
import type { Sent } from '@yichuang/contract/route';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { CatalogueModule } from './catalogue.module.js';
import { CatalogueVersionRepository } from './catalogue-version.repository.js';
import { ItemsRepository } from './items.repository.js';

type ItemQuery = Omit<Sent<typeof listItems>['query'], 'limit'>;
type HallQuery = Omit<Sent<typeof listHalls>['query'], 'limit'>;
const valueOf = <T>(answer: { ok: true; value: T } | { ok: false; problem: object }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const codeOf = (answer: { ok: boolean; problem?: { code: string } }) => (answer.ok ? 'ok' : answer.problem?.code);

describe.each(DATABASE_KINDS)('the catalogue on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [CatalogueModule, DemoModule]);
  });
  afterAll(() => app.close());

  const items = async (query: ItemQuery) =>
    valueOf(await app.asSystem(listItems, { query: { limit: 100, ...query } })).items;
  const halls = async (query: HallQuery) =>
    valueOf(await app.asSystem(listHalls, { query: { limit: 100, ...query } })).items;
  const codeOfItem = async (shortName: string) =>
    (await items({ region: '420704' })).find((item) => item.shortName === shortName)?.taskCode ?? '';

  it('lists the sites, the zone first', async () => {
    const sites = valueOf(await app.asSystem(listSites, {})).items;
    expect(sites.map(({ shortName }) => shortName)).toEqual(['临空政务', '平顶山政务服务']);
  });

  it("lists the sites' roots, what is below a region, and nothing for one that does not exist", async () => {
    const roots = valueOf(await app.asSystem(listRegions, { query: {} })).items;
    expect(roots.map(({ code }) => code)).toEqual(['420704105', '420704106', '420704200', '420704401', '4104']);
    const villages = valueOf(await app.asSystem(listRegions, { query: { parent: '420704105' } })).items;
    expect(villages).toHaveLength(14);
    expect(villages[0]).toMatchObject({ level: 'village', hasChildren: false });
    expect(valueOf(await app.asSystem(listRegions, { query: { parent: '410400' } })).items).toHaveLength(12);
    expect(codeOf(await app.asSystem(listRegions, { query: { parent: '99' } }))).toBe('NOT_FOUND');
  });

  describe('by region', () => {
    it.each([
      ['42', 24, 36, 4],
      ['420704', 24, 36, 4],
      ['420704105', 24, 15, 4],
      ['420704105201', 24, 1, 4],
      ['4104', 24, 12, 4],
      ['410400', 24, 12, 4],
      ['410400000000', 24, 12, 4],
      ['410402', 24, 1, 4],
      ['420704102', 0, 0, 0],
    ])('%s has %i items, %i halls and %i packages', async (region, itemCount, hallCount, packageCount) => {
      expect(await items({ region })).toHaveLength(itemCount);
      expect(await halls({ region })).toHaveLength(hallCount);
      expect(valueOf(await app.asSystem(listPackages, { query: { region } })).items).toHaveLength(packageCount);
    });
  });

  it('lists for a hall exactly the matters whose halls it is one of', async () => {
    const all = await items({});
    const byItem = await Promise.all(
      all.map(async ({ taskCode }) => ({ taskCode, at: (await halls({ taskCode })).map(({ id }) => id) })),
    );
    const counts = new Set<number>();
    for (const { id } of await halls({})) {
      const here = await items({ hallId: id });
      const expected = byItem.filter(({ at }) => at.includes(id)).map(({ taskCode }) => taskCode);
      expect(
        here.map(({ taskCode }) => taskCode),
        id,
      ).toEqual(expected);
      counts.add(here.length);
    }
    // a village takes fewer than a town, a town fewer than a county
    expect(counts.size).toBeGreaterThanOrEqual(3);
    expect(codeOf(await app.asSystem(listItems, { query: { hallId: 'none' } }))).toBe('NOT_FOUND');
  });

  it('sorts halls by distance and says it in metres', async () => {
    const near = await halls({ near: '30.3402,114.9721' });
    expect(near[0]).toMatchObject({ id: 'yanji-town', distance: 0 });
    const distances = near.map(({ distance }) => distance ?? -1);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('pages through halls, sorted or not, without losing or repeating one', async () => {
    for (const query of [{}, { near: '30.3402,114.9721' }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = valueOf(
          await app.asSystem(listHalls, { query: { ...query, limit: 7, ...(cursor && { cursor }) } }),
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(48);
      expect(seen).toHaveLength(48);
    }
  });

  it('keeps the halls that take a matter: 区 at the centre, 乡镇 and 村 only at their own', async () => {
    const levelsFor = async (name: string) =>
      new Set((await halls({ taskCode: await codeOfItem(name) })).map(({ level }) => level));
    expect(await levelsFor('高龄津贴')).toEqual(new Set(['county', 'town', 'village']));
    expect(await levelsFor('二手房过户')).toEqual(new Set(['county']));
    expect(await levelsFor('低保申请')).toEqual(new Set(['town', 'village']));
    expect(
      (await halls({ taskCode: await codeOfItem('高龄津贴') })).every(({ regionCode }) =>
        regionCode.startsWith('4207'),
      ),
    ).toBe(true);
    expect(codeOf(await app.asSystem(listHalls, { query: { taskCode: 'none' } }))).toBe('NOT_FOUND');
  });

  it('shows the centre with its 25 windows, open at half past nine on a Monday', async () => {
    const hall = valueOf(await app.asSystem(getHall, { params: { id: 'lkq-center' } }));
    expect(hall).toMatchObject({ windowCount: 25, comprehensiveShare: 64 });
    expect(hall.open).toEqual({ isOpen: true, today: 'workday', text: '正在办公，12:00 下班' });
    expect(codeOf(await app.asSystem(getHall, { params: { id: 'none' } }))).toBe('NOT_FOUND');
  });

  it('filters items', async () => {
    expect((await items({ theme: '民政', region: '4104' })).map(({ shortName }) => shortName)).toEqual([
      '低保申请',
      '高龄津贴',
      '特困供养',
    ]);
    expect((await items({ audience: 'enterprise', region: '4104' })).map(({ shortName }) => shortName)).toEqual([
      '个体户开业',
      '食品经营许可',
      '二手房过户',
      '卫生许可',
    ]);
    expect((await items({ online: 'false', region: '4104' })).map(({ shortName }) => shortName)).toEqual([
      '身份证补换',
    ]);
    expect((await items({ department: '公安' })).every(({ deptName }) => deptName === '公安局')).toBe(true);
    expect((await items({ homeVisit: 'true' })).every(({ isHomeVisit }) => isHomeVisit === '1')).toBe(true);
    expect((await items({ exempt: 'false' })).every(({ exemptCount }) => exemptCount === 0)).toBe(true);
  });

  it('searches within a region, best first, and says why', async () => {
    const [best] = await items({ q: '老人补贴', region: '4104' });
    expect(best).toMatchObject({ shortName: '高龄津贴', regionName: '平顶山市', why: '「老人补贴」也叫「高龄津贴」' });
  });

  it('suggests each matter once though two sites have it', async () => {
    const { items: offered } = valueOf(await app.asSystem(suggestItems, { query: { q: 'gljt' } }));
    expect(offered.map(({ text }) => text)).toEqual(['高龄津贴']);
  });

  it('gives the whole guide, with the local figure of its region', async () => {
    const [pds] = await items({ q: '高龄津贴', region: '4104' });
    const guide = valueOf(await app.asSystem(getItem, { params: { taskCode: pds?.taskCode ?? '' } }));
    expect(guide.localNote).toContain('每月 50 元');
    expect(codeOf(await app.asSystem(getItem, { params: { taskCode: 'none' } }))).toBe('NOT_FOUND');
  });

  it('gives a package whose own steps lead to items of the same site', async () => {
    const whole = valueOf(await app.asSystem(getPackage, { params: { packageCode: 'pds-birth' } }));
    const codes = whole.steps.flatMap(({ taskCode }) => taskCode ?? []);
    expect(codes).toHaveLength(2);
    const own = new Set((await items({ region: '4104' })).map(({ taskCode }) => taskCode));
    expect(codes.every((code) => own.has(code))).toBe(true);
    expect(codeOf(await app.asSystem(getPackage, { params: { packageCode: 'none' } }))).toBe('NOT_FOUND');
  });

  it('shows a change as soon as the version moves', async () => {
    const repository = app.app.get(ItemsRepository);
    const all = await repository.all();
    const renamed = all.map((entry) => ({
      ...entry,
      item: { ...entry.item, shortName: `${entry.item.shortName}（新）` },
    }));
    await app.db.transaction(async (tx) => {
      await repository.save(renamed, tx);
      await app.app.get(CatalogueVersionRepository).bump(tx, ['items']);
    });
    expect((await items({}))[0]?.shortName).toMatch(/（新）$/);
    await app.db.transaction(async (tx) => {
      await repository.save(all, tx);
      await app.app.get(CatalogueVersionRepository).bump(tx, ['items']);
    });
  });

  it('finds many items in the order asked for and leaves out unknown codes', async () => {
    const [a = '', b = ''] = (await items({})).map(({ taskCode }) => taskCode);
    const found = await app.app.get(ItemsRepository).findMany([b, 'none', a]);
    expect(found.map(({ taskCode }) => taskCode)).toEqual([b, a]);
  });
});
