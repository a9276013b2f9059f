import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREAKS } from '../../testing/item-breaks.js';
import { CARD, FACTS, FORM, VALID_ITEM } from '../../testing/valid-item.js';
import type { Item } from '../item.js';
import { checkItem, RULES, scoreOf } from './element-check.js';
import { creditCheckCharacter } from './credit-code.js';

const rulesIn = (item: Item) => checkItem(item, FACTS).map(({ ruleId }) => ruleId);
const broken = (item: Item, id: string, n: number): Item => ({ ...item, ...BREAKS[id]?.(item, n) });

describe('the rules', () => {
  test('are more than forty-five, each with an id of its own and one way to break it', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(45);
    expect([...new Set(ids)]).toEqual(ids);
    expect(new Set(Object.keys(BREAKS))).toEqual(new Set(ids));
  });

  test('find nothing in a valid item', () => {
    expect(checkItem(VALID_ITEM, FACTS)).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s is found, said and can be mended', (id, rule) => {
    const finding = checkItem(broken(VALID_ITEM, id, 1), FACTS).find(({ ruleId }) => ruleId === id);
    expect(finding).toMatchObject({ kind: rule.kind, label: rule.label, advice: rule.advice });
    for (const text of [finding?.message ?? '', rule.name, rule.advice]) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/undefined|NaN|\[object|！|!/);
    }
    expect(rule.advice).toMatch(/。$/);
  });

  test('read the rest of an item when one place is wrong', () => {
    const item = { ...VALID_ITEM, materials: [{ ...FORM, acceptStand: '' }, CARD, { ...CARD, acceptStand: '无' }] };
    const places = checkItem(item, FACTS).filter(({ ruleId }) => ruleId === 'material.accept-standard-missing');
    expect(places.map(({ element }) => element)).toEqual(['materials.0.acceptStand', 'materials.2.acceptStand']);
  });

  test('leave a provincial code as it is', () => {
    const taskCode = '511A0138000000-511602000000-000-115113010833722043-1-00';
    expect(
      rulesIn({ ...VALID_ITEM, taskCode, catalogCode: '511A0138000000', taskHandleItem: '', deptCode: '' }),
    ).toEqual([]);
  });

  test('tell promise and statute apart by their units', () => {
    const days = { anticipateDay: 60, anticipateType: '2', promiseType: '1' } as const;
    expect(rulesIn({ ...VALID_ITEM, ...days, promiseDay: 42 })).toEqual([]);
    expect(rulesIn({ ...VALID_ITEM, ...days, promiseDay: 43 })).toEqual(['time.promise-longer-than-legal']);
  });

  test('find the gaps of an item of which only name, department, type and code are known', () => {
    const bare: Item = {
      ...VALID_ITEM,
      acceptCondition: [],
      materials: [],
      materialCount: 0,
      exemptCount: 0,
      handleFlow: [],
      byLaw: [],
      resultName: '',
      resultDelivery: [],
      linkWay: '',
      superviseWay: '',
      serverType: [],
      handleType: [],
      acceptLevels: [],
      theme: '',
      promiseDay: 0,
      anticipateDay: 0,
    };
    expect(rulesIn(bare)).toEqual(
      expect.arrayContaining([
        'condition.missing',
        'material.none',
        'flow.missing',
        'law.missing',
        'result.missing',
        'link.missing',
        'supervise.missing',
        'audience.missing',
        'handle-type.missing',
        'theme.missing',
        'time.promise-missing',
      ]),
    );
    expect(scoreOf(checkItem(bare, FACTS).length)).toBeLessThan(50);
  });
});

test.each([
  [0, 100],
  [1, 95],
  [19, 5],
  [20, 0],
  [21, 0],
])('%i findings leave %i points', (findings, score) => expect(scoreOf(findings)).toBe(score));

/** 18 places with the right last one; bodies whose check place has no character are drawn again. */
const agencyCode = fc
  .integer({ min: 0, max: 99_999 })
  .map((n) => `11420704MB01${String(n).padStart(5, '0')}`)
  .map((first) => first + creditCheckCharacter(first))
  .filter((code) => code.length === 18);
const word = (...words: string[]) => fc.constantFrom(...words);
const someOf = (...words: string[]) => fc.subarray(words, { minLength: 1 });

