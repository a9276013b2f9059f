import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getItem,
  listFacets,
  listHotItems,
  listItems,
  suggestItems,
  type ItemList,
} from '@yichuang/contract/catalogue/contract';
import { deleteSynonym, listSynonyms, saveSynonym } from '@yichuang/contract/catalogue/synonym-contract';
import type { Answer } from '@yichuang/contract/client';
import { ItemSummary } from '@yichuang/contract/catalogue/item';
import type { Caller } from '@yichuang/server/caller';
import * as z from 'zod/mini';
import { DemoModule } from '../../demo/demo.module.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { DATABASE_KINDS } from '../../testing/test-database.js';
import { CatalogueModule } from '../catalogue.module.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { ItemFinds } from '../item-finds.js';
import { ItemsRepository } from '../items.repository.js';

const keeper: Caller = { sub: 'keeper', sessionId: 's', roles: ['catalogue-admin'], level: 3 };
const valueOf = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
};
const DAY_MS = 86_400_000;

describe.each(DATABASE_KINDS)('the search of the catalogue on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [CatalogueModule, DemoModule]);
  });
  afterAll(() => app.close());

  const find = async (q: string, region = '4104'): Promise<ItemList> =>
    valueOf(await app.asSystem(listItems, { query: { q, region } }));
  const names = ({ items }: ItemList) => items.map(({ shortName }) => shortName);
  const save = (said: string, meant: string[]) =>
    app.asPerson(keeper, saveSynonym, { params: { said }, body: { meant } });
  const words = async (q: string) => valueOf(await app.asPerson(keeper, listSynonyms, { query: { q } })).items;

  it('holds of every item what its guide says', async () => {
    const { items } = valueOf(await app.asSystem(listItems, { query: { limit: 100 } }));
    for (const item of items) {
      const guide = valueOf(await app.asSystem(getItem, { params: { taskCode: item.taskCode } }));
      expect(item).toEqual(z.parse(ItemSummary, guide));
    }
  });

  it('says when there is no good answer, and guesses at most three', async () => {
    const answer = await find('火星移民');
    expect(answer).toMatchObject({ items: [], match: 'none', total: 0, nextCursor: null });
    expect(answer.similar?.length).toBeLessThanOrEqual(3);
    expect(await find('高龄津帖')).toMatchObject({ match: 'good', didYouMean: '高龄津贴' });
    expect(valueOf(await app.asSystem(suggestItems, { query: { q: '火星移民' } })).items).toEqual([]);
    expect(valueOf(await app.asSystem(listItems, { query: {} })).match).toBeUndefined();
  });

  it('searches with the words that the keeper of the catalogue adds, at once', async () => {
    expect((await find('敬老钱')).match).toBe('none');
    expect(valueOf(await save(' 敬老钱。', ['高龄津贴']))).toEqual({
      said: '敬老钱',
      meant: ['高龄津贴'],
      isOwn: true,
    });
    expect(names(await find('敬老钱'))).toEqual(['高龄津贴']);
    expect(await words('敬老钱')).toEqual([{ said: '敬老钱', meant: ['高龄津贴'], isOwn: true }]);
    valueOf(await app.asPerson(keeper, deleteSynonym, { params: { said: '敬老钱' } }));
    expect((await find('敬老钱')).match).toBe('none');
    const gone = await app.asPerson(keeper, deleteSynonym, { params: { said: '敬老钱' } });
    expect(gone).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } });
  });

  it('lets the county’s own word win, switch one off, and go back to the base', async () => {
    const base = (await words('五保户')).find(({ said }) => said === '五保户');
    expect(base?.meant.length).toBeGreaterThan(0);
    valueOf(await save('五保户', ['高龄津贴']));
    expect(names(await find('五保户'))[0]).toBe('高龄津贴');
    valueOf(await save('五保户', []));
    expect(await words('五保户')).toContainEqual({ said: '五保户', meant: [], isOwn: true });
    expect((await find('五保户')).items.map(({ why }) => why)).not.toContainEqual(
      expect.stringContaining('「五保户」也叫'),
    );
    valueOf(await app.asPerson(keeper, deleteSynonym, { params: { said: '五保户' } }));
    expect((await words('五保户')).find(({ said }) => said === '五保户')).toMatchObject({ isOwn: false });
  });

  it('refuses a word of which nothing is left', async () => {
    const nothing = { ok: false, problem: { code: 'VALIDATION_FAILED' } };
    expect(await save('。。', ['高龄津贴'])).toMatchObject(nothing);
    expect(await save('敬老钱', [' '])).toMatchObject(nothing);
  });

  it('pages through both dictionaries in the order of what is said', async () => {
    const ask = async (cursor?: string) =>
      valueOf(await app.asPerson(keeper, listSynonyms, { query: { limit: 3, q: '社保', ...(cursor && { cursor }) } }));
    const one = await ask();
    const two = await ask(one.nextCursor ?? undefined);
    const said = [...one.items, ...two.items].map((word) => word.said);
    expect(said).toEqual([...new Set(said)].toSorted());
    expect(said).toHaveLength(6);
  });

  it('counts what there is to browse by', async () => {
    const facets = valueOf(await app.asSystem(listFacets, { query: { region: '4104' } }));
    expect(facets.total).toBe(24);
    expect(facets.themes.reduce((sum, { count }) => sum + count, 0)).toBe(24);
    expect(facets.themes.find(({ name }) => name === '民政')?.count).toBe(3);
    expect(facets.departments[0]!.count).toBeGreaterThanOrEqual(facets.departments.at(-1)!.count);
    const levels = facets.levels.map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted());
    const business = valueOf(await app.asSystem(listFacets, { query: { region: '4104', audience: 'enterprise' } }));
    expect(business.total).toBe(4);
  });

  it('shows what is looked for most in a region, for 30 days, then the catalogue’s order', async () => {
    const hot = async (region: string) => valueOf(await app.asSystem(listHotItems, { query: { region } })).items;
    const [first] = await hot('4104');
    const { items } = await find('二手房过户');
    const { why: _, ...wanted } = { ...items[0]!, text: '二手房过户' };
    for (let times = 0; times < 3; times++) await app.asSystem(getItem, { params: { taskCode: wanted.taskCode } });
    expect((await hot('4104'))[0]).toEqual(first);
    await app.app.get(ItemFinds).keep();
    expect(await hot('4104')).toHaveLength(8);
    expect((await hot('4104'))[0]).toEqual(wanted);
    expect((await hot('4207')).map(({ taskCode }) => taskCode)).not.toContain(wanted.taskCode);
    const business = valueOf(await app.asSystem(listHotItems, { query: { region: '4104', audience: 'enterprise' } }));
    expect([business.items.length, business.total]).toEqual([4, 4]);
    expect(business.items.every(({ serverType }) => serverType.some((type) => type !== '1'))).toBe(true);
    const now = app.clock.now();
    app.clock.setOffset(app.clock.offsetMs + 31 * DAY_MS);
    expect(app.clock.now()).toBeGreaterThan(now);
    expect((await hot('4104'))[0]).toEqual(first);
    app.clock.setOffset(app.clock.offsetMs - 31 * DAY_MS);
  });

  it('shows a named item that changed or came, and none that went', async () => {
    const repository = app.app.get(ItemsRepository);
    const versions = app.app.get(CatalogueVersionRepository, { strict: false });
    const [entry] = await repository.all();
    if (!entry) throw new Error('no items');
    const { taskCode } = entry.item;
    const other = { ...entry, item: { ...entry.item, taskCode: `${taskCode.slice(0, -1)}X`, shortName: '古树认养' } };
    const change = (items: (typeof entry)[], codes: string[]) =>
      app.db.transaction(async (tx) => {
        await repository.save(items, tx);
        await versions.bump(
          tx,
          codes.map((code) => `item:${code}` as const),
        );
      });
    await change(
      [{ ...entry, item: { ...entry.item, shortName: '改了名字' } }, other],
      [taskCode, other.item.taskCode],
    );
    expect(names(await find('改了名字', '42'))).toEqual(['改了名字']);
    expect(names(await find('古树认养', '42'))).toEqual(['古树认养']);
    await change([entry], [taskCode]);
    expect((await find('改了名字', '42')).match).toBe('none');
    expect(names(await find('古树认养', '42'))).toEqual(['古树认养']);
  });
});
