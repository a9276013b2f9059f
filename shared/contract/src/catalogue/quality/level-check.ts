import type { Item } from '../item.js';
import type { LevelGroup } from '../quality-contract.js';
import { plain } from './rule.js';

/** 五级四同: what every implementation of one basic code must have in common. Levels differ rightly. */
const ALIKE = {
  taskName: '事项名称',
  taskType: '事项类型',
  serverType: '服务对象',
  byLaw: '设定依据',
} as const satisfies Partial<Record<keyof Item, string>>;
type Alike = keyof typeof ALIKE;

const TASK_TYPES: Readonly<Record<Item['taskType'], string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
};
const AUDIENCES: Readonly<Record<Item['serverType'][number], string>> = {
  '1': '自然人',
  '2': '企业法人',
  '3': '事业法人',
  '4': '社会组织法人',
  '5': '非法人企业',
  '6': '行政机关',
  '9': '其他组织',
};

export type Implementation = Pick<Item, 'taskCode' | Alike>;

// the mini-app's phones have no toSorted
const inOrder = <T extends string>(list: readonly T[], mark: string, say: (one: T) => string) =>
  // oxlint-disable-next-line unicorn/no-array-sort -- of a copy
  [...list].sort().map(say).join(mark);

/** What is shown; a list in an order of its own, so that the order does not count. */
const TEXTS: Readonly<Record<Alike, (item: Implementation) => string>> = {
  taskName: (item) => item.taskName.trim(),
  taskType: (item) => TASK_TYPES[item.taskType],
  serverType: (item) => inOrder(item.serverType, '、', (one) => AUDIENCES[one]),
  byLaw: (item) => inOrder(item.byLaw, '；', (one) => one.trim()),
};

/** Two implementations with the same key agree in all of them. */
export const alikeKey = (item: Implementation): string =>
  JSON.stringify((Object.keys(ALIKE) as Alike[]).map((element) => plain(TEXTS[element](item))));

type Variant = LevelGroup['differences'][number]['variants'][number];
/** Implementations that agree with each other: one stands for `count`, of which `taskCodes` are the first. */
export type Wording = { item: Implementation; count: number; taskCodes: readonly string[] };

function variantsOf(wordings: readonly Wording[], element: Alike, most: number): Variant[] {
  const byText = new Map<string, Variant>();
  for (const { item, count, taskCodes } of wordings) {
    const text = TEXTS[element](item);
    const before = byText.get(plain(text)) ?? { text, count: 0, taskCodes: [] };
    byText.set(plain(text), {
      text: before.text,
      count: before.count + count,
      taskCodes: [...before.taskCodes, ...taskCodes].slice(0, most),
    });
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- of a copy
  return [...byText.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/**
 * The elements in which implementations of one basic code disagree.
 * @param most how many codes to name for each text
 */
export const differencesIn = (wordings: readonly Wording[], most = 50): LevelGroup['differences'] =>
  (Object.entries(ALIKE) as [Alike, string][]).flatMap(([element, label]) => {
    const variants = variantsOf(wordings, element, most);
    return variants.length > 1 ? [{ element, label, variants }] : [];
  });
