import type { TicketState, WindowState } from './appointment.js';
import type { WindowAction } from './staff-contract.js';

/** What the desk itself remembers; `serving` is an open window that has somebody. */
export type DeskState = Exclude<WindowState, 'serving'>;
/** The ticket at a window: called, being served, or none. */
export type AtWindow = Extract<TicketState, 'called' | 'serving'> | null;
export type Situation = { desk: DeskState; ticket: AtWindow; calls: number };

const MOST_RECALLS = 3;

type Transition = {
  desks: readonly DeskState[];
  tickets: readonly AtWindow[];
  to: DeskState;
  /** What becomes of the ticket; absent where there is none or it stays. */
  ticket?: TicketState;
};

/** The whole desk in ten lines: from where each action may be taken and where it leads. */
export const WINDOW_ACTIONS = {
  open: { desks: ['closed'], tickets: [null], to: 'open' },
  close: { desks: ['open', 'paused'], tickets: [null], to: 'closed' },
  pause: { desks: ['open'], tickets: [null], to: 'paused' },
  resume: { desks: ['paused'], tickets: [null], to: 'open' },
  next: { desks: ['open'], tickets: [null], to: 'open', ticket: 'called' },
  recall: { desks: ['open'], tickets: ['called'], to: 'open', ticket: 'called' },
  start: { desks: ['open'], tickets: ['called'], to: 'open', ticket: 'serving' },
  miss: { desks: ['open'], tickets: ['called'], to: 'open', ticket: 'missed' },
  finish: { desks: ['open'], tickets: ['serving'], to: 'open', ticket: 'served' },
  transfer: { desks: ['open'], tickets: ['called', 'serving'], to: 'open', ticket: 'waiting' },
} as const satisfies Record<WindowAction, Transition>;

const ACTIONS = Object.keys(WINDOW_ACTIONS) as WindowAction[];

export function isActionAllowed(action: WindowAction, { desk, ticket, calls }: Situation): boolean {
  const { desks, tickets }: Transition = WINDOW_ACTIONS[action];
  if (action === 'recall' && calls > MOST_RECALLS) return false;
  return desks.includes(desk) && tickets.includes(ticket);
}

export const allowedActions = (situation: Situation): WindowAction[] =>
  ACTIONS.filter((action) => isActionAllowed(action, situation));

/** Why an action cannot be taken: a busy window asked for the next person, or anything else out of turn. */
export function refuseAction(
  action: WindowAction,
  situation: Situation,
): 'WINDOW_BUSY' | 'ACTION_NOT_ALLOWED' | undefined {
  if (isActionAllowed(action, situation)) return undefined;
  return action === 'next' && situation.ticket !== null ? 'WINDOW_BUSY' : 'ACTION_NOT_ALLOWED';
}

export const windowState = ({ desk, ticket }: Pick<Situation, 'desk' | 'ticket'>): WindowState =>
  ticket === null ? desk : 'serving';
