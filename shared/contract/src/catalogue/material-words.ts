import type { Exemption, Material } from './item.js';

const WAYS: Readonly<Record<Exemption['mode'], (source: string) => string>> = {
  certificate: (source) => `用电子${(source || '证照').replace(/^电子/, '')}核对`,
  sharing: (source) => (source === '' ? '部门之间查得到' : `从${source}查`),
  commitment: () => '签一份承诺就行',
};
/** Why a material need not be handed in, e.g. 「用电子居民身份证核对」. */
export const exemptWords = ({ mode, source = '' }: Exemption): string => WAYS[mode](source);

const NEEDED: Readonly<Record<Material['isNeed'], string>> = { '1': '', '2': '有就带', '3': '可以以后补' };
const FORMATS: Readonly<Record<Material['materialFormat'], string>> = { '1': '', '2': '电子的', '3': '' };

/** 「原件 1 份、复印件 2 份，A4」; nothing where the catalogue does not count. */
export function copiesOf({ pageNum, pageCopyNum, pageFormat, materialFormat }: Material): string {
  const counts = [
    ...(pageNum > 0 ? [`${FORMATS[materialFormat]}原件 ${pageNum} 份`] : []),
    ...(pageCopyNum > 0 ? [`复印件 ${pageCopyNum} 份`] : []),
  ].join('、');
  return [counts, pageFormat].filter((text) => text !== '').join('，');
}

/** What somebody who reads a list on paper needs to know of a material, after its name. */
export function materialLine(material: Material): string {
  const { materialName, exemptBy, isNeed, fillExplain } = material;
  const how = exemptBy ? `不用交，${exemptWords(exemptBy)}` : copiesOf(material);
  const parts = [how, NEEDED[isNeed], fillExplain].filter((text) => text !== '');
  return parts.length === 0 ? materialName : `${materialName}：${parts.join('；')}`;
}

/** Handed in by the applicant: neither exempt nor 「有就带」. */
export const mustBring = ({ exemptBy, isNeed }: Material): boolean => exemptBy === null && isNeed !== '2';
