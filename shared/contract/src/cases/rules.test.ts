import { describe, expect, test } from 'vitest';
import { CaseAction, CaseState } from './case.js';
import {
  allowedToApplicant,
  allowedToStaff,
  isAllowed,
  isOpen,
  stateAfter,
  TRANSITIONS,
  type Situation,
} from './rules.js';
import { formatCaseNo, isCaseNo } from './case-number.js';
import { stateName } from './names.js';

const at = (state: CaseState, changes: Partial<Situation> = {}): Situation => ({
  state,
  hasPreReview: false,
  wasCorrected: false,
  isExtended: false,
  reminders: 2,
  ...changes,
});
const ALLOWED: Record<CaseState, string> = {
  draft: 'saveDraft submit',
  preReviewing: 'returnPreReview passPreReview withdraw',
  preReviewReturned: 'saveDraft withdraw',
  received: 'requestCorrection accept deemAccept refuseAcceptance withdraw',
  correctionPending: 'supplement withdraw lapse',
  notAccepted: '',
  accepted: 'startReview extend withdraw',
  underReview: 'requestReviewCorrection startSpecial extend decide withdraw',
  reviewCorrectionPending: 'supplement withdraw lapse',
  specialProcedure: 'endSpecial withdraw',
  decidedGranted: 'complete dispatch',
  decidedRefused: 'complete dispatch',
  completed: 'dispatch',
  delivering: 'confirm',
  delivered: '',
  withdrawn: '',
  terminated: '',
};

describe.each(CaseState.options)('a case that is %s', (state) => {
  test.each(CaseAction.options)('%s', (action) => {
    expect(isAllowed(action, at(state))).toBe(ALLOWED[state].split(' ').includes(action));
    if (isAllowed(action, at(state))) expect(CaseState.options).toContain(stateAfter(action, state));
  });
  test('has a Chinese name', () => expect(stateName(state)).toMatch(/[\u4e00-\u9fff]/));
});

test('with pre-review a draft is handed in for it, and again after it was returned', () => {
  expect(allowedToApplicant(at('draft', { hasPreReview: true }))).toEqual(['saveDraft', 'submitPreReview']);
  expect(allowedToApplicant(at('preReviewReturned', { hasPreReview: true }))).toContain('submitPreReview');
});

test('what is missing is told once before acceptance', () => {
  expect(isAllowed('requestCorrection', at('received', { wasCorrected: true }))).toBe(false);
  expect(isAllowed('requestReviewCorrection', at('underReview', { wasCorrected: true }))).toBe(true);
});

test('a limit is extended once, and nothing lapses before two reminders', () => {
  expect(isAllowed('extend', at('underReview', { isExtended: true }))).toBe(false);
  expect(isAllowed('lapse', at('correctionPending', { reminders: 1 }))).toBe(false);
});

test('a role sees its own actions', () => {
  expect(allowedToStaff(['clerk'], at('underReview'))).toEqual([]);
  expect(allowedToStaff(['clerk'], at('received'))).toEqual(['requestCorrection', 'accept', 'refuseAcceptance']);
  expect(allowedToStaff(['lead'], at('accepted'))).toEqual(['extend']);
  expect(allowedToStaff(['officer', 'lead'], at('accepted'))).toEqual(['startReview', 'extend']);
});

test('a correction leads back to where it came from, a decision to its result', () => {
  expect(stateAfter('supplement', 'correctionPending')).toBe('received');
  expect(stateAfter('supplement', 'reviewCorrectionPending')).toBe('underReview');
  expect(stateAfter('decide', 'underReview', 'refused')).toBe('decidedRefused');
  expect(stateAfter('decide', 'underReview', 'granted')).toBe('decidedGranted');
});

test('withdrawal is open until the decision', () => {
  for (const state of CaseState.options)
    expect(isAllowed('withdraw', at(state))).toBe(isOpen(state) && state !== 'draft');
});

test('every action that leaves the draft is reported as one of the ten steps of the exchange', () => {
  const steps = 'EX_SB EX_WSYSL EX_SL EX_SPCL EX_BJGZ EX_BJSL EX_TBCXSQ EX_TBCXJG EX_BJ EX_LQDJ'.split(' ');
  for (const action of CaseAction.options)
    if (action !== 'saveDraft') expect(steps).toContain(TRANSITIONS[action].step);
});

test('a case number can be said on the phone and a slip shows', () => {
  const caseNo = formatCaseNo({ regionCode: '420704', date: '2026-11-24', projectType: '2', serial: 18 });
  expect(caseNo).toMatch(/^420704261124200018\d$/);
  expect(isCaseNo(caseNo)).toBe(true);
  expect(formatCaseNo({ regionCode: '4104', date: '2026-11-24', projectType: '1', serial: 1 })).toMatch(/^410400/);
  for (let place = 0; place < caseNo.length; place++) {
    const other = String((Number(caseNo[place]) + 1) % 10);
    expect(isCaseNo(caseNo.slice(0, place) + other + caseNo.slice(place + 1))).toBe(false);
  }
});
