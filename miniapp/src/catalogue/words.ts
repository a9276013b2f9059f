import type { Item, ItemSummary, Material } from '@yichuang/contract/catalogue/item';
import { isKnown } from '@yichuang/contract/catalogue/gaps';
import { exemptWords } from '@yichuang/contract/catalogue/material-words';

/** The words for the national codes (GB/T 39554.2), as a citizen reads them. */

export const needsNoTrip = (item: Pick<ItemSummary, 'limitSceneNum' | 'gaps'>): boolean =>
  isKnown(item, 'limitSceneNum') && item.limitSceneNum === 0;

export function visits(item: Pick<ItemSummary, 'limitSceneNum' | 'gaps'>): string {
  if (!isKnown(item, 'limitSceneNum')) return '跑几次没公布';
  return needsNoTrip(item) ? '不用跑' : `跑 ${item.limitSceneNum} 次`;
}

const DAYS = { '1': '个工作日', '2': '天' } as const;
export const dayUnit = (unit: ItemSummary['promiseType']): string => DAYS[unit];

/** 即办件 is done while one waits. */
export const isImmediate = (item: Pick<ItemSummary, 'projectType' | 'promiseDay' | 'gaps'>): boolean =>
  isKnown(item, 'promiseDay') && (item.projectType === '1' || item.promiseDay === 0);

export function promise(item: ItemSummary): string {
  if (!isKnown(item, 'promiseDay')) return '时限没公布';
  return isImmediate(item) ? '当场办结' : `${item.promiseDay} ${dayUnit(item.promiseType)}`;
}

const exempt = (item: ItemSummary): string => `${item.exemptCount} 项材料免交`;

/** The two facts that decide whether someone goes on: do I have to come, and what else is good about it. */
export const twoFacts = (item: ItemSummary): [string, string] => [
  visits(item),
  !isImmediate(item) && item.exemptCount > 0 ? exempt(item) : promise(item),
];

const LEVELS = { county: '区', town: '镇', village: '村' } as const;
/** 「区、镇、村三级都能办」 */
export function acceptedAt(levels: Item['acceptLevels']): string {
  const names = levels.map((level) => LEVELS[level]).join('、');
  return levels.length === 3 ? `${names}三级都能办` : `${names}能办`;
}

/** The tag of a material and the line under its name. */
export function materialWords(material: Material): { tag: string; tone: 'green' | 'blue' | 'neutral'; line: string } {
  const { exemptBy, fillExplain, acceptStand, isNeed } = material;
  if (exemptBy) return { tag: '免提交', tone: 'green', line: fillExplain || exemptWords(exemptBy) };
  const line = fillExplain || acceptStand;
  if (isNeed === '3') return { tag: '可以后补', tone: 'blue', line };
  if (isNeed === '2') return { tag: '有就带', tone: 'neutral', line };
  if (material.materialType === '2') return { tag: '要填表', tone: 'blue', line };
  return { tag: material.materialFormat === '2' ? '交电子的' : '要带', tone: 'neutral', line };
}

const HANDLE = { '1': '窗口', '2': '网上', '3': '快递' } as const;
export const handleWays = (item: Item): string => item.handleType.map((way) => HANDLE[way]).join('、');
