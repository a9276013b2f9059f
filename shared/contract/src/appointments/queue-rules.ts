import type { TicketState } from './appointment.js';

/** Who is called first: urgent matters, appointments that came in time, everybody else (walk-ins and late ones). */
export const TicketClass = { urgent: 0, appointment: 1, walkIn: 2 } as const;
export type TicketClass = (typeof TicketClass)[keyof typeof TicketClass];

/** A place in the queue. `turn` grows with the time of joining; the number breaks the tie of one moment. */
export type Turn = { class: TicketClass; isPriority: boolean; turn: number; seq: number; number: string };

const ELDER_AGE = 60;
const LATER_BEHIND = 3;
const DEFAULT_SERVICE_MINUTES = 10;

/** Elders and disabled people go first within their class. `age` in full years. */
export const isPriorityPerson = (person: { age: number; isDisabled: boolean }): boolean =>
  person.age >= ELDER_AGE || person.isDisabled;

/** The order of a queue, for `sort`; tickets.repository.ts orders by the same columns. */
export const byTurn = (a: Turn, b: Turn): number =>
  a.class - b.class ||
  Number(b.isPriority) - Number(a.isPriority) ||
  a.turn - b.turn ||
  a.seq - b.seq ||
  Number(a.number > b.number) - Number(a.number < b.number);

/** Ten apart, so that somebody who lets others pass fits in between. */
const TURNS_PER_MS = 1000;
const TURN_STEP = 10;

/** The turn of whoever joins at `now` with number `seq`: a safe integer until the year 2255. */
export const turnAt = (now: number, seq: number): number =>
  now * TURNS_PER_MS + (seq % (TURNS_PER_MS / TURN_STEP)) * TURN_STEP;

/** The place behind the next three of `waiting`, which is in order; the same place when nobody waits behind. */
export function laterTurn(mine: Turn, waiting: readonly Turn[]): Pick<Turn, 'class' | 'isPriority' | 'turn'> {
  const behind = waiting.filter((other) => byTurn(other, mine) > 0);
  const last = behind[Math.min(LATER_BEHIND, behind.length) - 1];
  return last ? { class: last.class, isPriority: last.isPriority, turn: last.turn + TURN_STEP / 2 } : mine;
}

/** `A001`: the area's letter and at least three digits. */
export const ticketNumber = (letter: string, seq: number): string => `${letter}${String(seq).padStart(3, '0')}`;

export const canLeave = (state: TicketState): boolean => state === 'waiting' || state === 'called';
export const canWaitLonger = (ticket: { state: TicketState; isLaterUsed: boolean }): boolean =>
  ticket.state === 'waiting' && !ticket.isLaterUsed;

/** Whole minutes of an average service, rounded up; ten while the hall has served nobody. */
export function averageMinutes(serviceMs: readonly number[]): number {
  if (serviceMs.length === 0) return DEFAULT_SERVICE_MINUTES;
  const total = serviceMs.reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.ceil(total / serviceMs.length / 60_000));
}

/** Minutes until `ahead` people are served by `windows` open windows, rounded up; counts one window while all are closed. */
export const estimatedMinutes = (ahead: number, windows: number, average: number): number =>
  Math.ceil((ahead * average) / Math.max(1, windows));

type AreaWindow = { kind: 'comprehensive' | 'special'; areaId: string };

/**
 * Areas whose tickets a window may call, its own first. A special window keeps to its own; a comprehensive one helps every
 * area except those that special windows alone serve.
 */
export function areasFor(
  window: AreaWindow,
  hall: { areas: readonly { id: string }[]; windows: readonly AreaWindow[] },
) {
  if (window.kind === 'special') return [window.areaId];
  const others = hall.areas.map(({ id }) => id).filter((id) => id !== window.areaId);
  return [window.areaId, ...others.filter((id) => !isSpecialOnly(id, hall.windows))];
}

function isSpecialOnly(areaId: string, windows: readonly AreaWindow[]): boolean {
  const own = windows.filter((window) => window.areaId === areaId);
  return own.length > 0 && own.every(({ kind }) => kind === 'special');
}
