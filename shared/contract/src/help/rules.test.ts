import { describe, expect, test } from 'vitest';
import { HelpKind, HelpState, type HelpAction } from './contract.js';
import {
  allowedHelpActions,
  HELP_TRANSITIONS,
  helpActorOf,
  helpStateAfter,
  helpStateName,
  priorityReasons,
  refuseHelp,
  type HelpActor,
  type HelpStep,
} from './rules.js';

const STEPS = Object.keys(HELP_TRANSITIONS) as HelpStep[];

/** Every step in every state, for a matter at the hall; an empty place: not allowed. */
const TABLE: Record<HelpState, Partial<Record<HelpStep, HelpState>>> = {
  submitted: { assign: 'assigned', accept: 'accepted', cancel: 'cancelled' },
  assigned: { assign: 'assigned', accept: 'accepted', decline: 'submitted', cancel: 'cancelled' },
  accepted: {
    assign: 'assigned',
    decline: 'submitted',
    schedule: 'scheduled',
    start: 'inProgress',
    cancel: 'cancelled',
  },
  scheduled: {
    assign: 'assigned',
    decline: 'submitted',
    schedule: 'scheduled',
    start: 'inProgress',
    cancel: 'cancelled',
  },
  inProgress: { finish: 'done' },
  done: { followUp: 'followedUp' },
  followedUp: {},
  cancelled: {},
};

describe.each(HelpState.options)('a request that is %s', (state) => {
  test('has a Chinese name', () => expect(helpStateName(state)).toMatch(/[\u4e00-\u9fff]/));
  test.each(STEPS)('%s leads where the table says', (step) =>
    expect(helpStateAfter(step, { kind: 'guide', state })).toBe(TABLE[state][step]),
  );
});

test('a visit is announced before it begins', () => {
  expect(helpStateAfter('start', { kind: 'homeVisit', state: 'accepted' })).toBeUndefined();
  expect(helpStateAfter('start', { kind: 'homeVisit', state: 'scheduled' })).toBe('inProgress');
});

test.each<[HelpActor[], HelpState, HelpAction[]]>([
  [['anyHelper'], 'submitted', ['accept']],
  [['manager'], 'submitted', ['assign']],
  [['manager', 'anyHelper'], 'submitted', ['assign', 'accept']],
  [['anyHelper'], 'assigned', []],
  [['helper'], 'assigned', ['accept', 'decline']],
  [['helper'], 'accepted', ['decline', 'schedule', 'start']],
  [['helper'], 'inProgress', ['finish']],
  [['helper'], 'done', []],
  [['manager'], 'done', ['followUp']],
  [['manager'], 'inProgress', []],
  [[], 'submitted', []],
])('%j of a request that is %s may %j', (actors, state, actions) =>
  expect(allowedHelpActions(actors, { kind: 'agent', state })).toEqual(actions),
);

test('only the asker cancels, and staff are never offered it', () => {
  for (const state of HelpState.options) expect(helpActorOf('cancel', state)).toBe('asker');
});

test('nobody closes a request without a record, and only what is done is followed up', () => {
  const into = (to: HelpState) => STEPS.filter((step) => Object.values(HELP_TRANSITIONS[step].to).includes(to));
  expect(into('done')).toEqual(['finish']);
  expect(into('followedUp')).toEqual(['followUp']);
});

const agency = { homeVisitFor: [], villageAgent: false, relativeProxy: false, proxyRequires: '' };
test('each kind of help is given where the matter allows it', () => {
  const refused = (item: Parameters<typeof refuseHelp>[1]) =>
    HelpKind.options.filter((kind) => refuseHelp(kind, item) !== undefined);
  expect(refused({ isHomeVisit: '0', agency })).toEqual(['agent', 'homeVisit']);
  expect(refused({ isHomeVisit: '1', agency })).toEqual(['agent']);
  expect(refused({ isHomeVisit: '0', agency: { ...agency, homeVisitFor: ['80 周岁以上老人'] } })).toEqual(['agent']);
  expect(refused({ isHomeVisit: '0', agency: { ...agency, villageAgent: true } })).toEqual(['homeVisit']);
});

test.each([
  [59, false, []],
  [60, false, ['老人']],
  [20, true, ['残疾人']],
  [80, true, ['老人', '残疾人']],
])('at %i years, disabled %s: %j', (age, isDisabled, reasons) =>
  expect(priorityReasons({ age, isDisabled })).toEqual(reasons),
);
