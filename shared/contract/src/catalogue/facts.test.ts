import { describe, expect, it } from 'vitest';
import { differencesBetween, factsOf } from './facts.js';
import type { Item } from './item.js';
import { SAMPLE_ITEM as ITEM, sampleMaterial as material } from '../testing/sample-item.js';
import { guideFacts, rowFacts } from './told-facts.js';

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const differing = (shown: Item) =>
  differencesBetween(factsOf(ITEM), factsOf(shown)).map(({ element, canonical, shown: said }) => [
    element,
    canonical,
    said,
  ]);

/** Every place in the record that holds a word, a number or a yes, each with a version in which only that one differs. */
function mutations(value: unknown, path: string[] = []): { path: string; changed: Item }[] {
  if (typeof value !== 'object' || value === null) {
    const changed = clone(ITEM);
    const parent = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, changed);
    parent[path[path.length - 1] ?? ''] =
      typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}改`;
    return [{ path: path.join('.'), changed }];
  }
  return Object.entries(value).flatMap(([key, member]) => mutations(member, [...path, key]));
}

describe('the facts of an item', () => {
  const places = mutations(ITEM);

  it('are many, and an item has no difference from itself', () => {
    expect(places.length).toBeGreaterThan(60);
    expect(differing(clone(ITEM))).toEqual([]);
  });

  it.each(places)('tell that $path differs', ({ changed }) => {
    expect(differing(changed).length).toBeGreaterThan(0);
  });

  it('name a fact by what a person would call it', () => {
    const [fact] = factsOf(ITEM).filter(({ element }) => element === 'materials[银行卡].pageNum');
    expect(fact).toEqual({ element: 'materials[银行卡].pageNum', label: '材料「银行卡」的份数', text: '1' });
  });

  it('tell once that a material is gone, and do not compare the others with their neighbours', () => {
    expect(differing({ ...ITEM, materials: ITEM.materials.slice(1) })).toEqual([
      ['materials', '居民身份证、银行卡', '银行卡'],
    ]);
  });

  it('tell that two changed places, and keep apart two of one name', () => {
    const reversed = ITEM.materials.map((_, at, all) => all[all.length - 1 - at] ?? material('无'));
    expect(differing({ ...ITEM, materials: reversed })).toEqual([
      ['materials', '居民身份证、银行卡', '银行卡、居民身份证'],
    ]);
    const twice = { ...ITEM, materials: [material('照片'), material('照片', { pageNum: 2 })] };
    expect(
      factsOf(twice)
        .filter(({ element }) => element.endsWith('pageNum'))
        .map(({ element }) => element),
    ).toEqual(['materials[照片].pageNum', 'materials[照片#2].pageNum']);
  });

  it('tell what one side says and the other does not', () => {
    const { localNote: _, ...without } = ITEM;
    expect(differing(without)).toEqual([['localNote', '每月 100 元', '']]);
    expect(differing({ ...ITEM, materials: [material('居民身份证'), material('银行卡')] })).toEqual([
      ['materials[居民身份证].exemptBy.mode', 'certificate', ''],
      ['materials[居民身份证].exemptBy.source', '居民身份证', ''],
      ['materials[居民身份证].exemptBy', '', '无'],
    ]);
  });

  it('have a name in Chinese for every element', () => {
    expect(factsOf(ITEM).filter(({ label }) => /[a-zA-Z]{3}/.test(label))).toEqual([]);
  });

  it('leave out why a search found it', () => {
    expect(differing({ ...ITEM, why: '「老人补贴」也叫「高龄津贴」' })).toEqual([]);
  });
});

describe('what the pages must say', () => {
  it('is said in their words, an exempt material beside its name', () => {
    const told = guideFacts(ITEM).map(({ text, near }) => (near === undefined ? text : `${near} ${text}`));
    expect(told).toEqual(expect.arrayContaining(['20 个工作日', '1 次', '工本费：5 元', '居民身份证 免提交', '12345']));
    expect(told).not.toContain('银行卡 免提交');
    expect(rowFacts(ITEM).map(({ text }) => text)).toEqual([
      '高龄津贴申领',
      '民政局',
      '跑 1 次',
      '20 个工作日',
      '1 项免提交',
    ]);
  });

  it('is short where it is done on the spot and nobody need come', () => {
    const spot = { ...ITEM, projectType: '1' as const, limitSceneNum: 0, exemptCount: 0 };
    expect(rowFacts(spot).map(({ text }) => text)).toEqual(['高龄津贴申领', '民政局', '不用跑', '当场办结']);
  });
});
