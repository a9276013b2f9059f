import type { FieldError } from '@yichuang/contract/problem';
import { create } from 'zustand';

/** A question of the form or a material, by its id. */
export type Place = { kind: 'field' | 'material'; id: string };

const KINDS = { answers: 'field', materials: 'material' } as const;

/** Where an error of the contract belongs: `body.answers.phone`, `body.materials.m1`; undefined for the case as a whole. */
export function placeOf({ path }: FieldError): Place | undefined {
  const [, list, id] = /^body\.(answers|materials)\.(.+)$/.exec(path) ?? [];
  return list && id ? { kind: KINDS[list as keyof typeof KINDS], id } : undefined;
}

const isAt = (place: Place) => (error: FieldError) => {
  const found = placeOf(error);
  return found?.kind === place.kind && found.id === place.id;
};

export const errorAt = (errors: readonly FieldError[], place: Place): string | undefined =>
  errors.find(isAt(place))?.message;

type Refused = { caseId: string; errors: readonly FieldError[]; isNew: boolean };

/** What the server found missing when the case was handed in, for the page that can mend it. */
export const useRefusedErrors = create<Refused>()(() => ({ caseId: '', errors: [], isNew: false }));

export const tellRefused = (caseId: string, errors: readonly FieldError[]): void =>
  useRefusedErrors.setState({ caseId, errors, isNew: true });
export const refusedSeen = (): void => useRefusedErrors.setState({ isNew: false });
/** What was written anew is judged anew. */
export const forgetRefused = (place: Place): void =>
  useRefusedErrors.setState(({ errors }) => ({ errors: errors.filter((error) => !isAt(place)(error)) }));
