import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '@yichuang/contract/catalogue/item';
import { factsFrom } from '@yichuang/contract/catalogue/quality/catalogue-lists';
import { servesAt } from '@yichuang/contract/catalogue/rules';
import { bundledLists } from './bundled-lists.js';
import { csvText } from './csv-text.js';
import { hallFinder } from './hall-finder.js';
import { namesOf } from './list-names.js';

describe('patterns of the bundled lists', () => {
  test.each([
    ['枪支', ['枪支']],
    ['会见|戒毒', ['会见', '戒毒']],
    ['集会.*游行.*示威', ['集会…游行…示威']],
    ['(婚前|孕前).*检查', ['婚前…检查', '孕前…检查']],
    ['劳动(保障)?监察', ['劳动监察', '劳动保障监察']],
    ['(涉路|公路.*(穿越|跨越))', ['涉路', '公路…穿越', '公路…跨越']],
  ])('%s', (pattern, names) => expect(namesOf(pattern)).toEqual(names));

  test('find what they name and nothing else', () => {
    const facts = factsFrom(bundledLists(), () => true);
    expect(facts.notInCentre('举行集会、游行、示威活动许可')?.name).toBe('集会游行示威许可');
    expect(facts.notInCentre('高龄津贴申领')).toBeUndefined();
    expect(facts.cancelledProof('申请人单身证明（原件）')?.name).toBe('婚姻状况证明');
    expect(facts.cancelledProof('居民户口簿')).toBeUndefined();
    expect(facts.isListedIntermediary('公共场所卫生许可', '公共场所卫生检测或评价报告')).toBe(true);
    expect(facts.isListedIntermediary('高龄津贴申领', '健康评估报告')).toBe(false);
  });
});

test('the prepared search for a hall says what servesAt says', () => {
  const code = fc.constantFrom(
    '42',
    '4207',
    '420704',
    '420704105',
    '420704105201',
    '4104',
    '410402',
    '420700',
    '420704000000',
  );
  const hall = fc.record({ level: fc.constantFrom('city', 'county', 'town', 'village'), regionCode: code });
  const item: fc.Arbitrary<Pick<Item, 'regionCode' | 'acceptLevels'>> = fc.record({
    regionCode: code,
    acceptLevels: fc.subarray(['county', 'town', 'village']),
  });
  fc.assert(
    fc.property(fc.array(hall, { maxLength: 6 }), item, (halls, one) => {
      expect(hallFinder(halls)(one)).toBe(halls.some((hall) => servesAt(hall, one)));
    }),
  );
});

test('no cell begins a formula, and quotes and line ends stay inside theirs', () => {
  expect(csvText([['=1+1', '+8', '-3', '@x', '\tx', -3, 'a,"b"\r\nc']])).toBe(
    `\uFEFF'=1+1,'+8,'-3,'@x,'\tx,-3,"a,""b""\r\nc"\r\n`,
  );
});
