import type { Case, Correction } from '@yichuang/contract/cases/case';
import { fieldsOf, type Answers, type FormField } from '@yichuang/contract/cases/form';
import { isAsked, missingAnswers } from '@yichuang/contract/cases/form-rules';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import type { FieldError } from '@yichuang/contract/problem';
import { RefusedError } from '../api/failure';

/** One thing of the notice, with what can be done for it here. */
export type Asked = Correction['items'][number] & { material: CaseMaterial | undefined; ask: FormField[] };
/** What is still wrong, by the id of a field or of a material. */
export type Gaps = { fields: Record<string, string>; materials: Record<string, string> };

/** The notice as it stands; a field that two things name is asked for once. `answers`: as they are being changed. */
export function askedOf({ correction, materials, form }: Case, answers: Answers): Asked[] {
  const seen = new Set<string>();
  return (correction?.items ?? []).map((item) => {
    const ask = fieldsOf(form).filter(
      (field) => item.fields.includes(field.id) && !seen.has(field.id) && isAsked(field, answers),
    );
    for (const { id } of ask) seen.add(id);
    return { ...item, material: materials.find(({ id }) => id === item.materialId), ask };
  });
}

/** Files and consents from before the notice are what was found wanting. */
const isMended = ({ files, certificate }: CaseMaterial, sentAt: string): boolean =>
  files.some(({ state, uploadedAt }) => state === 'clean' && uploadedAt >= sentAt) ||
  (certificate !== null && certificate.consentedAt >= sentAt);

const isHandedIn = ({ how }: CaseMaterial) => how === 'upload' || how === 'certificate';

const NO_GAPS: Gaps = { fields: {}, materials: {} };
export const countGaps = ({ fields, materials }: Gaps): number =>
  Object.keys(fields).length + Object.keys(materials).length;

/**
 * The same rules as the server's, said before anything is sent: all of it at once, because it is answered once. Where the
 * notice asks for fields of the form, those are the answer and a new file is not required.
 */
export function gapsOf(shown: Case, answers: Answers, today: string): Gaps {
  const asked = askedOf(shown, answers);
  const mayChange = new Set(asked.flatMap(({ ask }) => ask.map(({ id }) => id)));
  const wrong = missingAnswers(shown.form, answers, today)
    .map(({ path, message }) => [path.replace('body.answers.', ''), message] as const)
    .filter(([id]) => mayChange.has(id));
  const lacking = asked.flatMap(({ material, materialName, fields }) =>
    material && isHandedIn(material) && fields.length === 0 && !isMended(material, shown.correction?.sentAt ?? '')
      ? [[material.id, `请重新交「${materialName}」`] as const]
      : [],
  );
  return { fields: Object.fromEntries(wrong), materials: Object.fromEntries(lacking) };
}

const at = ({ path }: FieldError, place: string) =>
  path.startsWith(`body.${place}.`) ? path.slice(`body.${place}.`.length) : undefined;

/** What the server found, beside what it is about; undefined where it found something else. */
export function gapsIn(error: unknown): Gaps | undefined {
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  const gaps = errors.reduce<Gaps>((found, one) => {
    const [field, material] = [at(one, 'answers'), at(one, 'materials')];
    return {
      fields: field === undefined ? found.fields : { ...found.fields, [field]: one.message },
      materials: material === undefined ? found.materials : { ...found.materials, [material]: one.message },
    };
  }, NO_GAPS);
  return countGaps(gaps) > 0 ? gaps : undefined;
}

/** Only what the notice lists goes back: the fields that may be changed and all of its materials. */
export function bodyOf(shown: Case, answers: Answers): { answers: Answers; materialIds: string[] } {
  const asked = askedOf(shown, answers);
  const ids = asked.flatMap(({ ask }) => ask.map(({ id }) => id));
  return {
    answers: Object.fromEntries(ids.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id].trim()]]))),
    materialIds: [...new Set(asked.map(({ materialId }) => materialId))],
  };
}
