import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';
import { isElsewhere, situationsIn } from './situations.js';

const bundled = (name: string): string =>
  readFileSync(new URL(`../../../assets/catalogue/${name}.json`, import.meta.url), 'utf8');
const source = bundled('everyday-words');
const words = Object.entries(JSON.parse(source) as Record<string, string[]>);

const isPiece = (text: string): boolean => text.length >= 2 && text.length <= 22 && !/[\s。，；]/u.test(text);

describe('the everyday words that come with the platform', () => {
  it('are as wide as what a county handles', () => {
    expect(words.length).toBeGreaterThan(1200);
  });

  it('say nothing twice, which a reader of the file would silently lose', () => {
    expect(source.match(/^ {2}"/gmu)).toHaveLength(words.length);
  });

  it('are written as a query is compared, and long enough not to stand in half the names', () => {
    expect(words.map(([said]) => said).filter((said) => said !== plainText(said))).toEqual([]);
    expect(words.map(([said]) => said).filter((said) => said.length < 2 || said.length > 12)).toEqual([]);
  });

  it('stand for a few pieces of official names each', () => {
    const odd = words.filter(
      ([, meant]) =>
        meant.length === 0 || meant.length > 8 || new Set(meant).size !== meant.length || !meant.every(isPiece),
    );
    expect(odd).toEqual([]);
  });
});

describe('the situations that come with the platform', () => {
  const situations = JSON.parse(bundled('situations')) as { when: string; meant: string[] }[];

  it('need some words to be told, and stand for pieces of official names', () => {
    expect(situations.filter(({ when }) => new RegExp(when, 'u').test(''))).toEqual([]);
    expect(situations.filter(({ meant }) => meant.length === 0 || !meant.every(isPiece))).toEqual([]);
    expect(new Set(situations.map(({ when }) => when)).size).toBe(situations.length);
  });

  it('are found wherever their words stand in a sentence', () => {
    const [first] = situationsIn('我家房产证上想加老公的名字');
    expect(first).toMatchObject({ said: '房产证上想加老公的名', from: 2, to: 12 });
    expect(first!.meant).toContain('不动产变更登记');
  });

  it('know what no hall handles, without standing in the way of what one does', () => {
    expect(
      ['订火车票', '明天天气怎么样', '美国签证', '手机坏了', '红烧肉怎么做'].filter((one) => !isElsewhere(one)),
    ).toEqual([]);
    const handled = [
      '开电影院',
      '外国人签证',
      '福利彩票',
      '家电以旧换新',
      '开外卖店',
      '公交线路',
      '快递网点备案',
      '特种作业证',
    ];
    expect([...handled, ...words.map(([said]) => said)].filter(isElsewhere)).toEqual([]);
  });
});
