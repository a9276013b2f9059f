import { addDays, daysBetween, fromInstant } from '../calendar.js';
import type { DelegateKind, DelegationScope, DelegationState, DelegationVerb } from './delegation.js';

export type Side = 'principal' | 'delegate';
export type DelegationMove = DelegationVerb | 'expire' | 'suspend' | 'resume' | 'useUp';
/** Who may make a move: whoever was asked, whoever asked, either party, the house on a dispute, the calendar. */
export type Mover = 'asked' | 'party' | 'house' | 'calendar';

export type Transition = {
  readonly from: readonly DelegationState[];
  readonly to: DelegationState;
  readonly who: Mover;
  readonly title: string;
};

/** The whole life of a power of attorney; 民法典 第一百六十五条, 第一百七十三条. What ended stays ended. */
export const TRANSITIONS = {
  accept: { from: ['requested'], to: 'active', who: 'asked', title: '同意' },
  reject: { from: ['requested'], to: 'rejected', who: 'asked', title: '不同意' },
  // a request is taken back by whoever made it; the other side rejects
  revoke: { from: ['requested', 'active', 'suspended'], to: 'revoked', who: 'party', title: '撤销' },
  expire: { from: ['requested', 'active', 'suspended'], to: 'expired', who: 'calendar', title: '到期' },
  suspend: { from: ['active'], to: 'suspended', who: 'house', title: '暂停' },
  resume: { from: ['suspended'], to: 'active', who: 'house', title: '恢复' },
  useUp: { from: ['active'], to: 'usedUp', who: 'calendar', title: '事情办完' },
} as const satisfies Record<DelegationMove, Transition>;

export const mayMove = (move: DelegationMove, state: DelegationState): boolean =>
  (TRANSITIONS[move] as Transition).from.includes(state);

/** The state after a move, or undefined where there is no such move. */
export const stateAfter = (move: DelegationMove, state: DelegationState): DelegationState | undefined =>
  mayMove(move, state) ? TRANSITIONS[move].to : undefined;

/** What a party may do now. */
export function allowedVerbs(state: DelegationState, role: Side, askedBy: Side): DelegationVerb[] {
  if (state === 'requested') return role === askedBy ? ['revoke'] : ['accept', 'reject'];
  return mayMove('revoke', state) ? ['revoke'] : [];
}

/** Days that one may last, from its first day to its last: no renewal by itself. */
export const MOST_DAYS: Readonly<Record<DelegateKind, number>> = { family: 365, helper: 90 };
/** How long a request may be answered. */
export const ANSWER_MS = 24 * 3_600_000;
/** Days before the last day on which both sides are reminded, the nearest first. */
export const REMIND_DAYS = [1, 7, 30] as const;
/** Principals beside this one whom one contact number may stand for. */
export const MOST_ON_ONE_PHONE = 3;

type Wanted = { kind: DelegateKind; scope: DelegationScope; validTo: string };
export type TermError = { path: 'validTo' | 'scope.taskCodes'; message: string };

/** Why a delegation may not be made for so long or so widely; empty when it may. */
export function termErrors({ kind, scope, validTo }: Wanted, today: string): TermError[] {
  const last = addDays(today, MOST_DAYS[kind] - 1);
  return [
    ...(validTo < today ? [{ path: 'validTo' as const, message: '最后一天要在今天或以后' }] : []),
    ...(validTo > last
      ? [{ path: 'validTo' as const, message: `最长 ${MOST_DAYS[kind]} 天，最晚选 ${last}；到期可以再授权一次` }]
      : []),
    ...(kind === 'helper' && scope.taskCodes.length === 0
      ? [{ path: 'scope.taskCodes' as const, message: '请帮办员代办，要说明是哪几件事' }]
      : []),
  ];
}

/** What is kept of one; `createdAt` an ISO instant, the days `YYYY-MM-DD` in Beijing. */
export type Kept = { state: DelegationState; createdAt: string; validFrom: string; validTo: string };

/** The state by the clock, whether or not somebody has written it down yet. The last day counts until its 24:00. */
export function stateAt({ state, createdAt, validTo }: Kept, now: number, today: string): DelegationState {
  const isOver = state === 'requested' && now >= fromInstant(createdAt) + ANSWER_MS;
  return mayMove('expire', state) && (isOver || today > validTo) ? 'expired' : state;
}

/** Whether it lets somebody act at this moment. */
export const isInForce = (kept: Kept, now: number, today: string): boolean =>
  stateAt(kept, now, today) === 'active' && today >= kept.validFrom;

/**
 * Which reminder is due: the nearest of {@link REMIND_DAYS} that was not sent.
 * @param reminded the last one that was sent, null for none
 */
export function reminderDue(validTo: string, today: string, reminded: number | null): number | undefined {
  const left = daysBetween(today, validTo);
  const due = REMIND_DAYS.find((days) => left <= days);
  return due !== undefined && (reminded === null || due < reminded) ? due : undefined;
}

/** Whether the item lets others do it: relatives and friends, or the staff of a village or a hall. */
export const letsOthers = (kind: DelegateKind, agency: { relativeProxy: boolean; villageAgent: boolean }): boolean =>
  kind === 'family' ? agency.relativeProxy : agency.villageAgent;

/** Whether a delegation names the matter; one that names none covers all. */
export const namesTask = (taskCodes: readonly string[], taskCode: string): boolean =>
  taskCodes.length === 0 || taskCodes.includes(taskCode);
