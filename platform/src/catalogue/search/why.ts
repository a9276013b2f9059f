import type { ItemRow } from './item-rows.js';
import type { Way } from './name-search.js';
import { plainText } from './plain-text.js';

/** What matched, in words. */
export function whyOf(way: Way, { summary, keywords }: ItemRow, query: string): string {
  const { shortName, taskName } = summary;
  const typed = query.trim();
  if (way.kind === 'meant') return `「${way.said}」也叫「${way.meant}」`;
  if (way.kind === 'told') return `您说的情况，可以看「${shortName}」`;
  if (way.kind === 'spelled') return `拼音「${typed}」对应「${shortName}」`;
  if (way.kind === 'heard') return `您要找的可能是「${shortName}」`;
  const plain = plainText(query);
  if ([shortName, taskName].some((name) => plainText(name).includes(plain))) return `名称里有「${typed}」`;
  const keyword = keywords.find((one) => plain.includes(plainText(one)) || plainText(one).includes(plain));
  return keyword === undefined ? `名称和「${typed}」相近` : `和「${keyword}」有关`;
}
