import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import { askForHelp, cancelHelpRequest, getHelpRequest, listHelpRequests } from '@yichuang/contract/help/contract';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import type { Sent } from '@yichuang/contract/route';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';

/** Why this person cannot ask for help here; undefined when all is well. */
export const refuseAsker = (user: SessionUser) => refuseAccess(listHelpRequests.access, user)?.code;

function useAskerId(): string | undefined {
  const { user } = useUser();
  return user && refuseAsker(user) === undefined ? user.id : undefined;
}

export function useHelpRequests() {
  const asker = useAskerId();
  return useQuery({
    queryKey: ['help', 'list', asker],
    queryFn: () => ask(listHelpRequests, { query: { limit: 50 } }),
    enabled: asker !== undefined,
  });
}

export function useHelpRequest(id: string) {
  const asker = useAskerId();
  return useQuery({
    queryKey: ['help', 'one', id, asker],
    queryFn: () => ask(getHelpRequest, { params: { id } }),
    enabled: asker !== undefined && id !== '',
  });
}

export type HelpWanted = Sent<typeof askForHelp>['body'];

export function useAskForHelp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: HelpWanted; key: string }) =>
      ask(askForHelp, { body }, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['help'] }),
  });
}

export function useCancelHelp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, key }: { id: string; key: string }) =>
      ask(cancelHelpRequest, { params: { id }, body: {} }, { idempotencyKey: key }),
    onSettled: () => client.invalidateQueries({ queryKey: ['help'] }),
  });
}
