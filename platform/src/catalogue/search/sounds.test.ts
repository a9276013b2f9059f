import { describe, expect, it } from 'vitest';
import { Sounds, spell } from './sounds.js';

describe('the spelling of item names', () => {
  it.each([
    ['行政许可', 'xing zheng xu ke'],
    ['银行开户许可', 'yin hang kai hu xu ke'],
    ['旅馆业特种行业许可', 'lv guan ye te zhong hang ye xu ke'],
    ['机动车行驶证', 'ji dong che xing shi zheng'],
    ['行道树移植', 'xing dao shu yi zhi'],
    ['农业银行分行', 'nong ye yin hang fen hang'],
    ['重庆市', 'chong qing shi'],
    ['重大活动', 'zhong da huo dong'],
    ['重度残疾人护理补贴', 'zhong du can ji ren hu li bu tie'],
    ['因灾倒损住房重建', 'yin zai dao sun zhu fang chong jian'],
    ['营业执照重新申领', 'ying ye zhi zhao chong xin shen ling'],
    ['企业重名核查', 'qi ye chong ming he cha'],
    ['长期护理保险', 'chang qi hu li bao xian'],
    ['村长补贴', 'cun zhang bu tie'],
    ['校长任职资格', 'xiao zhang ren zhi zi ge'],
    ['长途客运', 'chang tu ke yun'],
    ['许可证延长', 'xu ke zheng yan chang'],
    ['财务会计报告', 'cai wu kuai ji bao gao'],
    ['人民调解员', 'ren min tiao jie yuan'],
    ['工作调动', 'gong zuo diao dong'],
    ['特困人员救助供养', 'te kun ren yuan jiu zhu gong yang'],
    ['生活无着人员', 'sheng huo wu zhuo ren yuan'],
    ['还贷提取公积金', 'huan dai ti qu gong ji jin'],
    ['种子生产', 'zhong zi sheng chan'],
    ['种植补贴', 'zhong zhi bu tie'],
  ])('reads %s', (name, spelled) => {
    expect(spell(name).join(' ')).toBe(spelled);
  });

  it('has one syllable for each character, whatever is not Chinese as it is', () => {
    expect(spell('80周岁ktv')).toEqual(['8', '0', 'zhou', 'sui', 'k', 't', 'v']);
  });
});

describe('what a syllable answers to', () => {
  const sounds = new Sounds();
  const [lin, ling, zhang] = ['lin', 'ling', 'zhang'].map((one) => sounds.idOf(one));

  it('the same sound, less what is taken for it, and nothing else', () => {
    const { grades: table } = sounds.likeSyllable('ling');
    expect(table[ling!]).toBeCloseTo(0.8);
    expect(table[lin!]).toBeCloseTo(0.55);
    expect(table[zhang!]).toBe(0);
  });

  it('letters that it begins with, and never a gap between two names', () => {
    expect([lin, ling, zhang].map((id) => sounds.begunWith('l').grades[id!])).toEqual([1, 1, 0]);
    expect(sounds.begunWith('l').grades[0]).toBe(0);
  });

  it('also syllables that come after a table was made', () => {
    sounds.begunWith('ch');
    const chang = sounds.idOf('chang');
    expect(sounds.begunWith('ch').grades[chang]).toBe(1);
  });
});
