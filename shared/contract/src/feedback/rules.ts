import { addDays, workingDaysFrom, type WorkCalendar } from '../calendar.js';
import { FeedbackAction, type FeedbackKind, type FeedbackState } from './contract.js';

/** manager: 大厅主任 or 监督 of the region; handler: whom it was given to; author: who wrote it; calendar: time alone. */
export type FeedbackActor = 'manager' | 'handler' | 'author' | 'calendar';
export type FeedbackStep = FeedbackAction | 'rate' | 'reopen' | 'lapse';

export type FeedbackSituation = {
  state: FeedbackState;
  /** The last answer has been rated. */
  isRated: boolean;
  /** The author has taken it up again before; once is what they may. */
  wasReopened: boolean;
  today: string;
  /** The day of the last answer; null before there is one. */
  answeredOn: string | null;
};

type Transition = {
  /** Where the step leads from each state that knows it. */
  readonly to: Partial<Record<FeedbackState, FeedbackState>>;
  readonly who: FeedbackActor;
  readonly title: string;
  readonly guard?: (situation: FeedbackSituation) => boolean;
};

/**
 * Working days until the answer, counted from the day after it came or was taken up again, with where the number comes
 * from. The national rules ask for an answer in time and name no numbers for a county: the county sets its own.
 */
export const FEEDBACK_POLICY: Readonly<Record<FeedbackKind, { days: number; source: string }>> = {
  consultation: { days: 3, source: '本地约定，待县级政务服务管理机构确认' },
  suggestion: { days: 5, source: '本地约定，待县级政务服务管理机构确认' },
  complaint: { days: 5, source: '参照德州市 2020 年差评整改反馈期限' },
  report: { days: 15, source: '参照眉山市差评整改期限' },
};
/** Calendar days after the answer in which its author may rate it or ask for another. */
export const REOPEN_DAYS = 10;

const isInTime = ({ today, answeredOn }: FeedbackSituation) =>
  answeredOn !== null && today <= addDays(answeredOn, REOPEN_DAYS);

/** 受理—派件—办理—答复—评价—办结; GB/T 36113 names these steps for complaints, here all four kinds take them. */
export const FEEDBACK_TRANSITIONS: Readonly<Record<FeedbackStep, Transition>> = {
  assign: {
    to: { filed: 'assigned', reopened: 'assigned', assigned: 'assigned', handling: 'assigned' },
    who: 'manager',
    title: '派给承办人',
  },
  handle: { to: { assigned: 'handling' }, who: 'handler', title: '开始办理' },
  answer: { to: { handling: 'answered' }, who: 'handler', title: '已答复' },
  close: { to: { answered: 'closed', rated: 'closed' }, who: 'manager', title: '办结' },
  rate: {
    // closed early, it can be rated all the same
    to: { answered: 'rated', closed: 'closed' },
    who: 'author',
    title: '已给答复打分',
    guard: (situation) => !situation.isRated && isInTime(situation),
  },
  reopen: {
    to: { answered: 'reopened', rated: 'reopened', closed: 'reopened' },
    who: 'author',
    title: '要求再办一次',
    guard: (situation) => !situation.wasReopened && isInTime(situation),
  },
  lapse: {
    to: { answered: 'closed', rated: 'closed' },
    who: 'calendar',
    title: '答复满 10 天，自动办结',
    guard: (situation) => situation.answeredOn !== null && !isInTime(situation),
  },
};

const NAMES: Readonly<Record<FeedbackState, string>> = {
  filed: '已收到，等待派件',
  assigned: '已派件，等待办理',
  handling: '正在办理',
  answered: '已答复',
  rated: '已评价',
  reopened: '再次办理，等待派件',
  closed: '已办结',
};
export const feedbackStateName = (state: FeedbackState): string => NAMES[state];

/** Where a step leads, or undefined where it is not allowed. */
export function feedbackStateAfter(step: FeedbackStep, situation: FeedbackSituation): FeedbackState | undefined {
  const { to, guard } = FEEDBACK_TRANSITIONS[step];
  return guard?.(situation) === false ? undefined : to[situation.state];
}

/** What staff may do now. @param actors what this person is to the matter */
export const allowedFeedbackActions = (
  actors: readonly FeedbackActor[],
  situation: FeedbackSituation,
): FeedbackAction[] =>
  FeedbackAction.options.filter(
    (step) => actors.includes(FEEDBACK_TRANSITIONS[step].who) && feedbackStateAfter(step, situation) !== undefined,
  );

/** The last day on which its author may take it up again; null when they may not. */
export const reopenUntil = (situation: FeedbackSituation): string | null =>
  situation.answeredOn !== null && feedbackStateAfter('reopen', situation) !== undefined
    ? addDays(situation.answeredOn, REOPEN_DAYS)
    : null;

const OPEN: readonly FeedbackState[] = ['filed', 'assigned', 'handling', 'reopened'];

/**
 * The last day for the answer; null when none is awaited.
 * @param openedOn the day on which it came, or was taken up again
 */
export function feedbackDueDate(
  { kind, state, openedOn }: { kind: FeedbackKind; state: FeedbackState; openedOn: string },
  calendar: WorkCalendar,
): string | null {
  if (!OPEN.includes(state)) return null;
  const { days } = FEEDBACK_POLICY[kind];
  return workingDaysFrom(calendar, addDays(openedOn, 1), days)[days - 1] ?? null;
}

/** Yellow on the last day, red after it. */
export function feedbackLamp(dueDate: string | null, today: string): 'green' | 'yellow' | 'red' {
  if (dueDate === null || today < dueDate) return 'green';
  return today === dueDate ? 'yellow' : 'red';
}
