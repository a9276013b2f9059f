import { describe, expect, it } from 'vitest';
import { NearestSayings } from './nearest-sayings.js';
import type { Unit } from './query-unit.js';

const word = (said: string, meant: string) => ({ said, meant: [meant], isOwn: false });
const nearest = new NearestSayings([
  word('放学没人接', '课后服务'),
  word('医保卡还有多少钱', '个人账户查询'),
  word('没找到工作', '失业登记'),
  word('托管', '托育'),
]);
const units = (text: string): Unit[] =>
  Array.from(text, (letter) => ({
    kind: 'char',
    text: letter,
    char: letter.charCodeAt(0),
    syllable: 0,
    initial: 0,
    table: null,
    weight: 4,
  }));
const saidIn = (text: string): string[] => nearest.find(units(text)).map(({ word: { said } }) => said);

describe('an everyday word that is said nearly so', () => {
  it('is found with something in between, or something left out', () => {
    expect(saidIn('孩子放学后没人来接')).toEqual(['放学没人接']);
    expect(saidIn('医保卡里剩多少钱')).toEqual(['医保卡还有多少钱']);
  });

  it('leaves over what it does not say', () => {
    const [near] = nearest.find(units('孩子放学没人接'));
    expect(near!.rest.map(({ text }) => text).join('')).toBe('孩子');
    expect(near!.near).toBeGreaterThan(0.99);
  });

  it('is not one that says the opposite', () => {
    expect(saidIn('找到工作')).toEqual([]);
  });

  it('is not one of which too little is there, nor one of two characters', () => {
    expect(saidIn('医保卡')).toEqual([]);
    expect(saidIn('托管')).toEqual([]);
  });
});
