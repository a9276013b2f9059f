import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Material, type Situation } from './item.js';
import {
  choose,
  completeChoices,
  narrowMaterials,
  nextQuestion,
  questionsFor,
  settle,
  situationFaults,
} from './situations.js';

const material = (materialName: string, onlyFor: string[] = []): Material =>
  z.parse(Material, {
    materialName,
    isNeed: '1',
    materialType: '1',
    materialFormat: '3',
    sourceType: '10',
    pageNum: 1,
    hasForm: false,
    hasSample: false,
    exemptBy: null,
    fillExplain: '',
    acceptStand: '',
    onlyFor,
  });
const question = (id: string, optionIds: string[], onlyFor: string[] = []): Situation => ({
  id,
  question: `${id}？`,
  options: optionIds.map((one) => ({ id: one, text: one })),
  onlyFor,
});

/** Opening a shop: rented or one's own; rented from a person or a company; food or not. */
const SHOP = {
  situations: [
    question('place', ['own', 'rented']),
    question('landlord', ['person', 'company'], ['rented']),
    question('trade', ['food', 'other']),
  ],
  materials: [
    material('申请书'),
    material('产权证', ['own']),
    material('租赁合同', ['rented']),
    material('房东营业执照', ['company']),
    material('许可证', ['food']),
    material('自有房屋的餐饮承诺', ['own', 'food']),
    material('两样都算', ['own', 'rented', 'food']),
  ],
};
const names = (listed: readonly { material: Material }[]) => listed.map((one) => one.material.materialName);
const yours = (choices: string[]) => names(narrowMaterials(SHOP, choices).yours);
const open = (choices: string[]) => names(narrowMaterials(SHOP, choices).open);
const asked = (choices: string[]) => questionsFor(SHOP.situations, choices).map(({ id }) => id);

describe('the questions', () => {
  test('that hang on another answer come only with it', () => {
    expect(asked([])).toEqual(['place', 'trade']);
    expect(asked(['own'])).toEqual(['place', 'trade']);
    expect(asked(['rented'])).toEqual(['place', 'landlord', 'trade']);
    expect(nextQuestion(SHOP.situations, ['rented'])?.id).toBe('landlord');
    expect(nextQuestion(SHOP.situations, ['own', 'food'])).toBeUndefined();
  });

  test('answered anew drop the answers that hung on the old one', () => {
    expect(choose(SHOP.situations, ['rented', 'company', 'food'], 'own')).toEqual(['own', 'food']);
    expect(choose(SHOP.situations, ['own'], 'rented')).toEqual(['rented']);
    expect(choose(SHOP.situations, ['own'], 'nonsense')).toEqual(['own']);
  });

  test('keep of what somebody typed only what answers one of them, once each', () => {
    expect(settle(SHOP.situations, ['company', 'food', 'other', 'nonsense'])).toEqual(['food']);
  });
});

describe('the list', () => {
  test('has what everybody needs and waits with the rest until the question is answered', () => {
    expect(yours([])).toEqual(['申请书']);
    expect(open([])).toEqual(['产权证', '租赁合同', '房东营业执照', '许可证', '自有房屋的餐饮承诺', '两样都算']);
  });

  test('takes any of several options of one question, and all of several questions', () => {
    expect(yours(['own', 'food'])).toEqual(['申请书', '产权证', '许可证', '自有房屋的餐饮承诺', '两样都算']);
    expect(yours(['rented', 'person', 'food'])).toEqual(['申请书', '租赁合同', '许可证', '两样都算']);
    expect(yours(['own', 'other'])).toEqual(['申请书', '产权证']);
  });

  test('does not wait for a question that is not asked', () => {
    expect(open(['own', 'food'])).toEqual([]);
    expect(open(['rented', 'food'])).toEqual(['房东营业执照']);
    expect(open(['other'])).toEqual(['产权证', '租赁合同', '房东营业执照']);
  });

  test('shows a material whose condition names no option that exists, rather than hiding it', () => {
    const slipped = { ...SHOP, materials: [material('写错了条件', ['misspelt'])] };
    expect(names(narrowMaterials(slipped, []).yours)).toEqual(['写错了条件']);
  });

  test('counts places in the whole list', () => {
    expect(narrowMaterials(SHOP, ['own', 'other']).yours.map(({ order }) => order)).toEqual([1, 2]);
    expect(narrowMaterials(SHOP, ['rented', 'person', 'other']).yours.map(({ order }) => order)).toEqual([1, 3]);
  });
});

