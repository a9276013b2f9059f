import { createHash } from 'node:crypto';
import type { CaseAction, CaseState } from '@yichuang/contract/cases/case';
import type { Actor } from '@yichuang/contract/cases/rules';

/** Something that happened to a case. */
export type CaseEvent = {
  seq: number;
  action: CaseAction;
  from: CaseState;
  to: CaseState;
  /** delegate: somebody acts for the applicant. */
  by: Actor | 'delegate';
  /** Null for what the law did by itself. */
  actorId: string | null;
  /** Null unless somebody acts for the applicant. */
  delegationId: string | null;
  note: string;
  step: string | null;
  at: string;
};

/** Stands before the first event. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/** SHA-256 of the hash before and the event, its fields in this order for ever. */
export function eventHash(caseId: string, event: CaseEvent, prevHash: string): string {
  const { seq, action, from, to, by, actorId, delegationId, note, step, at } = event;
  const fields = [caseId, seq, action, from, to, by, actorId, note, step, at];
  // at the end and only where there is one: events from before there were delegations keep their hash
  const canonical = JSON.stringify(delegationId === null ? fields : [...fields, delegationId]);
  return createHash('sha256').update(`${prevHash}|${canonical}`).digest('hex');
}
