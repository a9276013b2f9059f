import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ItemIndex } from './item-index.js';
import type { ItemRow } from './item-rows.js';
import { mergeWords, readBaseWords } from './everyday-words.js';

const Catalogue = z.enum(['demo', 'county']);
const Pairs = z.array(
  z.object({ category: z.string(), catalogue: Catalogue, query: z.string(), acceptable: z.array(z.string()) }),
);
const CountyItems = z.array(z.object({ code: z.string(), name: z.string(), dept: z.string() }));
const DemoItems = z.array(
  z.object({
    id: z.string(),
    taskName: z.string(),
    shortName: z.string(),
    deptName: z.string(),
    keywords: z.array(z.string()),
  }),
);
/** The words were tried on these pairs, so that the shares guard what was reached rather than foretell it for others. */
const FIRST = 3;

const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const pairs = Pairs.parse(json('fixtures/relevance.json'));

type Named = Pick<ItemRow['summary'], 'catalogCode' | 'taskName' | 'shortName' | 'deptName'>;
const rowOf = (named: Named, keywords: readonly string[]): ItemRow => ({
  siteId: 'county',
  keywords,
  acceptLevels: ['county'],
  summary: {
    ...named,
    taskCode: named.catalogCode,
    regionCode: '420704000000',
    regionName: '江湖县',
    theme: '其他',
    serverType: ['1'],
    projectType: '2',
    useLevel: '4',
    limitSceneNum: 0,
    promiseDay: 1,
    promiseType: '1',
    isFee: '0',
    isSchedule: '1',
    isOnline: '1',
    isHomeVisit: '0',
    taskState: '1',
    exemptCount: 0,
    materialCount: 1,
  },
});

const rows = {
  county: CountyItems.parse(json('fixtures/county-items.json')).map(({ code, name, dept }) =>
    rowOf({ catalogCode: code, taskName: name, shortName: name, deptName: dept }, []),
  ),
  demo: DemoItems.parse(json('../../demo/data/items.json')).map(({ id, taskName, shortName, deptName, keywords }) =>
    rowOf({ catalogCode: id, taskName, shortName, deptName }, keywords),
  ),
};

type Tally = { queries: number; found: number; share: number };

describe('what citizens ask for', () => {
  const tallies = new Map<string, Tally>();
  const missed: string[] = [];
  const shareOf = (categories: readonly string[]): number => {
    const chosen = categories.map((category) => tallies.get(category)!);
    return chosen.reduce((sum, { found }) => sum + found, 0) / chosen.reduce((sum, { queries }) => sum + queries, 0);
  };
  const answered = () => [...tallies.keys()].filter((category) => category !== 'none');

  beforeAll(async () => {
    const from = { words: mergeWords(readBaseWords(), []), sites: [] };
    const index = { county: await ItemIndex.build(rows.county, from), demo: await ItemIndex.build(rows.demo, from) };
    for (const { category, catalogue, query, acceptable } of pairs) {
      const { items, match } = index[catalogue].find(query, {}, { limit: FIRST });
      const isRight =
        category === 'none' ? match === 'none' : items.some(({ taskName }) => acceptable.includes(taskName));
      const { queries, found } = tallies.get(category) ?? { queries: 0, found: 0 };
      const now = { queries: queries + 1, found: found + (isRight ? 1 : 0) };
      tallies.set(category, { ...now, share: Math.round((now.found / now.queries) * 1000) / 1000 });
      if (!isRight) missed.push(`${category} ${query}: ${match} ${items.map(({ taskName }) => taskName).join('、')}`);
    }
    console.table(Object.fromEntries(tallies));
    for (const one of missed) console.log(one);
  });

  it('is asked in ten ways, and in some that have no answer', () => {
    expect([...tallies.keys()].toSorted()).toEqual(
      'abbreviation ambiguous everyday exact homophone initials mixed none pinyin sentence typo'.split(' '),
    );
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(tallies.get('none')!.queries).toBeGreaterThanOrEqual(12);
  });

  it('names only items that the catalogues have', () => {
    const names = (catalogue: 'demo' | 'county') => rows[catalogue].map(({ summary }) => summary.taskName);
    const unknown = pairs.flatMap(({ catalogue, acceptable }) =>
      acceptable.filter((name) => !names(catalogue).includes(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('stands among the first three in nine of ten cases', () => {
    expect(shareOf(answered())).toBeGreaterThanOrEqual(0.9);
  });

  it('is found in every way of asking', () => {
    expect(answered().filter((category) => shareOf([category]) < 0.85)).toEqual([]);
  });

  it('is said to have no answer in seven of ten cases that have none', () => {
    expect(shareOf(['none'])).toBeGreaterThanOrEqual(0.7);
  });
});
