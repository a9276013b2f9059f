import { isProvided, type CaseMaterial, type MaterialFile } from '@yichuang/contract/cases/material';
import type { IconName } from '../ui/icon-name';

export type MaterialWords = {
  icon: IconName;
  tone: 'green' | 'blue' | 'amber' | 'neutral';
  tag: string;
  /** Under the name: what is to be done, or that nothing is. */
  line: string;
};

/** What the applicant has nothing to do for, by how it comes about. */
const BY_ITSELF = {
  form: { icon: 'file', tone: 'neutral', tag: '自动生成', line: '按您填的表生成，不用另交' },
  commitment: { icon: 'shield', tone: 'green', tag: '免提交', line: '您提交时承诺就行，不用另交' },
  sharing: { icon: 'shield', tone: 'green', tag: '免提交', line: '由部门之间查，不用您交' },
} as const satisfies Record<string, MaterialWords>;

const WANTED = { '1': '要交', '2': '有就交', '3': '可以后补' } as const;

const lineOf = ({ how, offer, hint }: CaseMaterial): string => {
  if (how === 'upload') return hint || '请拍照，或上传 PDF';
  return offer ? `查到了${offer.name}，同意后不用交` : '没查到电子版，请拍照或上传';
};

/** The words beside a material, as it stands now. */
export function materialWords(material: CaseMaterial): MaterialWords {
  const { how, certificate, files, isNeed, hint } = material;
  if (how !== 'upload' && how !== 'certificate') return BY_ITSELF[how];
  if (certificate)
    return { icon: 'shield', tone: 'green', tag: '已带入', line: `${certificate.name} ${certificate.numberMasked}` };
  if (isProvided(material))
    return {
      icon: 'ok',
      tone: 'green',
      tag: `已传 ${files.filter(({ state }) => state === 'clean').length} 份`,
      line: hint,
    };
  const tone = isNeed === '1' ? 'blue' : 'neutral';
  return { icon: how === 'certificate' ? 'card' : 'camera', tone, tag: WANTED[isNeed], line: lineOf(material) };
}

/** What a person calls a file: its place among those of the material. */
export const fileTitle = ({ kind }: Pick<MaterialFile, 'kind'>, at: number): string =>
  kind === 'pdf' ? `第 ${at + 1} 份，PDF` : `第 ${at + 1} 张照片`;

/** 「820 KB」, 「1.4 MB」 */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
