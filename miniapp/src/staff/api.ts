import {
  callNext,
  checkIn,
  closeWindow,
  finishService,
  issueTicket,
  listWindows,
  markMissed,
  openWindow,
  pauseWindow,
  recall,
  resumeWindow,
  startService,
  transferTicket,
  type DeskWindow,
  type WindowAction,
} from '@yichuang/contract/appointments/staff-contract';
import { listItems } from '@yichuang/contract/catalogue/contract';
import type { Sent } from '@yichuang/contract/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';
import { useRegion } from '../site/site';

/** The desk, live: windows, who is at them, who waits. */
export function useDesk(isShown: boolean) {
  const { user } = useUser();
  return useQuery({
    queryKey: ['desk', user?.id],
    queryFn: () => ask(listWindows, {}),
    refetchInterval: isShown && 2_500,
    enabled: user !== undefined,
  });
}
export type Desk = NonNullable<ReturnType<typeof useDesk>['data']>;

type Press =
  | { action: Exclude<WindowAction, 'transfer'>; windowId: string; key: string }
  | { action: 'transfer'; windowId: string; key: string; areaId: string };

const PLAIN = {
  open: openWindow,
  close: closeWindow,
  pause: pauseWindow,
  resume: resumeWindow,
  next: callNext,
  recall,
  start: startService,
  miss: markMissed,
  finish: finishService,
} as const;

function press(one: Press): Promise<DeskWindow> {
  const params = { id: one.windowId };
  const options = { idempotencyKey: one.key };
  if (one.action === 'transfer') return ask(transferTicket, { params, body: { areaId: one.areaId } }, options);
  return ask(PLAIN[one.action], { params, body: {} }, options);
}

/** Whatever came of it, the desk is read again: another window or a colleague may have been quicker. */
export function usePress() {
  const client = useQueryClient();
  return useMutation({ mutationFn: press, onSettled: () => client.invalidateQueries({ queryKey: ['desk'] }) });
}

type Keyed<B> = B & { key: string };

export function useIssueTicket() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: Keyed<Sent<typeof issueTicket>['body']>) =>
      ask(issueTicket, { body }, { idempotencyKey: key }),
    onSettled: () => client.invalidateQueries({ queryKey: ['desk'] }),
  });
}

export const useCheckIn = () =>
  useMutation({
    mutationFn: ({ key, body }: Keyed<{ body: Sent<typeof checkIn>['body'] }>) =>
      ask(checkIn, { body }, { idempotencyKey: key }),
  });

/** Matters for a ticket drawn at the desk, by what the visitor calls them. */
export function useDeskItems(q: string) {
  const region = useRegion();
  return useQuery({
    queryKey: ['desk-items', region, q],
    queryFn: () => ask(listItems, { query: { region, q, limit: 5 } }),
    enabled: q !== '' && region !== undefined,
  });
}
