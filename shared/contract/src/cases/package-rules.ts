import type { CaseMaterial } from './material.js';
import type { CaseState, Correction } from './case.js';
import type { Answers, Form, FormField, FormSection } from './form.js';
import { isOpen } from './rules.js';

/** Form and materials of one matter of a package. */
export type Part = { taskCode: string; taskName: string; form: Form; materials: readonly CaseMaterial[] };

const isSame = (one: FormField, other: FormField): boolean =>
  one.type === other.type && one.label === other.label && one.known === other.known;

/**
 * The names of a part's questions on the shared form: a question that an earlier part asks in the same words is asked
 * once; one that only has the same name gets its own.
 */
export function sharedNames(parts: readonly Part[]): Map<string, string>[] {
  const asked = new Map<string, FormField>();
  return parts.map(({ form }, index) => {
    const names = new Map<string, string>();
    for (const field of form.sections.flatMap(({ fields }) => fields)) {
      const before = asked.get(field.id);
      const name = before && !isSame(before, field) ? `${field.id}Of${index + 1}` : field.id;
      if (!asked.has(name)) asked.set(name, field);
      names.set(field.id, name);
    }
    return names;
  });
}

function renamed(field: FormField, names: ReadonlyMap<string, string>): FormField {
  const { requiredIf } = field;
  return {
    ...field,
    id: names.get(field.id) ?? field.id,
    ...(requiredIf && { requiredIf: { ...requiredIf, field: names.get(requiredIf.field) ?? requiredIf.field } }),
  };
}

/** One form for all parts: what several ask is asked once, in the words of the first. */
export function sharedSections(parts: readonly Part[]): FormSection[] {
  const names = sharedNames(parts);
  const asked = new Set<string>();
  return parts.flatMap(({ form, taskName }, index) =>
    form.sections.flatMap((section) => {
      const fields = section.fields
        .map((field) => renamed(field, names[index] ?? new Map()))
        .filter(({ id }) => !asked.has(id));
      for (const { id } of fields) asked.add(id);
      if (fields.length === 0) return [];
      const title = index === 0 ? section.title : `${section.title}（${taskName}）`;
      return [{ id: `${section.id}Of${index + 1}`, title, fields }];
    }),
  );
}

/** What of the shared form belongs to one part, under its own names. */
export const answersOf = (names: ReadonlyMap<string, string>, shared: Answers): Answers =>
  Object.fromEntries(
    [...names].flatMap(([own, name]) => {
      const answer = shared[name];
      return answer === undefined ? [] : [[own, answer] as const];
    }),
  );

/** Each material once, by its name; required when any part requires it. */
export function sharedMaterials(parts: readonly Part[]): CaseMaterial[] {
  const byName = new Map<string, CaseMaterial>();
  for (const material of parts.flatMap(({ materials }) => materials)) {
    const before = byName.get(material.materialName);
    const isNeed = before?.isNeed === '1' || material.isNeed === '1' ? '1' : material.isNeed;
    byName.set(material.materialName, { ...(before ?? material), isNeed });
  }
  return [...byName.values()].map((material, index) => ({ ...material, id: `m${index + 1}` }));
}

/** How far an application has come; a package is as far as its slowest. */
const PROGRESS = [
  'preReviewReturned',
  'preReviewing',
  'received',
  'accepted',
  'underReview',
  'specialProcedure',
] as const;
const isPending = (state: CaseState) => state === 'correctionPending' || state === 'reviewCorrectionPending';
const isAgainst = (state: CaseState) => state === 'notAccepted' || state === 'decidedRefused' || state === 'terminated';

/**
 * The state of a package that was handed in, derived from its parts: the worst of them.
 * @param isTold whether the applicant was told of corrections already
 */
export function packageState(states: readonly CaseState[], isTold: boolean): CaseState {
  if (isTold && states.some(isPending)) return 'correctionPending';
  const open = states.map((state) => (isPending(state) ? 'received' : state)).filter(isOpen);
  if (open.length > 0) return PROGRESS.find((state) => open.includes(state)) ?? 'received';
  if (states.every((state) => state === 'withdrawn')) return 'withdrawn';
  return states.every(isAgainst) ? 'decidedRefused' : 'completed';
}

/** Whether every department has said whether something is missing. */
export const haveAllAnswered = (states: readonly CaseState[]): boolean =>
  !states.some((state) => state === 'received' || state === 'preReviewing');

export type PartNotice = { part: Part; names: ReadonlyMap<string, string>; correction: Correction };

/** 合并的一次性告知: what all departments miss, each material once with the union of what is asked of it. */
export function mergedCorrection(
  notices: readonly PartNotice[],
  materials: readonly CaseMaterial[],
  sentAt: string,
): Correction {
  const merged = new Map<string, Correction['items'][number]>();
  for (const { part, names, correction } of notices)
    for (const item of correction.items) {
      const { id = item.materialId } = materials.find(({ materialName }) => materialName === item.materialName) ?? {};
      const before = merged.get(id);
      const said = (earlier: string | undefined, now: string) => [earlier, now].filter(Boolean).join('；');
      merged.set(id, {
        materialId: id,
        materialName: item.materialName,
        problem: said(before?.problem, `${part.taskName}：${item.problem}`),
        acceptCriteria: said(before?.acceptCriteria, item.acceptCriteria),
        fields: [...new Set([...(before?.fields ?? []), ...item.fields.map((field) => names.get(field) ?? field)])],
      });
    }
  const dueDate = notices.reduce(
    (first, { correction: { dueDate: due } }) => (first === '' || due < first ? due : first),
    '',
  );
  return { items: [...merged.values()], sentAt, dueDate, isAnswered: false };
}
