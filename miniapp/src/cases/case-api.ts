import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Case } from '@yichuang/contract/cases/case';
import {
  getCase,
  getClock,
  getProgress,
  getTimeline,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { getDocument } from '@yichuang/contract/cases/material-contract';
import type { Sent } from '@yichuang/contract/route';
import { ask, askFile } from '../api/request';
import { useApplicantId } from './my-cases';

/**
 * Writes what the server answered into the case as it is shown, wherever it is shown. What is being read meanwhile may be
 * older and would take it back: it is read once more.
 */
export async function changeCase(client: QueryClient, id: string, next: (old: Case) => Case): Promise<void> {
  const shown = { queryKey: ['cases', 'one', id] };
  const isBeingRead = client.isFetching(shown) > 0;
  await client.cancelQueries(shown);
  client.setQueriesData<Case>(shown, (old) => old && next(old));
  if (isBeingRead) void client.invalidateQueries(shown);
}

/** `every`: milliseconds between two questions, or false while nobody looks. */
export function useCase(id: string, every: number | false = false) {
  const applicant = useApplicantId();
  return useQuery({
    queryKey: ['cases', 'one', id, applicant],
    queryFn: () => ask(getCase, { params: { id } }),
    enabled: applicant !== undefined && id !== '',
    refetchInterval: every,
  });
}

/** What happened to it and how its days are counted; read again whenever the case moved on. */
export function useCourse(id: string, stateVersion: number | undefined) {
  const applicant = useApplicantId();
  return useQuery({
    queryKey: ['cases', 'course', id, stateVersion, applicant],
    queryFn: async () => {
      const [timeline, clock] = await Promise.all([
        ask(getTimeline, { params: { id } }),
        ask(getClock, { params: { id } }),
      ]);
      return { events: timeline.items, ...clock };
    },
    enabled: applicant !== undefined && stateVersion !== undefined,
  });
}

/** What was read of this person's cases is old after any change. */
function useCasesChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['cases'] });
}

type Keyed<B> = B & { id: string; key: string };

export const useWithdraw = () =>
  useMutation({
    mutationFn: ({ key, id }: Keyed<object>) =>
      ask(withdrawCase, { params: { id }, body: {} }, { idempotencyKey: key }),
    onSuccess: useCasesChanged(),
  });

/** `onDone` is called before the case is read again, because what is read then takes the page's form away. */
export function useSupplement(onDone: () => void) {
  const changed = useCasesChanged();
  return useMutation({
    mutationFn: ({ key, id, body }: Keyed<{ body: Sent<typeof supplementCase>['body'] }>) =>
      ask(supplementCase, { params: { id }, body }, { idempotencyKey: key }),
    onSuccess: () => {
      onDone();
      return changed();
    },
  });
}

/** A paper of the case as bytes. */
export const useDocument = (id: string) =>
  useMutation({ mutationFn: (documentId: string) => askFile(getDocument, { params: { id, documentId } }) });

/** Progress by number and code, for whoever holds the receipt. */
export const useProgress = () =>
  useMutation({ mutationFn: (body: Sent<typeof getProgress>['body']) => ask(getProgress, { body }) });
