import { isPriorityPerson } from '../appointments/queue-rules.js';
import type { Item } from '../catalogue/item.js';
import { HelpAction, type HelpKind, type HelpState } from './contract.js';

/**
 * asker: whose matter it is; manager: 大厅主任 or 乡镇窗口 of the region; anyHelper: a 帮办员 of the region; helper: the
 * one who has it.
 */
export type HelpActor = 'asker' | 'manager' | 'anyHelper' | 'helper';
export type HelpStep = HelpAction | 'cancel';
export type HelpSituation = { kind: HelpKind; state: HelpState };

type Transition = {
  /** Where the step leads from each state that knows it. */
  readonly to: Partial<Record<HelpState, HelpState>>;
  readonly who: HelpActor;
  readonly whoOf?: Partial<Record<HelpState, HelpActor>>;
  readonly title: string;
  readonly guard?: (situation: HelpSituation) => boolean;
};

/** 派人—接单—约时间—上门—办完—回访. What was begun is finished; whoever helped does not ask how it was. */
export const HELP_TRANSITIONS: Readonly<Record<HelpStep, Transition>> = {
  assign: {
    to: { submitted: 'assigned', assigned: 'assigned', accepted: 'assigned', scheduled: 'assigned' },
    who: 'manager',
    title: '派给帮办员',
  },
  accept: {
    to: { submitted: 'accepted', assigned: 'accepted' },
    who: 'helper',
    // whoever comes first takes what nobody has yet
    whoOf: { submitted: 'anyHelper' },
    title: '帮办员接下了',
  },
  decline: {
    to: { assigned: 'submitted', accepted: 'submitted', scheduled: 'submitted' },
    who: 'helper',
    title: '换一位帮办员',
  },
  schedule: { to: { accepted: 'scheduled', scheduled: 'scheduled' }, who: 'helper', title: '约好了时间' },
  start: {
    to: { accepted: 'inProgress', scheduled: 'inProgress' },
    who: 'helper',
    title: '开始办理',
    // nobody stands at an elder's door unannounced
    guard: ({ kind, state }) => kind !== 'homeVisit' || state === 'scheduled',
  },
  finish: { to: { inProgress: 'done' }, who: 'helper', title: '办完了' },
  followUp: { to: { done: 'followedUp' }, who: 'manager', title: '已回访' },
  cancel: {
    to: { submitted: 'cancelled', assigned: 'cancelled', accepted: 'cancelled', scheduled: 'cancelled' },
    who: 'asker',
    title: '已取消',
  },
};

const NAMES: Readonly<Record<HelpState, string>> = {
  submitted: '等待安排帮办员',
  assigned: '已派人，等待接下',
  accepted: '帮办员已接下',
  scheduled: '已约好时间',
  inProgress: '正在办理',
  done: '已办完，等待回访',
  followedUp: '已回访',
  cancelled: '已取消',
};
export const helpStateName = (state: HelpState): string => NAMES[state];

/** Whose step it is in this state. */
export const helpActorOf = (step: HelpStep, state: HelpState): HelpActor =>
  HELP_TRANSITIONS[step].whoOf?.[state] ?? HELP_TRANSITIONS[step].who;

/** Where a step leads, or undefined where it is not allowed. */
export function helpStateAfter(step: HelpStep, situation: HelpSituation): HelpState | undefined {
  const { to, guard } = HELP_TRANSITIONS[step];
  return guard?.(situation) === false ? undefined : to[situation.state];
}

/** What staff may do now. @param actors what this person is to the request */
export const allowedHelpActions = (actors: readonly HelpActor[], situation: HelpSituation): HelpAction[] =>
  HelpAction.options.filter(
    (step) => actors.includes(helpActorOf(step, situation.state)) && helpStateAfter(step, situation) !== undefined,
  );

/** Why this kind of help is not given with a matter, as the citizen reads it; undefined where it is. */
export function refuseHelp(kind: HelpKind, item: Pick<Item, 'isHomeVisit' | 'agency'>): string | undefined {
  const { homeVisitFor, villageAgent } = item.agency;
  if (kind === 'homeVisit' && item.isHomeVisit !== '1' && homeVisitFor.length === 0)
    return '这件事没有上门服务，请改选「帮办」，到窗口有人陪您办';
  if (kind === 'agent' && !villageAgent) return '这件事要本人办，帮办员不能代办，请改选「帮办」，有人教您、陪您办';
  return undefined;
}

/** Why somebody comes first, in words; empty for everybody else. `age` in full years. */
export const priorityReasons = ({ age, isDisabled }: { age: number; isDisabled: boolean }): string[] => [
  ...(isPriorityPerson({ age, isDisabled: false }) ? ['老人'] : []),
  ...(isDisabled ? ['残疾人'] : []),
];
