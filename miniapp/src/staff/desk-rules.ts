import type { DeskTicket, DeskWindow, WindowAction } from '@yichuang/contract/appointments/staff-contract';
import type { Desk } from './api';

const CALLS_BEFORE_MISSED = 3;
const CALLS_AT_MOST = 4;

/** The window this clerk sits at: the one they chose, else their own, busy or open ones first. */
export function myWindow({ items }: Pick<Desk, 'items'>, chosenId: string | undefined): DeskWindow | undefined {
  const mine = items.filter(({ isMine }) => isMine);
  return items.find(({ id }) => id === chosenId) ?? mine.find(({ state }) => state !== 'closed') ?? mine[0];
}

/** Why a ticket cannot be marked missed yet, or undefined. */
export const whyNotMissed = ({ calls }: Pick<DeskTicket, 'calls'>): string | undefined =>
  calls < CALLS_BEFORE_MISSED ? `叫满 ${CALLS_BEFORE_MISSED} 次才能过号，已叫 ${calls} 次` : undefined;

/** How many calls are left. */
export const callsLeft = ({ calls }: Pick<DeskTicket, 'calls'>): number => Math.max(0, CALLS_AT_MOST - calls);

const MAIN = ['finish', 'start', 'next', 'resume', 'open'] as const;
/** The one thing to do next at this window. */
export const mainAction = (allowed: readonly WindowAction[]): (typeof MAIN)[number] | undefined =>
  MAIN.find((action) => allowed.includes(action));

export const STATES = { closed: '未开窗', open: '空闲', serving: '办理中', paused: '暂停服务' } as const;
export const STATE_TONES = { closed: 'neutral', open: 'green', serving: 'blue', paused: 'amber' } as const;
