import type { Answers } from '@yichuang/contract/cases/form';

/** A field that was written here and, differently, elsewhere. */
export type Conflict = { id: string; mine: string; theirs: string };
type Sides = {
  /** What both sides began with. */
  base: Answers;
  mine: Answers;
  theirs: Answers;
};

const at = (answers: Answers, id: string): string => answers[id] ?? '';

/** Without what is empty: an empty answer is none. */
export const given = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));

export const isSame = (one: Answers, other: Answers): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((id) => at(one, id) === at(other, id));

/**
 * Two people's, or two devices', work on one draft, field by field: what only one side changed is taken from that side.
 * A field that both changed is a conflict; `merged` holds it as it is written here until somebody decides.
 */
export function mergeAnswers({ base, mine, theirs }: Sides): { merged: Answers; conflicts: Conflict[] } {
  const ids = [...new Set([base, mine, theirs].flatMap((side) => Object.keys(side)))];
  const isMine = (id: string) => at(mine, id) !== at(base, id);
  const conflicts = ids
    .filter((id) => isMine(id) && at(theirs, id) !== at(base, id) && at(mine, id) !== at(theirs, id))
    .map((id) => ({ id, mine: at(mine, id), theirs: at(theirs, id) }));
  const merged = given(Object.fromEntries(ids.map((id) => [id, at(isMine(id) ? mine : theirs, id)])));
  return { merged, conflicts };
}

/** The fields in conflict as they are written elsewhere; all others stay. */
export const withTheirs = (answers: Answers, conflicts: readonly Conflict[]): Answers =>
  given({ ...answers, ...Object.fromEntries(conflicts.map(({ id, theirs }) => [id, theirs])) });
