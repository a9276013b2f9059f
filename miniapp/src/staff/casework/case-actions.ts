import type { StaffAction } from '@yichuang/contract/cases/case';
import type { CaseActionRequest } from '@yichuang/contract/cases/staff-contract';
import type { IconName } from '../../ui/icon-name';

/** Everything of a step beside which case it is and in which state it was seen. */
export type StepDetails = Omit<CaseActionRequest, 'action' | 'stateVersion'>;

type Words = {
  /** On the button: verb and result. */
  name: string;
  icon: IconName;
  /** On the button that does it, and while it is on its way. */
  confirm: string;
  busy: string;
  /** What is said afterwards. */
  done: string;
};

export const ACTION_WORDS: Readonly<Record<StaffAction, Words>> = {
  passPreReview: {
    name: '预审通过，收件',
    icon: 'check',
    confirm: '预审通过，收件',
    busy: '正在收件…',
    done: '已收件',
  },
  returnPreReview: {
    name: '退回申请人修改',
    icon: 'transfer',
    confirm: '退回修改',
    busy: '正在退回…',
    done: '已退回',
  },
  accept: { name: '受理', icon: 'check', confirm: '确认受理', busy: '正在受理…', done: '已受理' },
  requestCorrection: {
    name: '一次性告知补正',
    icon: 'pencil',
    confirm: '发出补正通知书',
    busy: '正在发出…',
    done: '补正通知书已发出',
  },
  refuseAcceptance: {
    name: '不予受理',
    icon: 'stop',
    confirm: '确认不予受理',
    busy: '正在办理…',
    done: '已告知不予受理',
  },
  startReview: { name: '开始审查', icon: 'search', confirm: '开始审查', busy: '正在开始…', done: '已开始审查' },
  requestReviewCorrection: {
    name: '审查中告知补正',
    icon: 'pencil',
    confirm: '发出补正通知书',
    busy: '正在发出…',
    done: '补正通知书已发出',
  },
  startSpecial: {
    name: '进入特别程序（停表）',
    icon: 'pause',
    confirm: '停止计时',
    busy: '正在办理…',
    done: '已停止计时',
  },
  endSpecial: {
    name: '特别程序结束',
    icon: 'clock',
    confirm: '继续计时',
    busy: '正在办理…',
    done: '已继续计时',
  },
  extend: { name: '批准延长期限', icon: 'calendar', confirm: '批准延长', busy: '正在办理…', done: '已延长' },
  decide: { name: '作出决定', icon: 'file', confirm: '作出决定', busy: '正在作出决定…', done: '决定已作出' },
  dispatch: { name: '送出结果', icon: 'forward', confirm: '登记送出', busy: '正在登记…', done: '已登记送出' },
  confirm: { name: '登记签收', icon: 'ok', confirm: '登记签收', busy: '正在登记…', done: '已登记签收' },
};

/** The ordinary next step of a case, the likelier first. What takes something away from the applicant is never among them. */
const ORDINARY = [
  'accept',
  'passPreReview',
  'startReview',
  'decide',
  'endSpecial',
  'dispatch',
  'confirm',
  'extend',
] as const satisfies readonly StaffAction[];

/** What is hard to take back comes last. */
const OTHERS = [
  'requestCorrection',
  'requestReviewCorrection',
  'extend',
  'startSpecial',
  'returnPreReview',
  'refuseAcceptance',
] as const satisfies readonly StaffAction[];

/** The buttons of a case: one to press next, and the rest under 「更多」. Nothing that the server did not allow. */
export function buttonsOf(allowed: readonly StaffAction[]): { main: StaffAction | undefined; more: StaffAction[] } {
  const main = ORDINARY.find((action) => allowed.includes(action));
  return { main, more: OTHERS.filter((action) => action !== main && allowed.includes(action)) };
}

/** Done at once: nothing is told to the applicant that could not be told again. */
export const isDirect = (action: StaffAction): boolean => action === 'startReview' || action === 'passPreReview';
export const isCorrection = (action: StaffAction): action is 'requestCorrection' | 'requestReviewCorrection' =>
  action === 'requestCorrection' || action === 'requestReviewCorrection';

/** 行政许可法 第三十二条, and what an on-line pre-review is sent back for. */
export const REASONS: Readonly<Record<'refuseAcceptance' | 'returnPreReview', readonly string[]>> = {
  refuseAcceptance: [
    '这件事依法不需要申请许可',
    '不属于本机关办理，请向有权机关申请',
    '补正后材料仍不齐全或不符合法定形式',
    '不符合法定的受理条件',
  ],
  returnPreReview: ['表上有填错的', '材料看不清', '材料不齐', '选错了事项'],
};

/** 行政许可法 第四十五条 */
export const SPECIAL_KINDS = [
  { id: 'inspection', name: '检验' },
  { id: 'testing', name: '检测' },
  { id: 'quarantine', name: '检疫' },
  { id: 'appraisal', name: '鉴定' },
  { id: 'expertReview', name: '专家评审' },
  { id: 'hearing', name: '听证' },
  { id: 'tender', name: '招标' },
  { id: 'auction', name: '拍卖' },
] as const satisfies readonly { id: NonNullable<CaseActionRequest['kind']>; name: string }[];
export type SpecialKind = (typeof SPECIAL_KINDS)[number]['id'];

export const BASIS = {
  special:
    '《行政许可法》第四十五条：听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在期限内，应当将所需时间书面告知申请人。',
  extend: '《行政许可法》第四十二条：经本行政机关负责人批准，可以延长十日，并应当将延长期限的理由告知申请人。',
  correction:
    '《行政许可法》第三十二条：材料不齐全或不符合法定形式的，应当当场或者在五日内一次告知需要补正的全部内容。',
  refusal: '《行政许可法》第三十八条：不予许可应当说明理由，并告知申请行政复议或者提起行政诉讼的权利。',
} as const;
export const REMEDIES_TOLD = '决定书会写明：六十日内可以申请行政复议，六个月内可以提起行政诉讼。';
export const MOST_EXTENDED_DAYS = 10;

/** A whole number of days within the limits, or undefined. */
export function daysIn(text: string, most: number): number | undefined {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return days >= 1 && days <= most ? days : undefined;
}

/** The reason that is sent: the chosen ground, then the clerk's own words. Undefined while either is missing. */
export function reasonOf(ground: string | undefined, words: string): string | undefined {
  const own = words.trim();
  return ground === undefined || own.length < 2 ? undefined : `${ground}：${own}`;
}
