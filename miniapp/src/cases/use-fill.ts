import type { Case } from '@yichuang/contract/cases/case';
import { fieldsOf } from '@yichuang/contract/cases/form';
import { isAsked, missingAnswers } from '@yichuang/contract/cases/form-rules';
import { isProvided, missingMaterials } from '@yichuang/contract/cases/material';
import type { FieldError } from '@yichuang/contract/problem';
import { useEffect, useRef, useState } from 'react';
import { today } from '../clock';
import { open, paths } from '../paths';
import { toast } from '../platform';
import { errorAt, forgetRefused, placeOf, refusedSeen, useRefusedErrors, type Place } from './draft-errors';
import { useUploads } from './material-uploads';
import { useDraft } from './use-draft';

const lacking = ({ materials }: Case): FieldError[] =>
  missingMaterials(materials).map(({ id, materialName }) => ({
    path: `body.materials.${id}`,
    code: 'required',
    message: `还差「${materialName}」`,
  }));

/** What the server refused and nobody has mended since. */
function useRefused({ id, materials }: Case): readonly FieldError[] {
  const { caseId, errors } = useRefusedErrors();
  const provided = materials.filter(isProvided).map((material) => material.id);
  if (caseId !== id) return [];
  return errors.filter((error) => {
    const place = placeOf(error);
    return place && (place.kind === 'field' || error.code !== 'required' || !provided.includes(place.id));
  });
}

/** What is wrong, and what of it is said: all of it once 「下一步」 was pressed, before that only what was left wrong. */
function useErrors(shown: Case, answers: Case['answers']) {
  const [isChecked, setChecked] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const refused = useRefused(shown);
  const all = [...missingAnswers(shown.form, answers, today()), ...lacking(shown)];
  const isSaid = (error: FieldError) => {
    const place = placeOf(error);
    return isChecked || (error.code !== 'required' && place !== undefined && left.includes(place.id));
  };
  const own = all.filter(isSaid);
  const said = [...own, ...refused.filter(({ path }) => own.every((error) => error.path !== path))];
  return {
    all: [...all, ...refused],
    said,
    check: () => setChecked(true),
    leave: (id: string) => setLeft((ids) => [...ids, id]),
  };
}

/** What is said when the draft cannot be handed on. */
const whyNotSaved = (status: string): string =>
  status === 'conflict' ? '别处刚改过，请先选用哪一份' : '还没存到网上，连上网再核对。填的都在手机里';

/** A form being filled in: what is written, what is wrong with it, and on to the review. */
export function useFill(shown: Case, userId: string) {
  const { view, keeper } = useDraft(shown, userId);
  const errors = useErrors(shown, view.answers);
  const isGoing = useUploads(({ going }) =>
    going.some(({ place, state }) => place.id === shown.id && state !== 'failed'),
  );
  const [isLeaving, setLeaving] = useState(false);
  const asked = fieldsOf(shown.form).filter((field) => isAsked(field, view.answers));

  const edit = (id: string, value: string) => {
    keeper.edit(id, value);
    forgetRefused({ kind: 'field', id });
  };
  const leave = (id: string) => {
    errors.leave(id);
    void keeper.flush();
  };
  /** @param mend called with the first place where something is missing */
  const review = async (mend: (place: Place) => void) => {
    errors.check();
    const first = errors.all.map(placeOf).find((place) => place !== undefined);
    if (first) return mend(first);
    if (isGoing) return toast('还有文件在传，传完再核对');
    setLeaving(true);
    const isSaved = await keeper.flush();
    setLeaving(false);
    if (isSaved) open(paths.reviewCase(shown.id));
    else toast(whyNotSaved(keeper.read().status));
  };
  return {
    view,
    keeper,
    asked,
    said: errors.said,
    errorAt: (place: Place) => errorAt(errors.said, place),
    edit,
    leave,
    isLeaving,
    /** Files are on their way. */
    isSending: isGoing,
    review: (mend: (place: Place) => void) => void review(mend),
  };
}
export type Fill = ReturnType<typeof useFill>;

/** Leads once to what the server refused, when the page is looked at again. */
export function useMending(caseId: string, isShown: boolean, mend: (place: Place) => void): void {
  const refused = useRefusedErrors();
  const latest = useRef(mend);
  latest.current = mend;
  const first = refused.caseId === caseId && refused.isNew ? refused.errors.map(placeOf).find(Boolean) : undefined;
  useEffect(() => {
    if (!isShown || !first) return;
    refusedSeen();
    latest.current(first);
  }, [isShown, first?.id]);
}
