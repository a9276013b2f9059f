import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import {
  acceptDelegation,
  askDelegation,
  getActsPaper,
  getDelegation,
  listActs,
  listDelegations,
  rejectDelegation,
  revokeDelegation,
} from '@yichuang/contract/delegations/contract';
import type { DelegationVerb } from '@yichuang/contract/delegations/delegation';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import type { Sent } from '@yichuang/contract/route';
import { startActing } from '../api/acting';
import { ask, askFile } from '../api/request';
import { useSession } from '../api/session';

/** Why this person can neither grant nor be granted; undefined when all is well. */
export const refuseParty = (user: SessionUser) => refuseAccess(listDelegations.access, user)?.code;

/** The person's own id where they may have delegations; nobody while they act. */
function usePartyId(): string | undefined {
  const { user, acting } = useSession();
  return user && !acting && refuseParty(user) === undefined ? user.id : undefined;
}

export type Side = 'principal' | 'delegate';

export function useDelegations(role: Side) {
  const party = usePartyId();
  return useQuery({
    queryKey: ['delegations', 'list', role, party],
    queryFn: () => ask(listDelegations, { query: { role, limit: 50 } }),
    enabled: party !== undefined,
  });
}

export function useDelegation(id: string) {
  const party = usePartyId();
  return useQuery({
    queryKey: ['delegations', 'one', id, party],
    queryFn: () => ask(getDelegation, { params: { id } }),
    enabled: party !== undefined && id !== '',
  });
}

const MOVES = { accept: acceptDelegation, reject: rejectDelegation, revoke: revokeDelegation } as const;
type Move = { id: string; verb: DelegationVerb; key: string };

export function useMove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb, key }: Move) => ask(MOVES[verb], { params: { id }, body: {} }, { idempotencyKey: key }),
    onSettled: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  });
}

export type Wanted = Sent<typeof askDelegation>['body'];

export function useAskDelegation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: Wanted; key: string }) => ask(askDelegation, { body }, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  });
}

export function useStartActing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: startActing,
    onError: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  });
}

/** What others did in this person's name, the latest first. */
export function useActs() {
  const { user, acting } = useSession();
  return useInfiniteQuery({
    queryKey: ['acts', user?.id],
    queryFn: ({ pageParam }) => ask(listActs, { query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: user !== undefined && !acting,
  });
}

export const readActsPaper = (id: string) => askFile(getActsPaper, { params: { id } });