const valid: fc.Arbitrary<Item> = fc
  .record({
    agency: agencyCode,
    level: fc.constantFrom('2', '3', '4', '5', '6'),
    type: fc.constantFrom('01', '05', '07', '20'),
    serial: fc.integer({ min: 0, max: 99_999_999 }),
    isInstant: fc.boolean(),
    legal: fc.integer({ min: 1, max: 200 }),
    saved: fc.integer({ min: 0, max: 100 }),
    visits: fc.constantFrom(0, 1),
    isPaid: fc.boolean(),
    isOnline: fc.boolean(),
    isMailed: fc.boolean(),
    isForVisits: fc.boolean(),
    name: word('残疾人证新办', '个体工商户设立登记', '食品经营许可（新办）', '灵活就业参保'),
    conditions: someOf('年满 16 周岁', '户籍在本地', '未领取同类待遇'),
    laws: someOf('《行政许可法》第四条', '国发〔2014〕8号', '民发〔2021〕57号'),
    materials: fc.subarray([FORM, CARD, { ...FORM, materialName: '书面说明' }], { minLength: 1 }),
    phone: word('027-12345678', '0714 3312345', '12345', '13800138000', '400-800-1234', '（027）12345678'),
  })
  .map((given): Item => {
    const catalogCode = `00${given.type}${String(given.serial).padStart(8, '0')}`;
    const taskCode = given.agency + given.level + catalogCode;
    const isRemote = given.isOnline || given.visits === 0;
    return {
      ...VALID_ITEM,
      taskCode,
      catalogCode,
      taskHandleItem: `${taskCode}01`,
      deptCode: given.agency,
      taskType: given.type,
      useLevel: given.level,
      taskName: given.name,
      acceptCondition: given.conditions,
      byLaw: given.laws,
      materials: given.materials,
      materialCount: given.materials.length,
      exemptCount: given.materials.filter((one) => one.exemptBy).length,
      projectType: given.isInstant ? '1' : '2',
      specialProcedures: given.isInstant ? [] : VALID_ITEM.specialProcedures,
      anticipateDay: given.legal,
      promiseDay: given.isInstant ? 0 : Math.max(1, given.legal - given.saved),
      limitSceneNum: given.visits,
      limitSceneExplain: given.visits === 0 ? '' : '核验原件',
      isFee: given.isPaid ? '1' : '0',
      fees: given.isPaid
        ? [{ feeName: '工本费', feeStand: '20 元', isDesc: '0', descExplain: '', byLaw: '发改价格〔2003〕2322号' }]
        : [],
      isOnline: isRemote ? '1' : '0',
      handleType: isRemote ? ['1', '2'] : ['1'],
      onlineHandleDepth: isRemote ? ['3', '4'] : [],
      isExpress: given.isMailed ? '1' : '0',
      resultDelivery: given.isMailed ? ['窗口领取', '邮寄'] : ['窗口领取'],
      isHomeVisit: given.isForVisits ? '1' : '0',
      agency: { ...VALID_ITEM.agency, homeVisitFor: given.isForVisits ? ['重度残疾人'] : [] },
      linkWay: `电话 ${given.phone}`,
    };
  });

describe('whatever the item', () => {
  test('a valid one keeps its hundred points', () => {
    fc.assert(
      fc.property(valid, (item) => {
        expect(checkItem(item, FACTS)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a change that breaks a rule is found, and costs points', () => {
    const change = fc.record({ id: fc.constantFrom(...Object.keys(BREAKS)), n: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(valid, change, (item, { id, n }) => {
        const found = checkItem(broken(item, id, n), FACTS);
        expect(found.map(({ ruleId }) => ruleId)).toContain(id);
        expect(scoreOf(found.length)).toBeLessThan(100);
      }),
      { numRuns: 3000 },
    );
  });

  test('two changes are both found', () => {
    const change = fc.record({ id: fc.constantFrom('link.missing', 'fee.no-basis', 'name.brackets'), n: fc.nat(60) });
    fc.assert(
      fc.property(valid, change, fc.nat(60), (item, { id, n }, m) => {
        const ids = rulesIn(broken(broken(item, id, n), 'visits.no-reason', m + 1));
        expect(ids).toEqual(expect.arrayContaining([id, 'visits.no-reason']));
      }),
      { numRuns: 300 },
    );
  });
});
