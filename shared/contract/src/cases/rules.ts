import type { ApplicantAction, CaseAction, CaseState, ClockName, StaffAction } from './case.js';

/** Who may take an action: the applicant, the law itself, or a member of staff by role. */
export type Actor = 'applicant' | 'clerk' | 'officer' | 'lead' | 'system';

/** What the guards ask about a case. */
export type Situation = {
  state: CaseState;
  /** The item has online pre-review. */
  hasPreReview: boolean;
  /** A notice of correction went out before acceptance; a second one is not lawful. */
  wasCorrected: boolean;
  isExtended: boolean;
  /** The applicant was reminded this often of what is missing. */
  reminders: number;
};

export type Transition = {
  readonly from: readonly CaseState[];
  /** Where it leads, or one of two by the decision. */
  readonly to: CaseState | 'stays' | 'decided' | 'received or underReview';
  readonly who: Actor;
  readonly title: string;
  /** Step of the provincial exchange that this is reported as. */
  readonly step: string | null;
  /** Clocks that end, pause and start; a clock that is both ended and started begins a new stretch. */
  readonly ends?: readonly ClockName[];
  readonly starts?: readonly ClockName[];
  readonly guard?: (situation: Situation) => boolean;
};

const BEFORE_DECISION = [
  'preReviewing',
  'preReviewReturned',
  'received',
  'correctionPending',
  'accepted',
  'underReview',
  'reviewCorrectionPending',
  'specialProcedure',
] as const satisfies readonly CaseState[];
const PENDING = ['correctionPending', 'reviewCorrectionPending'] as const satisfies readonly CaseState[];
const ALL_CLOCKS = ['preReview', 'accept', 'promise', 'legal', 'delivery'] as const;
const withPreReview = ({ hasPreReview }: Situation) => hasPreReview;

