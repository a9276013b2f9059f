import type { Item, Material } from '../catalogue/item.js';
import { FORM } from './valid-item.js';

/** What to change in a valid item so that one rule finds it; `n` from 1 up varies the slip. */
export type Break = (item: Item, n: number) => Partial<Item>;

type Fee = Item['fees'][number];

export const FEE: Fee = {
  feeName: '工本费',
  feeStand: '20 元/证',
  isDesc: '0',
  descExplain: '',
  byLaw: '发改价格〔2003〕2322号',
};
const BLANKS = ['', ' ', '无', '暂无', '/', '—', '见附件', '待补充', '\n', 'null'];
export const blank = (n: number) => BLANKS[n % BLANKS.length] ?? '';
export const fee = (change: Partial<Fee>): Partial<Item> => ({ isFee: '1', fees: [{ ...FEE, ...change }] });
export const material = (item: Item, change: Partial<Material>, from = FORM): Partial<Item> =>
  counted([...item.materials, { ...from, materialName: '另一份材料', ...change }]);
export const counted = (materials: Material[]): Partial<Item> => ({
  materials,
  materialCount: materials.length,
  exemptCount: materials.filter((one) => one.exemptBy !== null).length,
});
export const twice = <T>(list: readonly T[], n: number): T[] => [
  ...list,
  ...list.slice(n % list.length, (n % list.length) + 1),
];
export const digit = (text: string, at: number, by: number) =>
  text.slice(0, at) + String((Number(text[at]) + 1 + (by % 9)) % 10) + text.slice(at + 1);
