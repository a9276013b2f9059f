import type { CaseAction, CaseState } from './case.js';
import { TRANSITIONS } from './rules.js';

const NAMES: Readonly<Record<CaseState, string>> = {
  draft: '草稿',
  preReviewing: '网上预审中',
  preReviewReturned: '预审退回',
  received: '已收件，等待受理',
  correctionPending: '等您补正',
  notAccepted: '不予受理',
  accepted: '已受理',
  underReview: '审查中',
  reviewCorrectionPending: '审查中，等您补正',
  specialProcedure: '特别程序中，停止计时',
  decidedGranted: '准予',
  decidedRefused: '不予',
  completed: '办结',
  delivering: '送达中',
  delivered: '已送达',
  withdrawn: '已撤回',
  terminated: '已终止',
};
export const stateName = (state: CaseState): string => NAMES[state];
export const actionTitle = (action: CaseAction): string => TRANSITIONS[action].title;