/** The whole life of a case: 行政许可法 §§29–45 and the documents 01–11 of the national set. */
export const TRANSITIONS = {
  saveDraft: { from: ['draft', 'preReviewReturned'], to: 'stays', who: 'applicant', title: '保存草稿', step: null },
  submitPreReview: {
    from: ['draft', 'preReviewReturned'],
    to: 'preReviewing',
    who: 'applicant',
    title: '提交网上预审',
    step: 'EX_SB',
    starts: ['preReview'],
    guard: withPreReview,
  },
  returnPreReview: {
    from: ['preReviewing'],
    to: 'preReviewReturned',
    who: 'clerk',
    title: '预审退回修改',
    step: 'EX_WSYSL',
    ends: ['preReview'],
  },
  passPreReview: {
    from: ['preReviewing'],
    to: 'received',
    who: 'clerk',
    title: '预审通过，已收件',
    step: 'EX_WSYSL',
    ends: ['preReview'],
    starts: ['accept'],
  },
  submit: {
    from: ['draft'],
    to: 'received',
    who: 'applicant',
    title: '提交申请，已收件',
    step: 'EX_SB',
    starts: ['accept'],
    guard: ({ hasPreReview }) => !hasPreReview,
  },
  requestCorrection: {
    from: ['received'],
    to: 'correctionPending',
    who: 'clerk',
    title: '一次性告知补正',
    step: 'EX_BJGZ',
    ends: ['accept'],
    guard: ({ wasCorrected }) => !wasCorrected,
  },
  supplement: {
    from: PENDING,
    to: 'received or underReview',
    who: 'applicant',
    title: '补正材料已提交',
    step: 'EX_BJSL',
  },
  accept: {
    from: ['received'],
    to: 'accepted',
    who: 'clerk',
    title: '受理',
    step: 'EX_SL',
    ends: ['accept'],
    starts: ['promise', 'legal'],
  },
  deemAccept: {
    from: ['received'],
    to: 'accepted',
    who: 'system',
    title: '逾期未告知，自收到之日起视为受理',
    step: 'EX_SL',
    ends: ['accept'],
    starts: ['promise', 'legal'],
  },
  refuseAcceptance: {
    from: ['received'],
    to: 'notAccepted',
    who: 'clerk',
    title: '不予受理',
    step: 'EX_SL',
    ends: ALL_CLOCKS,
  },
  startReview: { from: ['accepted'], to: 'underReview', who: 'officer', title: '开始审查', step: 'EX_SPCL' },
  requestReviewCorrection: {
    from: ['underReview'],
    to: 'reviewCorrectionPending',
    who: 'officer',
    title: '审查中告知补正',
    step: 'EX_BJGZ',
  },
  startSpecial: {
    from: ['underReview'],
    to: 'specialProcedure',
    who: 'officer',
    title: '进入特别程序，停止计时',
    step: 'EX_TBCXSQ',
  },
  endSpecial: {
    from: ['specialProcedure'],
    to: 'underReview',
    who: 'officer',
    title: '特别程序结束，继续计时',
    step: 'EX_TBCXJG',
  },
  extend: {
    from: ['accepted', 'underReview'],
    to: 'stays',
    who: 'lead',
    title: '批准延长期限',
    step: 'EX_SPCL',
    guard: ({ isExtended }) => !isExtended,
  },
  decide: {
    from: ['underReview'],
    to: 'decided',
    who: 'officer',
    title: '作出决定',
    step: 'EX_SPCL',
    ends: ['promise', 'legal'],
    starts: ['delivery'],
  },
  complete: {
    from: ['decidedGranted', 'decidedRefused'],
    to: 'completed',
    who: 'system',
    title: '办结',
    step: 'EX_BJ',
  },
  // a case that is decided is completed on the way
  dispatch: {
    from: ['decidedGranted', 'decidedRefused', 'completed'],
    to: 'delivering',
    who: 'clerk',
    title: '送出结果',
    step: 'EX_LQDJ',
  },
  confirm: {
    from: ['delivering'],
    to: 'delivered',
    who: 'clerk',
    title: '已送达',
    step: 'EX_LQDJ',
    ends: ['delivery'],
  },
  withdraw: {
    from: BEFORE_DECISION,
    to: 'withdrawn',
    who: 'applicant',
    title: '申请人撤回',
    step: 'EX_BJ',
    ends: ALL_CLOCKS,
  },
  lapse: {
    from: PENDING,
    to: 'terminated',
    who: 'system',
    title: '逾期未补正，终止办理',
    step: 'EX_BJ',
    ends: ALL_CLOCKS,
    guard: ({ reminders }) => reminders >= 2,
  },
} as const satisfies Record<CaseAction, Transition>;

export function isAllowed(action: CaseAction, situation: Situation): boolean {
  const { from, guard }: Transition = TRANSITIONS[action];
  return from.includes(situation.state) && (guard?.(situation) ?? true);
}

const ACTIONS = Object.keys(TRANSITIONS) as CaseAction[];
const allowedTo = (who: readonly Actor[], situation: Situation) =>
  ACTIONS.filter((action) => who.includes(TRANSITIONS[action].who) && isAllowed(action, situation));

export const allowedToApplicant = (situation: Situation): ApplicantAction[] =>
  allowedTo(['applicant'], situation) as ApplicantAction[];
/** @param roles what the member of staff is: an account may be clerk and officer of different cases */
export const allowedToStaff = (roles: readonly string[], situation: Situation): StaffAction[] =>
  allowedTo(
    (['clerk', 'officer', 'lead'] as const).filter((role) => roles.includes(role)),
    situation,
  ) as StaffAction[];

/** The state after an action that is allowed. `result` is the decision's. */
export function stateAfter(action: CaseAction, state: CaseState, result?: 'granted' | 'refused'): CaseState {
  const { to }: Transition = TRANSITIONS[action];
  if (to === 'stays') return state;
  if (to === 'decided') return result === 'refused' ? 'decidedRefused' : 'decidedGranted';
  if (to === 'received or underReview') return state === 'correctionPending' ? 'received' : 'underReview';
  return to;
}

/** States in which the same person may not open the same matter again. */
export const isOpen = (state: CaseState): boolean =>
  state === 'draft' || (BEFORE_DECISION as readonly CaseState[]).includes(state);
