import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Item } from '@yichuang/contract/catalogue/item';
import { CellProblem, writeCell, type Column, type Values } from './column.js';
import { asHeading, headingsOf } from './heading.js';
import { ITEM_COLUMNS } from './item-columns.js';
import { checkTaskCode, hasCheckSign, partsOf } from './task-code.js';

const column = (name: string): Column => {
  const found = ITEM_COLUMNS.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};
const read = (name: string, text: string): unknown => {
  try {
    return Object.values(column(name).read(text));
  } catch (error) {
    if (error instanceof CellProblem) return error.rule;
    throw error;
  }
};

it('every element of an item has a column, or is worked out', () => {
  const own = ['exemptCount', 'materialCount', 'gaps', 'why', 'anticipateType', 'promiseType'];
  const names = new Set([...ITEM_COLUMNS.map(({ name }) => name.split('.')[0]), ...own]);
  expect(Object.keys(Item.shape).filter((name) => !names.has(name))).toEqual([]);
});

describe('a cell', () => {
  it.each([
    ['taskType', '行政许可', ['01']],
    ['taskType', '1', ['01']],
    ['taskType', '公共服务', ['20']],
    ['taskType', '许可', 'import.cell.word'],
    ['isFee', '是', ['1']],
    ['isFee', '不支持', ['0']],
    ['projectType', '即办件', ['1']],
    ['useLevel', '县（区）级', ['4']],
    ['serverType', '自然人、企业法人', [['1', '2']]],
    ['serverType', '路人', 'import.cell.word'],
    ['promiseDay', '5个工作日', [5, '1']],
    ['promiseDay', '30 个自然日', [30, '2']],
    ['promiseDay', '当场办结', [0, '1']],
    ['promiseDay', '3', [3, '1']],
    ['promiseDay', '1个月', 'import.cell.period'],
    ['limitSceneNum', '0次', [0]],
    ['limitSceneNum', '最多一次', 'import.cell.number'],
    ['acceptCondition', '无', [[]]],
    ['acceptCondition', '年满 80 周岁\n\n本地户籍', [['年满 80 周岁', '本地户籍']]],
    ['acceptCondition', '["a","b"]', [['a', 'b']]],
    ['acceptCondition', '[一] 年满 80 周岁', [['[一] 年满 80 周岁']]],
    ['materials', '身份证', 'import.cell.list'],
  ])('%s %s', (name, text, expected) => {
    expect(read(name, text)).toEqual(expected);
  });

  it('that is written is read as it was', () => {
    const lines = column('acceptCondition');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '无', '[', ']', '\n', '"', ' ', '一') })), (list) => {
        const record: Values = { acceptCondition: list.map((one) => one.trim()), gaps: [] };
        const text = writeCell(lines, record);
        expect(lines.read(text)).toEqual({ acceptCondition: record['acceptCondition'] });
      }),
    );
  });
});

it('headings are known in any order, with stars and notes, and by their national names', () => {
  const headings = headingsOf(ITEM_COLUMNS);
  const cells = ['* 实施编码（必填）', '办理事项', 'promiseDay', '经办人', '牵头部门：', '权力类型'];
  const row = { row: 3, cells: new Map(cells.map((text, index) => [index, { text, kind: 'text' as const }])) };
  const heading = asHeading(row, headings, ['taskName', 'taskCode']);
  expect([...(heading?.columns.values() ?? [])].map(({ column }) => column.name)).toEqual([
    'taskCode',
    'taskName',
    'promiseDay',
    'deptName',
    'taskType',
  ]);
  expect(heading?.unknown.map(({ heading }) => heading)).toEqual(['经办人']);
  expect(asHeading(row, headings, ['faq'])).toBeUndefined();
});

describe('a code', () => {
  it.each([
    ['11420700MB0100000T4002014901000', undefined],
    ['511A0138000000-511602000000-000-115113010833722043-1-00', undefined],
    ['11420700MB010000004002014901000', 'import.taskCode.check'],
    ['11420700MB0100000T4-1', 'import.taskCode.form'],
    ['11420700MB0100000T', 'import.taskCode.form'],
    ['114 207', 'import.taskCode.signs'],
    ['１１４２０７００', 'import.taskCode.signs'],
    ['123', 'import.taskCode.length'],
    ['1'.repeat(65), 'import.taskCode.length'],
  ])('%s', (code, rule) => {
    expect(checkTaskCode(code)?.rule).toBe(rule);
  });

  it('tells the agency, the level and the catalogue code', () => {
    expect(partsOf('11420700MB0100000T4002014901000')).toEqual({
      deptCode: '11420700MB0100000T',
      useLevel: '4',
      catalogCode: '002014901000',
    });
    expect(partsOf('511A0138000000-511602000000-000')).toEqual({ catalogCode: '511A0138000000' });
    expect(hasCheckSign('91350100M000100Y43')).toBe(true);
  });
});
