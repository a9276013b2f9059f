import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listMessages, readMessage } from '@yichuang/contract/messages/contract';
import { ask } from '../api/request';
import { useIsActing } from '../identity/use-is-acting';
import { useUser } from '../identity/use-user';

/** The latest first. */
export function useMessages() {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: ['messages', 'mine', user?.id],
    queryFn: ({ pageParam }) => ask(listMessages, { query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: user !== undefined,
  });
}

/** How many nobody has opened yet. */
export function useUnread() {
  const { user } = useUser();
  const isActing = useIsActing();
  return useQuery({
    queryKey: ['messages', 'unread', user?.id],
    queryFn: async () => (await ask(listMessages, { query: { limit: 1 } })).unread,
    enabled: user !== undefined && !isActing,
  });
}

export function useReadMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(readMessage, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
}
