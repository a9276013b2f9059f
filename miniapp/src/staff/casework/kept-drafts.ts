import { EMPTY_DRAFT, type Draft } from './correction';

const drafts = new Map<string, Draft>();
const nameOf = (staffId: string | undefined, caseId: string | undefined) => `${staffId ?? ''} ${caseId ?? ''}`;

/**
 * Notices of correction that were begun: in memory until they go out, so that a look at another case, or 返回, costs
 * nobody what they wrote.
 */
export const draftOf = (staffId: string | undefined, caseId: string | undefined): Draft =>
  drafts.get(nameOf(staffId, caseId)) ?? EMPTY_DRAFT;

export function keepDraft(staffId: string | undefined, caseId: string | undefined, draft: Draft): void {
  drafts.set(nameOf(staffId, caseId), draft);
}

export function dropDraft(staffId: string | undefined, caseId: string | undefined): void {
  drafts.delete(nameOf(staffId, caseId));
}
