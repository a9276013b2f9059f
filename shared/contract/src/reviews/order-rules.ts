import { addDays, workingDaysFrom, type WorkCalendar } from '../calendar.js';
import type { Finding, OrderState } from './review.js';
import type { OrderAction } from './staff-contract.js';

/** manager: 大厅主任 or 监督 of the region; handler: whom the order was given to; rater: who wrote the review. */
export type OrderActor = 'manager' | 'handler' | 'rater';
export type OrderStep = OrderAction | 'reopen';

export type OrderSituation = {
  state: OrderState;
  finding: Finding | null;
  /** The rater has taken it up again before; once is what they may. */
  wasReopened: boolean;
  /** Today and the day of the reply, for the rater's time to take it up again; null before there is one. */
  today: string;
  repliedOn: string | null;
};

type Transition = {
  readonly from: readonly OrderState[];
  readonly to: OrderState;
  /** Where it leads instead when what is judged does not hold. */
  readonly toOtherwise?: OrderState;
  readonly who: OrderActor;
  readonly whoOf?: Partial<Record<OrderState, OrderActor>>;
  readonly title: string;
  readonly guard?: (situation: OrderSituation) => boolean;
};

/**
 * Working days for each step, counted from the day after the order was opened. Local policy: the national flow names
 * no numbers; these follow 德州 (5), 眉山 (15) and 上海 (the same day, here the next), and are meant to be set by the county.
 */
export const ORDER_POLICY = { contact: 1, simple: 5, complex: 15, appeal: 3, reopen: 10 } as const;

const isHeld = ({ finding }: OrderSituation) => finding === 'true' || finding === 'partly';
const isDoubted = ({ finding }: OrderSituation) => finding === 'mistaken' || finding === 'malicious';

/** 评价—核实—整改—答复—复核—办结: contact, reply and re-check are never skipped. */
export const ORDER_TRANSITIONS: Readonly<Record<OrderStep, Transition>> = {
  assign: { from: ['created', 'reopened'], to: 'assigned', who: 'manager', title: '派给承办人' },
  contact: { from: ['assigned'], to: 'contacted', who: 'handler', title: '联系评价人' },
  verify: { from: ['contacted'], to: 'verified', who: 'handler', title: '核实情况' },
  rectify: { from: ['verified'], to: 'rectified', who: 'handler', title: '整改', guard: isHeld },
  explain: { from: ['verified'], to: 'explained', who: 'handler', title: '解释说明', guard: isHeld },
  appeal: { from: ['verified'], to: 'appealed', who: 'handler', title: '申请认定误评', guard: isDoubted },
  reply: {
    from: ['rectified', 'explained', 'appealed'],
    to: 'replied',
    toOtherwise: 'reopened',
    who: 'handler',
    // a doubt is judged, and answered, by a second person
    whoOf: { appealed: 'manager' },
    title: '答复评价人',
  },
  recheck: { from: ['replied'], to: 'rechecked', toOtherwise: 'reopened', who: 'manager', title: '复核' },
  close: { from: ['rechecked'], to: 'closed', who: 'manager', title: '办结' },
  reopen: {
    from: ['replied', 'rechecked', 'closed'],
    to: 'reopened',
    who: 'rater',
    title: '评价人要求重新处理',
    guard: ({ wasReopened, today, repliedOn }) =>
      !wasReopened && repliedOn !== null && today <= addDays(repliedOn, ORDER_POLICY.reopen),
  },
};

const NAMES: Readonly<Record<OrderState, string>> = {
  created: '等待派单',
  assigned: '已派单，等待联系',
  contacted: '已联系，正在核实',
  verified: '已核实',
  rectified: '已整改，等待答复',
  explained: '已说明，等待答复',
  appealed: '申请认定误评，等待复核',
  replied: '已答复，等待复核',
  rechecked: '已复核',
  closed: '已办结',
  reopened: '重新处理',
};
export const orderStateName = (state: OrderState): string => NAMES[state];

/** Whose step it is in this state. */
export const orderActorOf = (step: OrderStep, state: OrderState): OrderActor =>
  ORDER_TRANSITIONS[step].whoOf?.[state] ?? ORDER_TRANSITIONS[step].who;

export function isOrderStepAllowed(step: OrderStep, situation: OrderSituation): boolean {
  const { from, guard } = ORDER_TRANSITIONS[step];
  return from.includes(situation.state) && (guard?.(situation) ?? true);
}

/** The steps that somebody may take now. @param actors what this person is to the order */
export const allowedOrderSteps = (actors: readonly OrderActor[], situation: OrderSituation): OrderStep[] =>
  (Object.keys(ORDER_TRANSITIONS) as OrderStep[]).filter(
    (step) => actors.includes(orderActorOf(step, situation.state)) && isOrderStepAllowed(step, situation),
  );

/** Where a step that is allowed leads. @param isUpheld of a re-check: what was done holds; of a reply to a doubt: it does */
export function orderStateAfter(step: OrderStep, isUpheld = true): OrderState {
  const { to, toOtherwise = to } = ORDER_TRANSITIONS[step];
  return isUpheld ? to : toOtherwise;
}

/** The last day for the next step: `openedOn` is the day of the review, or of taking it up again. Null: nothing is due. */
export function orderDueDate(
  { state, isComplex, openedOn, appealedOn }: OrderTimes,
  calendar: WorkCalendar,
): string | null {
  const lastDay = (from: string, days: number) => workingDaysFrom(calendar, addDays(from, 1), days)[days - 1] ?? null;
  if (state === 'closed') return null;
  if (state === 'created' || state === 'assigned' || state === 'reopened')
    return lastDay(openedOn, ORDER_POLICY.contact);
  if (state === 'appealed') return lastDay(appealedOn ?? openedOn, ORDER_POLICY.appeal);
  return lastDay(openedOn, isComplex ? ORDER_POLICY.complex : ORDER_POLICY.simple);
}
export type OrderTimes = { state: OrderState; isComplex: boolean; openedOn: string; appealedOn: string | null };
