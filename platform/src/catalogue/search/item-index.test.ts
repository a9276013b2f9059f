import { beforeAll, describe, expect, it } from 'vitest';
import { buildDemoWorld } from '../../demo/demo-world.js';
import { TOUCHED_AT_MOST } from './candidates.js';
import { ItemIndex } from './item-index.js';
import type { ItemRow } from './item-rows.js';

const REGIONS = ['42', '4207', '420704', '420704105', '420704105201', '4205', '420502', '420502001', '420502001201'];
const LEVELS = { 2: '2', 4: '3', 6: '4', 9: '5', 12: '6' } as const;
/** Words that names are made of: 2,500 different ones. */
const WHAT =
  '食品药品机动车驾驶证不动产林木取水护士医师教师残疾人老年人退役军人个体工商户公司社会保障失业工伤生育'.match(/../gu)!;
const DONE = ['许可', '备案', '登记', '认定', '补贴申领', '证核发', '变更', '注销', '延续', '年度审验'];

function rowOf(place: number, taskName: string, regionCode: string): ItemRow {
  const [{ item, siteId }] = buildDemoWorldOnce();
  const taskCode = String(place).padStart(31, '0');
  const useLevel = LEVELS[regionCode.length as keyof typeof LEVELS];
  const summary = { ...item, taskCode, catalogCode: taskName, taskName, shortName: taskName, regionCode, useLevel };
  return { siteId, keywords: [], summary, acceptLevels: item.acceptLevels };
}
let world: ReturnType<typeof buildDemoWorld>['items'] | undefined;
function buildDemoWorldOnce(): [ReturnType<typeof buildDemoWorld>['items'][number]] {
  world ??= buildDemoWorld().items;
  return [world[0]!];
}

/** `count` items, each name in every region. */
function manyRows(count: number): ItemRow[] {
  const rows: ItemRow[] = [];
  for (const [a, first] of WHAT.entries())
    for (const [b, second] of WHAT.entries())
      for (const done of DONE)
        for (const region of REGIONS) {
          if (rows.length === count) return rows;
          if (a !== b) rows.push(rowOf(rows.length, first + second + done, region));
        }
  return rows;
}

const from = { words: [{ said: '开药店', meant: ['药品许可'], isOwn: false }], sites: [] };

describe('an index of ten thousand items on five levels', () => {
  let index: ItemIndex;
  const rows = manyRows(10_000);
  beforeAll(async () => {
    index = await ItemIndex.build(rows, from);
  });

  it('looks at a bounded part of its lists, whatever is asked', () => {
    for (const query of [
      '许可',
      '食品药品许可',
      '我想给我妈办一个老年人的补贴要去哪里',
      'syjyxk',
      'shipinxuke',
      '开药店',
    ]) {
      const before = index.touched;
      index.find(query, {}, { limit: 20 });
      // as written, by sound, mended, and by each meaning of what people say
      expect(index.touched - before, query).toBeLessThan(TOUCHED_AT_MOST);
    }
  });

  it('asks nothing twice: the next page and the next person are answered from what was found', () => {
    const { nextCursor } = index.find('食品药品许可', {}, { limit: 20 });
    const before = index.touched;
    index.find('食品药品许可', { region: '4207' }, { limit: 20, cursor: nextCursor ?? undefined });
    expect(index.touched).toBe(before);
  });

  it('gives the item of the region that was asked for first, and pages through all without losing one', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = index.find('食品药品许可', { region: '420704' }, { limit: 7, cursor });
      if (cursor === undefined) expect(page.items[0]).toMatchObject({ taskName: '食品药品许可', regionCode: '420704' });
      expect(page.match).toBe('good');
      seen.push(...page.items.map(({ taskCode }) => taskCode));
      cursor = page.nextCursor ?? undefined;
      expect(page.total).toBeGreaterThan(7);
    } while (cursor !== undefined && seen.length < 500);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('pages through a plain list in the order of the catalogue', () => {
    const page = index.list({ level: '4', region: '42' }, { limit: 5 });
    const next = index.list({ level: '4', region: '42' }, { limit: 5, cursor: page.nextCursor ?? undefined });
    const codes = [...page.items, ...next.items].map(({ taskCode }) => taskCode);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(page.items.every(({ useLevel }) => useLevel === '4')).toBe(true);
    expect(page.total).toBe(rows.filter(({ summary }) => /^42\d{4}$/.test(summary.regionCode)).length);
  });

  it('lists a matter for people and for enterprises alike while nobody has said whom it serves', async () => {
    const [one] = rows;
    const served = { ...one!, summary: { ...one!.summary, serverType: ['1' as const] } };
    const unsaid = { ...one!, summary: { ...one!.summary, taskCode: 'unsaid', serverType: [] } };
    const few = await ItemIndex.build([served, unsaid], from);
    const codes = (audience: 'person' | 'enterprise') =>
      few.list({ audience }, { limit: 5 }).items.map(({ taskCode }) => taskCode);
    expect([codes('person').length, codes('enterprise')]).toEqual([2, ['unsaid']]);
  });

  it('suggests a matter of many regions once', () => {
    const offered = index.suggest('食品药品', '420704', 8);
    expect(offered).toHaveLength(8);
    expect(new Set(offered.map(({ text }) => text)).size).toBe(8);
  });

  it('keeps its names when an item changes that leaves them as they are', async () => {
    const changed = rows.map((row, at) =>
      at === 3 ? { ...row, summary: { ...row.summary, isOnline: '0' as const } } : row,
    );
    const next = await ItemIndex.build(changed, { ...from, before: index });
    expect(next.touched).toBe(index.touched);
    expect(next.list({ online: 'false' }, { limit: 5 }).items.map(({ taskCode }) => taskCode)).toEqual([
      rows[3]!.summary.taskCode,
    ]);
    const renamed = [rowOf(20_000, '古树名木移植审批', '4207'), ...rows];
    const other = await ItemIndex.build(renamed, { ...from, before: index });
    expect(other.find('古树移植', {}, { limit: 1 }).items[0]?.taskName).toBe('古树名木移植审批');
  });
});
