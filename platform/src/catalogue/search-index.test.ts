import { describe, expect, it } from 'vitest';
import { buildDemoWorld } from '../demo/demo-world.js';
import { SearchIndex } from './search-index.js';
import { plainText } from './search/plain-text.js';
import { initialsOf, isOneOff, pinyinOf } from './search-text.js';

const { items, synonyms } = buildDemoWorld();
const ofOneSite = items.filter(({ siteId }) => siteId === 'lkq');
const index = new SearchIndex(
  ofOneSite,
  synonyms.map(({ said, meant }) => ({ said, meant: [meant] })),
);
const nameOf = (taskCode: string) => ofOneSite.find(({ item }) => item.taskCode === taskCode)?.item.shortName;
const first = (query: string) => {
  const [match] = index.find(query);
  return match && { name: nameOf(match.taskCode), why: match.why };
};

describe('the search', () => {
  it('gives 高龄津贴 first for 老人补贴 and says why', () => {
    expect(first('老人补贴')).toEqual({ name: '高龄津贴', why: '「老人补贴」也叫「高龄津贴」' });
  });

  it.each([
    ['高龄津贴', '高龄津贴'],
    ['城乡居民养老保险待遇申领', '居保待遇申领'],
    ['跨省异地就医备案', '异地就医备案'],
    ['养老金', '居保待遇申领'],
    ['新农合', '居民医保参保'],
    ['办证', '身份证补换'],
    ['开店', '个体户开业'],
    ['二手房', '二手房过户'],
    ['孩子上户口', '投靠落户'],
    ['我想给孩子上户口怎么办？', '投靠落户'],
    ['盖房子', '农村建房'],
    ['五保户', '特困供养'],
  ])('finds by word, keyword and everyday phrase: %s → %s', (query, name) => {
    expect(first(query)?.name).toBe(name);
  });

  it.each([
    ['gljt', '高龄津贴'],
    ['GLJT', '高龄津贴'],
    ['gaolingjintie', '高龄津贴'],
    ['gaoling', '高龄津贴'],
    ['esfgh', '二手房过户'],
    ['nongcunjianfang', '农村建房'],
  ])('finds by pinyin and initials: %s → %s', (query, name) => {
    expect(first(query)?.name).toBe(name);
  });

  it.each([
    ['高龄津帖', '高龄津贴'],
    ['高铃津贴', '高龄津贴'],
    ['异地就一备案', '异地就医备案'],
    ['残疾仁证', '残疾人证'],
    ['gaolinjintie', '高龄津贴'],
    ['gaolingjintei', '高龄津贴'],
  ])('forgives one slip: %s → %s', (query, name) => {
    expect(first(query)?.name).toBe(name);
    expect(first(query)?.why).toContain(name);
  });

  it.each(['', '   ', '！！！', 'xyz', '火星移民', '嗯'])('finds nothing for %j', (query) => {
    expect(index.find(query)).toEqual([]);
  });

  it('finds every item by its own names and every phrase in the list', () => {
    for (const { item } of ofOneSite) {
      expect(first(item.shortName)?.name).toBe(item.shortName);
      expect(first(item.taskName)?.name).toBe(item.shortName);
    }
    for (const { said, meant } of synonyms)
      expect(
        index.find(said).map(({ taskCode }) => nameOf(taskCode)),
        said,
      ).toContain(meant);
  });
});

describe('text for searching', () => {
  it('forgets case, width, spaces and punctuation', () => {
    expect(plainText('Ａbc ，身份证（换领）')).toBe('abc身份证换领');
  });

  it('spells', () => {
    expect(pinyinOf('高龄津贴')).toBe('gaolingjintie');
    expect(initialsOf('高龄津贴')).toBe('gljt');
  });

  it('knows one slip from two', () => {
    for (const [a, b] of [
      ['abcd', 'abcd'],
      ['abcd', 'abxd'],
      ['abcd', 'abd'],
      ['abcd', 'abxcd'],
      ['abcd', 'acbd'],
    ] as const)
      expect(isOneOff(a, b), `${a} ${b}`).toBe(true);
    for (const [a, b] of [
      ['abcd', 'axxd'],
      ['abcd', 'ab'],
      ['abcd', 'dcba'],
      ['abcd', 'cabd'],
    ] as const)
      expect(isOneOff(a, b), `${a} ${b}`).toBe(false);
  });
});
