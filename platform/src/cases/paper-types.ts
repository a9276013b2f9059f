import type { CaseAction } from '@yichuang/contract/cases/case';
import type { DocumentType } from '@yichuang/contract/cases/document';
import type { CaseItem } from './case-record.js';
import type { Change } from './case-news.js';

/** The paper that a step issues; undefined for steps without one. */
export function paperTypeOf(action: CaseAction, { before, after }: Change): DocumentType | undefined {
  if (action === 'supplement') return before.state === 'correctionPending' ? '05' : '11';
  if (action === 'decide') return after.state === 'decidedRefused' ? '07' : '10';
  return TYPES[action];
}
const TYPES: Partial<Readonly<Record<CaseAction, DocumentType>>> = {
  submit: '01',
  passPreReview: '01',
  requestCorrection: '02',
  refuseAcceptance: '03',
  accept: '04',
  deemAccept: '04',
  requestReviewCorrection: '06',
  startSpecial: '08',
  confirm: '09',
};

export const isPermit = ({ taskType }: CaseItem): boolean => taskType === '01';

export function paperTitle(type: DocumentType, item: CaseItem): string {
  const matter = isPermit(item) ? '行政许可' : '办理';
  const titles: Readonly<Record<DocumentType, string>> = {
    '01': '申请材料接收凭证',
    '02': '补正材料通知书',
    '03': '不予受理告知书',
    '04': '受理决定书',
    '05': '补正材料接收凭证',
    '06': '审查阶段补正材料通知书',
    '07': `不予${matter}决定书`,
    '08': '特别程序告知书',
    '09': '送达回证',
    '10': `准予${matter}决定书`,
    '11': '审查阶段补正材料接收凭证',
  };
  return titles[type];
}
