import { getCase } from '@yichuang/contract/cases/contract';
import { useState } from 'react';
import { isRefused, NoAnswerError, RefusedError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { ask } from '../api/request';
import { useOnce } from '../appointments/use-once';
import { backTo, paths, replace } from '../paths';
import { toast } from '../platform';
import { useSlow } from '../ui/use-slow';
import { useSubmit } from './draft-api';
import { tellRefused } from './draft-errors';

/** Whether the case left this hand already: an earlier answer was lost, or it was handed in elsewhere. */
async function isHandedIn(id: string): Promise<boolean> {
  try {
    return !(await ask(getCase, { params: { id } })).allowed.includes('saveDraft');
  } catch {
    return false;
  }
}

/**
 * Handing in, once: the same key goes with every try until an answer came, and a lost answer is looked for before the person
 * is asked to press again.
 */
export function useSubmitCase(id: string) {
  const once = useOnce();
  const keys = useIntentionKeys();
  const submit = useSubmit(id);
  const [isAsking, setAsking] = useState(false);
  const isPending = submit.isPending || isAsking;
  const isSlow = useSlow(isPending) === 'slow';

  const fail = async (error: unknown) => {
    if (isRefused(error, 'FORM_INCOMPLETE') && error instanceof RefusedError) {
      tellRefused(id, error.problem.errors ?? []);
      toast('还有地方要改，带您过去');
      backTo(paths.fillCase(id));
      return;
    }
    if (!(error instanceof NoAnswerError) && !isRefused(error, 'ACTION_NOT_ALLOWED')) return;
    setAsking(true);
    if (await isHandedIn(id)) replace(paths.receipt(id));
    setAsking(false);
  };
  const press = async (signatureFileId: string | undefined) => {
    if (!once.begin()) return;
    try {
      await submit.mutateAsync({ key: keys.keyFor(JSON.stringify([id, signatureFileId])), signatureFileId });
      keys.renew();
      replace(paths.receipt(id));
    } catch (error) {
      await fail(error);
    } finally {
      once.end();
    }
  };
  return {
    isPending,
    isSlow,
    /** What the person reads; what they are led back for needs no words here. */
    error: isPending || isRefused(submit.error, 'FORM_INCOMPLETE') ? undefined : submit.error,
    press: (signatureFileId: string | undefined) => void press(signatureFileId),
  };
}
export type SubmitCase = ReturnType<typeof useSubmitCase>;
