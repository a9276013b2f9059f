import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createCase, saveForm, submitCase } from '@yichuang/contract/cases/contract';
import type { Answers } from '@yichuang/contract/cases/form';
import { useRef } from 'react';
import { RefusedError } from '../api/failure';
import { newKey } from '../api/idempotency';
import { ask } from '../api/request';
import { changeCase } from './case-api';
import { useApplicantId } from './my-cases';

/** What is applied for: one matter, or all of a package. */
export type Matter = { taskCode: string } | { packageCode: string };
export const codeOf = (matter: Matter): string => ('taskCode' in matter ? matter.taskCode : matter.packageCode);

/** The id of the draft that was begun, or of the case that is open already. */
async function begin(matter: Matter, key: string): Promise<string> {
  try {
    return (await ask(createCase, { body: matter }, { idempotencyKey: key })).id;
  } catch (error) {
    const open = error instanceof RefusedError && error.problem.code === 'CASE_ALREADY_OPEN' && error.problem.id;
    if (typeof open === 'string') return open;
    throw error;
  }
}

/**
 * Begins an application once, however often the page is drawn or the answer gets lost; or finds the open one. Not among the
 * `cases` that are read again after every change: reading it again would begin another.
 */
export function useBegun(matter: Matter) {
  const applicant = useApplicantId();
  const key = useRef<string | undefined>(undefined);
  return useQuery({
    queryKey: ['begun-case', matter, applicant],
    queryFn: () => begin(matter, (key.current ??= newKey())),
    enabled: applicant !== undefined && codeOf(matter) !== '',
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** Saves a draft and shows it as saved wherever the case is shown. */
export function useSaveForm(id: string) {
  const client = useQueryClient();
  return async (answers: Answers, etag: string) => {
    const saved = await ask(saveForm, { params: { id }, body: { answers } }, { headers: { 'if-match': etag } });
    await changeCase(client, id, (old) => ({ ...old, answers, etag: saved.etag }));
    return saved;
  };
}

export function useSubmit(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, signatureFileId }: { key: string; signatureFileId: string | undefined }) =>
      ask(
        submitCase,
        { params: { id }, body: signatureFileId === undefined ? {} : { signatureFileId } },
        { idempotencyKey: key },
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases'] }),
  });
}
