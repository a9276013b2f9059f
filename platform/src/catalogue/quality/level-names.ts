import type { Item } from '@yichuang/contract/catalogue/item';

const NAMES: Readonly<Record<Item['useLevel'], string>> = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县级',
  '5': '镇（乡、街道）级',
  '6': '村（社区）级',
};
export const levelNameOf = (level: Item['useLevel']): string => NAMES[level];