test('what is wrong with the questions is told', () => {
  expect(situationFaults(SHOP)).toEqual([]);
  expect(
    situationFaults({
      situations: [question('a', ['yes', 'no']), question('b', ['yes']), question('c', ['d', 'e'], ['gone'])],
      materials: [material('材料', ['yes', 'nowhere'])],
    }),
  ).toEqual([
    { kind: 'duplicateOption', optionId: 'yes' },
    { kind: 'unknownOption', optionId: 'gone' },
    { kind: 'unknownOption', optionId: 'nowhere' },
    { kind: 'fewOptions', question: 'b？' },
  ]);
  const never = {
    situations: [question('a', ['x', 'y']), question('b', ['p', 'q'], ['x']), question('c', ['r', 's'], ['y', 'p'])],
    materials: [material('要 y 又要 p', ['y', 'p']), material('要 r', ['r'])],
  };
  expect(situationFaults(never)).toEqual([
    { kind: 'neverAsked', question: 'c？' },
    { kind: 'neverNeeded', materialName: '要 y 又要 p' },
    { kind: 'neverNeeded', materialName: '要 r' },
  ]);
});

/** Guides whose questions hang on earlier ones and whose materials name any options. */
const guides = fc
  .record({
    sizes: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 4 }),
    seeds: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    asks: fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ sizes, seeds, asks }) => {
    const situations: Situation[] = [];
    for (const [index, size] of sizes.entries()) {
      const earlier = situations.flatMap(({ options }) => options.map(({ id }) => id));
      const one = earlier[(seeds[index] ?? 0) % (earlier.length * 2 || 1)];
      const ids = Array.from({ length: size }, (_, at) => `q${index}o${at}`);
      situations.push(question(`q${index}`, ids, one === undefined ? [] : [one]));
    }
    const ids = situations.flatMap(({ options }) => options.map(({ id }) => id));
    const materials = asks.map((picks, index) =>
      material(`材料 ${index}`, [...new Set(picks.map((pick) => ids[pick % ids.length] ?? ''))]),
    );
    return { situations, materials };
  });
const walks = fc.tuple(guides, fc.array(fc.nat(), { maxLength: 8 }));

test('one more answer adds only materials that name it, and takes away none but with the answer it replaces', () => {
  fc.assert(
    fc.property(walks, ([guide, picks]) => {
      const ids = guide.situations.flatMap(({ options }) => options.map(({ id }) => id));
      let choices: string[] = [];
      for (const pick of picks) {
        const id = ids[pick % ids.length] ?? '';
        const next = choose(guide.situations, choices, id);
        const [had, has] = [narrowMaterials(guide, choices).yours, narrowMaterials(guide, next).yours];
        if (choices.every((one) => next.includes(one))) {
          const added = has.filter(({ order }) => !had.some((one) => one.order === order));
          for (const one of added) expect(one.material.onlyFor).toContain(id);
          for (const { order } of had) expect(has.map((one) => one.order)).toContain(order);
        }
        choices = next;
      }
    }),
  );
});

test('every material is somewhere exactly once, and nothing stays open when all that is asked is answered', () => {
  fc.assert(
    fc.property(guides, (guide) => {
      for (const choices of [[], ...completeChoices(guide.situations)]) {
        const lists = narrowMaterials(guide, choices);
        const orders = [...lists.yours, ...lists.open, ...lists.notNeeded].map(({ order }) => order);
        expect(orders).toHaveLength(guide.materials.length);
        expect(new Set(orders)).toEqual(new Set(guide.materials.map((_, index) => index + 1)));
        if (choices.length > 0) expect(lists.open).toEqual([]);
      }
    }),
  );
});

test('a guide without faults has answers for every material', () => {
  fc.assert(
    fc.property(guides, (guide) => {
      fc.pre(situationFaults(guide).length === 0);
      const reached = new Set(
        completeChoices(guide.situations).flatMap((choices) =>
          narrowMaterials(guide, choices).yours.map(({ order }) => order),
        ),
      );
      expect(reached.size).toBe(guide.materials.length);
    }),
  );
});

test('a catalogue of absurd size is judged in bounded work', () => {
  const situations = Array.from({ length: 40 }, (_, at) => question(`q${at}`, [`${at}a`, `${at}b`, `${at}c`]));
  expect(completeChoices(situations)).toHaveLength(1024);
});
