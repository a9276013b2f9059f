import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess } from '@yichuang/contract/access';
import type { CaseState } from '@yichuang/contract/cases/case';
import {
  actOnCase,
  getStaffCase,
  getStaffDocument,
  getStaffFile,
  listStaffCases,
  type CaseActionRequest,
  type StaffCase,
} from '@yichuang/contract/cases/staff-contract';
import { ask, askFile } from '../../api/request';
import { useUser } from '../../identity/use-user';
import { countDue } from './due-counts';
import { QUEUES, type Queue } from './queues';

const EVERY_MS = 20_000;
/** The soonest due come first, so one full page holds what is due today, unless a hundred are. */
const FULL_PAGE = 100;

/** Whose desk it is; undefined for people whom the server would not answer. */
function useHandler(): string | undefined {
  const { user } = useUser();
  return user && refuseAccess(listStaffCases.access, user) === undefined ? user.id : undefined;
}

/** One queue, the soonest due first, asked again every 20 s while it is looked at. */
export function useStaffCases(queue: Queue, state: CaseState | undefined, isShown: boolean) {
  const handler = useHandler();
  return useInfiniteQuery({
    queryKey: ['staff-cases', handler, queue, state],
    queryFn: ({ pageParam }) => ask(listStaffCases, { query: { queue, state, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: isShown && EVERY_MS,
    enabled: handler !== undefined,
    staleTime: 0,
  });
}

/** How many are in each queue. */
export function useQueueCounts(isShown: boolean) {
  const handler = useHandler();
  return useQuery({
    queryKey: ['staff-cases', handler, 'counts'],
    queryFn: async () => {
      const totals = await Promise.all(QUEUES.map((queue) => ask(listStaffCases, { query: { queue, limit: 1 } })));
      return Object.fromEntries(QUEUES.map((queue, at) => [queue, totals[at]?.total ?? 0])) as Record<Queue, number>;
    },
    refetchInterval: isShown && EVERY_MS,
    enabled: handler !== undefined,
    staleTime: 0,
  });
}

/** For the workbench: how many that this person can do something about are due today or overdue. */
export function useDueCounts(isShown: boolean) {
  const handler = useHandler();
  return useQuery({
    queryKey: ['staff-cases', handler, 'due'],
    queryFn: async () => countDue((await ask(listStaffCases, { query: { limit: FULL_PAGE } })).items),
    refetchInterval: isShown && EVERY_MS,
    enabled: handler !== undefined,
    staleTime: 0,
  });
}

const caseKey = (handler: string | undefined, id: string | undefined) => ['staff-case', handler, id];

export function useStaffCase(id: string | undefined, isShown: boolean) {
  const handler = useHandler();
  return useQuery({
    queryKey: caseKey(handler, id),
    queryFn: () => ask(getStaffCase, { params: { id: id ?? '' } }),
    refetchInterval: isShown && EVERY_MS,
    enabled: handler !== undefined && id !== undefined,
    staleTime: 0,
  });
}

type Step = { id: string; key: string; body: CaseActionRequest };

/** One step of a case; the lists follow. */
export function useActOnCase() {
  const client = useQueryClient();
  const handler = useHandler();
  return useMutation({
    mutationFn: ({ id, key, body }: Step): Promise<StaffCase> =>
      ask(actOnCase, { params: { id }, body }, { idempotencyKey: key }),
    onSuccess: (after) => client.setQueryData(caseKey(handler, after.id), after),
    // not waited for: the next step may be begun before the lists are back, and nothing may close it then
    onSettled: () => void client.invalidateQueries({ queryKey: ['staff-cases'] }),
  });
}

/** What a page shows beside the case: asked for again on return and when a colleague was quicker. */
export function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([['staff-cases'], ['staff-case']].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export const readFile = (id: string, fileId: string): Promise<ArrayBuffer> =>
  askFile(getStaffFile, { params: { id, fileId } });
export const readDocument = (id: string, documentId: string): Promise<ArrayBuffer> =>
  askFile(getStaffDocument, { params: { id, documentId } });
