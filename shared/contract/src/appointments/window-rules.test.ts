import { describe, expect, test } from 'vitest';
import { allowedActions, refuseAction, WINDOW_ACTIONS, windowState, type Situation } from './window-rules.js';
import type { WindowAction } from './staff-contract.js';

const ACTIONS = Object.keys(WINDOW_ACTIONS) as WindowAction[];
const DESKS = ['closed', 'open', 'paused'] as const;
const TICKETS = [null, 'called', 'serving'] as const;
const situations = DESKS.flatMap((desk) =>
  TICKETS.map((ticket): Situation => ({ desk, ticket, calls: ticket ? 1 : 0 })),
);

/** The table as the rule book has it, written down a second time. */
const EXPECTED: Record<string, WindowAction[]> = {
  'closed null': ['open'],
  'open null': ['close', 'pause', 'next'],
  'paused null': ['close', 'resume'],
  'open called': ['recall', 'start', 'miss', 'transfer'],
  'open serving': ['finish', 'transfer'],
};

describe.each(situations)('a window that is $desk with a ticket $ticket', (situation) => {
  test('allows what the rule book says, and refuses everything else', () => {
    const allowed = EXPECTED[`${situation.desk} ${situation.ticket}`] ?? [];
    expect(allowedActions(situation)).toEqual(allowed);
    for (const action of ACTIONS) {
      const refusal = refuseAction(action, situation);
      if (allowed.includes(action)) expect(refusal).toBeUndefined();
      else expect(refusal).toBe(action === 'next' && situation.ticket ? 'WINDOW_BUSY' : 'ACTION_NOT_ALLOWED');
    }
  });
});

test('a person is called once and called again three times at most', () => {
  const called = (calls: number): Situation => ({ desk: 'open', ticket: 'called', calls });
  expect([1, 2, 3, 4].map((calls) => allowedActions(called(calls)).includes('recall'))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('every action leads to a situation that somebody can leave again', () => {
  for (const { to } of Object.values(WINDOW_ACTIONS))
    for (const ticket of to === 'open' ? TICKETS : [null])
      expect(allowedActions({ desk: to, ticket, calls: 1 }).length).toBeGreaterThan(0);
});

test('an open window with somebody is serving', () => {
  expect(windowState({ desk: 'open', ticket: null })).toBe('open');
  expect(windowState({ desk: 'open', ticket: 'called' })).toBe('serving');
  expect(windowState({ desk: 'open', ticket: 'serving' })).toBe('serving');
  expect(windowState({ desk: 'paused', ticket: null })).toBe('paused');
});
