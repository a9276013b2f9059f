import { inEach, repeated, saysNothing, type Rule } from './rule.js';

/** 收费. */
export const FEE_RULES: readonly Rule[] = [
  {
    id: 'fee.none-listed',
    kind: 'contradictory',
    element: 'fees',
    label: '收费项目',
    name: '写了收费，没有收费项目',
    advice: '写清收什么、收多少、凭什么收；不收费的，把是否收费改为否。',
    check: ({ isFee, fees }) => isFee === '1' && fees.length === 0 && '是否收费填了「是」，收费项目一条也没有',
  },
  {
    id: 'fee.listed-but-free',
    kind: 'contradictory',
    element: 'isFee',
    label: '是否收费',
    name: '写了不收费，却有收费项目',
    advice: '收费的，把是否收费改为是；不收费的，删去收费项目。',
    check: ({ isFee, fees }) =>
      isFee === '0' &&
      fees.length > 0 &&
      `是否收费填了「否」，却有「${fees[0]?.feeName ?? ''}」等 ${fees.length} 个收费项目`,
  },
  {
    id: 'fee.name-missing',
    kind: 'missing',
    element: 'fees.feeName',
    label: '收费项目名称',
    name: '收费项目没有名称',
    advice: '按收费目录写项目名称。',
    check: ({ fees }) =>
      inEach('fees', fees, 'feeName', (one, index) => saysNothing(one.feeName) && `第 ${index + 1} 个收费项目没有名称`),
  },
  {
    id: 'fee.no-basis',
    kind: 'missing',
    element: 'fees.byLaw',
    label: '收费依据',
    name: '收费没有依据',
    advice: '写收费文件的名称和文号；找不到依据的不能收。',
    check: ({ fees }) =>
      inEach('fees', fees, 'byLaw', (one) => saysNothing(one.byLaw) && `收费项目「${one.feeName}」没有写收费依据`),
  },
  {
    id: 'fee.no-standard',
    kind: 'missing',
    element: 'fees.feeStand',
    label: '收费标准',
    name: '收费没有标准',
    advice: '写清每件收多少元，分档的逐档写。',
    check: ({ fees }) =>
      inEach(
        'fees',
        fees,
        'feeStand',
        (one) => saysNothing(one.feeStand) && `收费项目「${one.feeName}」没有写收费标准`,
      ),
  },
  {
    id: 'fee.standard-without-amount',
    kind: 'malformed',
    element: 'fees.feeStand',
    label: '收费标准',
    name: '收费标准里没有金额',
    advice: '写出金额或比例，例如「20 元/证」。',
    check: ({ fees }) =>
      inEach(
        'fees',
        fees,
        'feeStand',
        (one) =>
          !saysNothing(one.feeStand) &&
          !/[\d０-９一二两三四五六七八九十百千%％]|免/.test(one.feeStand) &&
          `收费项目「${one.feeName}」的标准「${one.feeStand}」里没有金额`,
      ),
  },
  {
    id: 'fee.reduction-unexplained',
    kind: 'contradictory',
    element: 'fees.descExplain',
    label: '减免说明',
    name: '写了可以减免，没有说谁能减免',
    advice: '写清哪些人减、减多少、带什么证明；不能减免的改为否。',
    check: ({ fees }) =>
      inEach(
        'fees',
        fees,
        'descExplain',
        (one) =>
          one.isDesc === '1' && saysNothing(one.descExplain) && `收费项目「${one.feeName}」可以减免，却没有写谁能减免`,
      ),
  },
  {
    id: 'fee.repeated',
    kind: 'malformed',
    element: 'fees',
    label: '收费项目',
    name: '同一个收费项目列了两次',
    advice: '留一条，删去重复的。',
    check: ({ fees }) =>
      repeated(
        'fees',
        fees,
        (one) => one.feeName,
        (name) => `收费项目「${name}」列了不止一次`,
      ),
  },
];
