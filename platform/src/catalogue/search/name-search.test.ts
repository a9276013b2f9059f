import { describe, expect, it } from 'vitest';
import { isOneOff } from './latin-reading.js';
import { NameSearch } from './name-search.js';
import { coreOfDepartment, NameStore } from './name-store.js';
import { normalise, plainText } from './plain-text.js';

const NAMES = [
  '80周岁以上老年人高龄津贴发放',
  '最低生活保障',
  '最低生活保障边缘家庭认定',
  '居民身份证补领',
  '居民身份证换领',
  '食品经营许可（新办）',
  '食品经营许可（变更）',
  '食品经营许可（注销）',
  '机动车驾驶证期满换证',
  '水库移民后期扶持',
  '取水许可',
  '娱乐场所（KTV）经营许可',
  '失业保险金申领',
];
const words = [
  { said: '老人补贴', meant: ['高龄津贴'], isOwn: false },
  { said: '低保', meant: ['最低生活保障'], isOwn: false },
  { said: '打井', meant: ['取水许可'], isOwn: true },
];
const store = new NameStore();
for (const taskName of NAMES) store.add({ shortName: taskName, taskName, keywords: [], department: '民政局' });
const search = new NameSearch(store, words);
const found = (query: string) => search.find(query).hits.map(({ entry }) => NAMES[entry]);
const first = (query: string) => found(query)[0];

describe('the search for names', () => {
  it.each([
    ['取水许可', '取水许可'],
    ['食品经营许可', '食品经营许可（新办）'],
    ['食品经营许可变更', '食品经营许可（变更）'],
    ['食品经营许可 注销', '食品经营许可（注销）'],
    ['驾驶证换证', '机动车驾驶证期满换证'],
    ['最低生活保障', '最低生活保障'],
  ])('as written: %s → %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['gljt', '80周岁以上老年人高龄津贴发放'],
    ['gaolingjintie', '80周岁以上老年人高龄津贴发放'],
    ['gaolingj', '80周岁以上老年人高龄津贴发放'],
    ['身份zheng换领', '居民身份证换领'],
    ['sfz补领', '居民身份证补领'],
    ['低baosq', '最低生活保障'],
    ['ktv', '娱乐场所（KTV）经营许可'],
  ])('in letters: %s → %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['高龄津帖', '80周岁以上老年人高龄津贴发放'],
    ['失业保险全', '失业保险金申领'],
    ['驾使证期满', '机动车驾驶证期满换证'],
    ['gaolinjintie', '80周岁以上老年人高龄津贴发放'],
    ['gaolingjintei', '80周岁以上老年人高龄津贴发放'],
  ])('with a slip: %s → %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['老人补贴', '80周岁以上老年人高龄津贴发放'],
    ['我想给奶奶办个老人补贴要什么材料', '80周岁以上老年人高龄津贴发放'],
    ['低保怎么申请', '最低生活保障'],
    ['laorenbutie', '80周岁以上老年人高龄津贴发放'],
    ['地保申请', '最低生活保障'],
    ['打井', '取水许可'],
  ])('as people say it: %s → %s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it('says what an everyday word was taken for', () => {
    expect(search.find('老人补贴').hits[0]?.way).toEqual({ kind: 'meant', said: '老人补贴', meant: '高龄津贴' });
  });

  it('puts the very name before one that begins so, and that before one that has it', () => {
    expect(found('最低生活保障').slice(0, 2)).toEqual(['最低生活保障', '最低生活保障边缘家庭认定']);
    expect(first('居民身份证')).toMatch(/^居民身份证/);
  });

  it('offers the mended words', () => {
    expect(search.find('高龄津帖').didYouMean).toBe('高龄津贴');
    expect(search.find('高龄津贴').didYouMean).toBeUndefined();
  });

  it.each(['火星移民', '订火车票', '今天天气怎么样', 'asdfghjkl', '嗯', '怎么办', '', '。。。'])(
    'has no answer to %j',
    (query) => {
      const answer = search.find(query);
      expect([answer.match, answer.hits]).toEqual(['none', []]);
      expect(answer.similar.length).toBeLessThanOrEqual(3);
    },
  );

  it('guesses where a part of the query is in a name', () => {
    expect(search.find('火星移民').similar.map(({ entry }) => NAMES[entry])).toEqual(['水库移民后期扶持']);
  });

  it('guesses nothing where hardly a letter is the same', () => {
    expect(search.find('宇宙飞船驾照').similar).toEqual([]);
  });
});

describe('text for searching', () => {
  it('forgets case, width, spaces and punctuation', () => {
    expect(plainText('Ａbc ，身份证（换领）')).toBe('abc身份证换领');
  });

  it('writes ages as official names do, and is not longer than a query may be', () => {
    expect(normalise('我爸八十二岁了')).toBe('我爸80岁了');
    expect(normalise('我爸 82 岁了')).toBe('我爸80岁了');
    expect(normalise('啊'.repeat(99))).toHaveLength(60);
  });

  it('leaves the region out of a department', () => {
    expect(['鄂州市公安局', '区民政局', '公安局'].map(coreOfDepartment)).toEqual(['公安局', '民政局', '公安局']);
  });

  it('knows one slip from two', () => {
    for (const other of ['abcd', 'abxd', 'abd', 'abxcd', 'acbd']) expect(isOneOff('abcd', other), other).toBe(true);
    for (const other of ['axxd', 'ab', 'dcba', 'cabd']) expect(isOneOff('abcd', other), other).toBe(false);
  });
});
