import { daysBetween, fromInstant, longDate, shortTime, timeOf, dateOf } from '@yichuang/contract/calendar';
import type { CaseState, TimelineEvent } from '@yichuang/contract/cases/case';
import type { CaseMaterial, MaterialFile } from '@yichuang/contract/cases/material';
import { stateName } from '@yichuang/contract/cases/names';
import type { StaffCaseSummary } from '@yichuang/contract/cases/staff-contract';
import { today } from '../../clock';
import type { IconName } from '../../ui/icon-name';

/** Names of states that are told to the applicant as 「您」. */
const OWN_NAMES: Partial<Record<CaseState, string>> = {
  preReviewing: '待预审',
  preReviewReturned: '退回申请人修改',
  received: '待受理',
  correctionPending: '等申请人补正',
  accepted: '待审查',
  reviewCorrectionPending: '审查中等补正',
  specialProcedure: '特别程序',
  decidedGranted: '准予，待送达',
  decidedRefused: '不予，待送达',
  completed: '办结，待送达',
};
export const staffStateName = (state: CaseState): string => OWN_NAMES[state] ?? stateName(state);

const WAITING: Partial<Record<CaseState, string>> = {
  preReviewing: '等窗口预审。',
  preReviewReturned: '已退回，等申请人改好再交。',
  received: '等窗口决定是否受理。',
  correctionPending: '已一次性告知，等申请人补齐。',
  accepted: '等审批人员审查。',
  underReview: '审批人员正在审查。',
  reviewCorrectionPending: '已告知补正，等申请人补齐。',
  specialProcedure: '特别程序还没结束，期间不计时。',
  decidedGranted: '已作决定，等窗口送达。',
  decidedRefused: '已作决定，等窗口送达。',
  completed: '已办结，等窗口送达。',
  delivering: '正在送达，等签收。',
};
/** Why there is nothing to press here. */
export const whoIsNext = (state: CaseState): string => WAITING[state] ?? '这一件已经结束，没有要办的了。';

export type Lamp = { tone: 'green' | 'amber' | 'red' | 'neutral'; icon: IconName; word: string; text: string };
type Timed = Pick<StaffCaseSummary, 'lamp' | 'leftDays' | 'dueDate'>;

const overdueDays = (dueDate: string | null, leftDays: number) =>
  Math.max(1, leftDays < 0 ? -leftDays : dueDate === null ? 1 : daysBetween(dueDate, today()));

/** The lamp as colour, shape and words; a clock that stands still or does not run says so. */
export function lampOf({ lamp, leftDays, dueDate }: Timed): Lamp {
  if (leftDays === null) return { tone: 'neutral', icon: 'clock', word: '不计时', text: '不计时' };
  if (dueDate === null) return { tone: 'amber', icon: 'pause', word: '停止计时', text: '停止计时' };
  if (lamp === 'red')
    return { tone: 'red', icon: 'stop', word: '超期', text: `超期 ${overdueDays(dueDate, leftDays)} 天` };
  const text = leftDays <= 0 ? '今天到期' : `剩 ${leftDays} 天`;
  return lamp === 'yellow'
    ? { tone: 'amber', icon: 'warn', word: '快到期', text }
    : { tone: 'green', icon: 'ok', word: '正常', text };
}

/** 「视为受理」 「已延期」: what is unusual about it. Being overdue is told by the lamp. */
export const flagWords = ({ flags }: Pick<StaffCaseSummary, 'flags'>): string[] => [
  ...(flags.deemedAccepted ? ['视为受理'] : []),
  ...(flags.extended ? ['已延期'] : []),
];

/** The last six places, as a list shows it. */
export const caseTail = (caseNo: string | null): string => (caseNo === null ? '没有件号' : caseNo.slice(-6));
/** `420704 261111 2 00037 5` */
export const groupedCaseNo = (caseNo: string): string =>
  caseNo.replace(/^(\d{6})(\d{6})(\d)(\d{5})(\d)$/, '$1 $2 $3 $4 $5');

/** 「11 月 25 日 周三 9:30」 */
export function momentText(instant: string): string {
  const ms = fromInstant(instant);
  return `${longDate(dateOf(ms))} ${shortTime(timeOf(ms))}`;
}

export const HOW_WORDS: Readonly<Record<CaseMaterial['how'], string>> = {
  form: '由表单生成',
  commitment: '申请人承诺',
  sharing: '部门共享',
  certificate: '电子证照',
  upload: '上传',
};
export const NEED_WORDS: Readonly<Record<CaseMaterial['isNeed'], string>> = {
  '1': '必要',
  '2': '非必要',
  '3': '容缺后补',
};
export const FILE_STATES: Readonly<Record<MaterialFile['state'], string>> = {
  checking: '检查中',
  clean: '可以看',
  refused: '没通过检查',
};
export const BY_WORDS: Readonly<Record<TimelineEvent['by'], string>> = {
  applicant: '申请人',
  delegate: '代办人',
  clerk: '窗口',
  officer: '审批人员',
  lead: '负责人',
  system: '系统',
};
export const DELIVERY_WORDS = { window: '窗口领取', mail: '邮寄', electronic: '电子送达' } as const;

/** 「320 KB」, 「1.2 MB」 */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
