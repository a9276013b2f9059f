import {
  book,
  callMeLater,
  cancel,
  getAppointment,
  getPass,
  holdSlot,
  leaveQueue,
  listAppointments,
  listSlots,
  releaseHold,
  reschedule,
} from '@yichuang/contract/appointments/contract';
import { listHalls } from '@yichuang/contract/catalogue/contract';
import type { HallSummary } from '@yichuang/contract/catalogue/hall';
import type { Sent } from '@yichuang/contract/route';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';
import { useRegion } from '../site/site';

const HALLS_AT_A_TIME = 8;
/** The most that one answer of the server holds. */
const ALL_HALLS = 100;
/** The strip shows 7 working days; three weeks hold them over the longest holiday. */
const DAYS = 21;

type HallsQuery = Omit<Sent<typeof listHalls>['query'], 'taskCode'>;

/** Halls that take every one of the matters: the server filters by one, the rest is what their lists have in common. */
async function hallsForAll(codes: readonly string[], query: HallsQuery) {
  const lists = await Promise.all(
    codes.map((taskCode) => ask(listHalls, { query: { ...query, limit: ALL_HALLS, taskCode } })),
  );
  const takesAll = ({ id }: HallSummary) => lists.every(({ items }) => items.some((other) => other.id === id));
  return { items: (lists[0]?.items ?? []).filter(takesAll), nextCursor: null };
}

/** The site's halls that take these matters (all halls without any), the nearest first where `near` is `lat,lng`. */
export function useHallPages(codes: readonly string[], near: string | undefined) {
  const region = useRegion();
  return useInfiniteQuery({
    queryKey: ['hall-pages', region, codes, near],
    queryFn: ({ pageParam }) =>
      codes.length > 1
        ? hallsForAll(codes, { region, near })
        : ask(listHalls, { query: { region, near, taskCode: codes[0], limit: HALLS_AT_A_TIME, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: region !== undefined,
  });
}

/** Free seats go quickly: asked again every half minute while the page is looked at. */
export const useSlots = (hallId: string, taskCodes: string[]) =>
  useQuery({
    queryKey: ['slots', hallId, taskCodes],
    queryFn: () => ask(listSlots, { params: { hallId }, query: { taskCode: taskCodes, days: DAYS } }),
    refetchInterval: 30_000,
    enabled: hallId !== '' && taskCodes.length > 0,
  });

type Keyed<B> = B & { key: string };

export const useHoldSlot = () =>
  useMutation({
    mutationFn: ({ key, ...body }: Keyed<Sent<typeof holdSlot>['body']>) =>
      ask(holdSlot, { body }, { idempotencyKey: key }),
  });

export const useReleaseHold = () => useMutation({ mutationFn: (id: string) => ask(releaseHold, { params: { id } }) });

/** What was read of the person's appointments is old after any change. */
function useAppointmentsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['appointments'] });
}

export const useBook = () =>
  useMutation({
    mutationFn: ({ key, body }: Keyed<{ body: Sent<typeof book>['body'] }>) =>
      ask(book, { body }, { idempotencyKey: key }),
    onSuccess: useAppointmentsChanged(),
  });

export const useReschedule = () =>
  useMutation({
    mutationFn: ({ key, id, slotId }: Keyed<{ id: string; slotId: string }>) =>
      ask(reschedule, { params: { id }, body: { slotId } }, { idempotencyKey: key }),
    onSuccess: useAppointmentsChanged(),
  });

export function useMyAppointments() {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: ['appointments', 'mine', user?.id],
    queryFn: ({ pageParam }) => ask(listAppointments, { query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: user !== undefined,
  });
}

export function useAppointment(id: string) {
  const { user } = useUser();
  return useQuery({
    queryKey: ['appointments', 'one', id, user?.id],
    queryFn: () => ask(getAppointment, { params: { id } }),
    enabled: user !== undefined && id !== '',
  });
}

/** `every`: milliseconds between two questions, or false while nobody looks. */
export function usePass(id: string, { isWanted, every }: { isWanted: boolean; every: number | false }) {
  const { user } = useUser();
  return useQuery({
    queryKey: ['appointments', 'pass', id, user?.id],
    queryFn: () => ask(getPass, { params: { id } }),
    enabled: user !== undefined && id !== '' && isWanted,
    refetchInterval: every,
  });
}

export const useCancel = () =>
  useMutation({
    mutationFn: ({ key, id }: Keyed<{ id: string }>) =>
      ask(cancel, { params: { id }, body: {} }, { idempotencyKey: key }),
    onSuccess: useAppointmentsChanged(),
  });

export const useLeaveQueue = () =>
  useMutation({
    mutationFn: ({ key, ticketId }: Keyed<{ ticketId: string }>) =>
      ask(leaveQueue, { params: { id: ticketId }, body: {} }, { idempotencyKey: key }),
    onSuccess: useAppointmentsChanged(),
  });

export const useCallMeLater = () =>
  useMutation({
    mutationFn: ({ key, ticketId }: Keyed<{ ticketId: string }>) =>
      ask(callMeLater, { params: { id: ticketId }, body: {} }, { idempotencyKey: key }),
    onSuccess: useAppointmentsChanged(),
  });
