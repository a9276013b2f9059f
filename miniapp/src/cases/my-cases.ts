import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import { deleteDraft, listCases } from '@yichuang/contract/cases/contract';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';

/** Why this person has no cases here: not an applicant, or not proven well enough; undefined when all is well. */
export const refuseApplicant = (user: SessionUser) => refuseAccess(listCases.access, user)?.code;

/** The id of the signed-in person who may apply; undefined for everybody else. */
export function useApplicantId(): string | undefined {
  const { user } = useUser();
  return user && refuseApplicant(user) === undefined ? user.id : undefined;
}

export function useMyCases(isEnabled = true) {
  const applicant = useApplicantId();
  return useInfiniteQuery({
    queryKey: ['cases', 'mine', applicant],
    queryFn: ({ pageParam }) => ask(listCases, { query: { limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: isEnabled && applicant !== undefined,
  });
}

export function useDeleteDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(deleteDraft, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['cases'] }),
  });
}
