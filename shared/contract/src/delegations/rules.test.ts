import { describe, expect, test } from 'vitest';
import { addDays, atBeijing, toInstant } from '../calendar.js';
import { DelegationState, type DelegationScope } from './delegation.js';
import {
  allowedVerbs,
  ANSWER_MS,
  isInForce,
  letsOthers,
  namesTask,
  reminderDue,
  stateAfter,
  stateAt,
  termErrors,
  TRANSITIONS,
  type DelegationMove,
} from './rules.js';

const TODAY = '2026-11-24';
const NOW = atBeijing(TODAY, '09:00');
const MOVES = Object.keys(TRANSITIONS) as DelegationMove[];

/** Where each move leads from each state; a missing one is refused. */
const TABLE: Record<DelegationState, Partial<Record<DelegationMove, DelegationState>>> = {
  requested: { accept: 'active', reject: 'rejected', revoke: 'revoked', expire: 'expired' },
  active: { revoke: 'revoked', expire: 'expired', suspend: 'suspended', useUp: 'usedUp' },
  suspended: { revoke: 'revoked', expire: 'expired', resume: 'active' },
  rejected: {},
  expired: {},
  revoked: {},
  usedUp: {},
};

describe.each(DelegationState.options)('from %s', (state) => {
  test.each(MOVES)('%s leads where the table says, or nowhere', (move) => {
    expect(stateAfter(move, state)).toBe(TABLE[state][move]);
  });
});

test('whoever did not ask answers, whoever asked takes back; afterwards either may revoke', () => {
  expect(allowedVerbs('requested', 'principal', 'principal')).toEqual(['revoke']);
  expect(allowedVerbs('requested', 'delegate', 'principal')).toEqual(['accept', 'reject']);
  expect(allowedVerbs('requested', 'principal', 'delegate')).toEqual(['accept', 'reject']);
  for (const role of ['principal', 'delegate'] as const) {
    expect(allowedVerbs('active', role, 'principal')).toEqual(['revoke']);
    expect(allowedVerbs('suspended', role, 'delegate')).toEqual(['revoke']);
    for (const over of ['rejected', 'expired', 'revoked', 'usedUp'] as const)
      expect(allowedVerbs(over, role, 'principal')).toEqual([]);
  }
});

describe('the term', () => {
  const scope = (...taskCodes: string[]): DelegationScope => ({ taskCodes, actions: ['fill'] });
  const errors = (kind: 'family' | 'helper', validTo: string, of = scope('t')) =>
    termErrors({ kind, scope: of, validTo }, TODAY).map(({ path }) => path);

  test.each([
    ['family', 364, []],
    ['family', 365, ['validTo']],
    ['helper', 89, []],
    ['helper', 90, ['validTo']],
    ['family', 0, []],
    ['family', -1, ['validTo']],
  ] as const)('of %s ending in %i days', (kind, days, expected) => {
    expect(errors(kind, addDays(TODAY, days))).toEqual(expected);
  });

  test('a helper has the matters named, a relative need not', () => {
    expect(errors('helper', TODAY, scope())).toEqual(['scope.taskCodes']);
    expect(errors('family', TODAY, scope())).toEqual([]);
  });
});

describe('the clock', () => {
  const kept = { createdAt: toInstant(NOW), validFrom: TODAY, validTo: addDays(TODAY, 2) };

  test('a request lives for 24 hours', () => {
    const requested = { ...kept, state: 'requested' as const };
    expect(stateAt(requested, NOW + ANSWER_MS - 1, addDays(TODAY, 1))).toBe('requested');
    expect(stateAt(requested, NOW + ANSWER_MS, addDays(TODAY, 1))).toBe('expired');
  });

  test('the last day counts to its end, and what has ended does not end again', () => {
    const active = { ...kept, state: 'active' as const };
    expect(stateAt(active, NOW, kept.validTo)).toBe('active');
    expect(stateAt(active, NOW, addDays(kept.validTo, 1))).toBe('expired');
    expect(stateAt({ ...kept, state: 'revoked' }, NOW, addDays(kept.validTo, 1))).toBe('revoked');
  });

  test('only what is active today lets somebody act', () => {
    const inForce = (state: DelegationState, today: string) => isInForce({ ...kept, state }, NOW, today);
    expect(inForce('active', TODAY)).toBe(true);
    expect(inForce('active', addDays(TODAY, -1))).toBe(false);
    expect(inForce('active', addDays(TODAY, 3))).toBe(false);
    for (const state of DelegationState.options) expect(inForce(state, TODAY)).toBe(state === 'active');
  });

  test.each([
    [31, null, undefined],
    [30, null, 30],
    [30, 30, undefined],
    [8, 30, undefined],
    [7, 30, 7],
    [3, 7, undefined],
    [1, 7, 1],
    [0, 1, undefined],
    // a week without a sweep: one reminder, the nearest
    [1, null, 1],
  ] as const)('%i days before the end, last reminded at %s: %s', (left, reminded, due) => {
    expect(reminderDue(addDays(TODAY, left), TODAY, reminded)).toBe(due);
  });
});

test('the item says whether relatives or staff may do it, the delegation whether it is meant', () => {
  expect(letsOthers('family', { relativeProxy: true, villageAgent: false })).toBe(true);
  expect(letsOthers('helper', { relativeProxy: true, villageAgent: false })).toBe(false);
  expect(namesTask([], 'a')).toBe(true);
  expect(namesTask(['b'], 'a')).toBe(false);
});
