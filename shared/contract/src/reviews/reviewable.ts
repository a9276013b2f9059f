import type { CaseState } from '../cases/case.js';

/** 一事一评: as soon as the authority has said its word. What the applicant gave up himself is not reviewed. */
const REVIEWABLE: readonly CaseState[] = [
  'decidedGranted',
  'decidedRefused',
  'completed',
  'delivering',
  'delivered',
  'notAccepted',
  'terminated',
];

export const isReviewable = (state: CaseState): boolean => REVIEWABLE.includes(state);
