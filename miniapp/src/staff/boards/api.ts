import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refuseAccess, type Access } from '@yichuang/contract/access';
import { listColleagues } from '@yichuang/contract/identity/contract';
import type { Route, Sent } from '@yichuang/contract/route';
import { failureText, isRefused, RefusedError } from '../../api/failure';
import { useIntentionKeys } from '../../api/idempotency';
import { ask } from '../../api/request';
import { useUser } from '../../identity/use-user';
import { toast } from '../../platform';

const EVERY_MS = 20_000;
type Page<T> = { items: T[]; nextCursor: string | null; total?: number | undefined };

/** A board's list, the soonest due first, asked again every 20 s while it is looked at. */
export function useBoard<T>(
  name: string,
  {
    access,
    isShown,
    read,
  }: { access: Access & { kind: 'session' }; isShown: boolean; read: (cursor?: string) => Promise<Page<T>> },
) {
  const { user } = useUser();
  const isTheirs = user !== undefined && refuseAccess(access, user) === undefined;
  return useInfiniteQuery({
    queryKey: ['board', name, user?.id],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: isShown && EVERY_MS,
    enabled: isTheirs,
    staleTime: 0,
  });
}

/** To whom something can be given; asked only by those who give. */
export function useColleagues() {
  const { user } = useUser();
  return useQuery({
    queryKey: ['board', 'colleagues', user?.id],
    queryFn: async () => (await ask(listColleagues, {})).items,
    enabled: user !== undefined && refuseAccess(listColleagues.access, user) === undefined,
  });
}

/** What came in between; what was typed stays. */
function troubleOf(error: unknown): string {
  if (isRefused(error, 'STATE_CHANGED')) return '这一件刚被同事办过，已换成最新情况。您写的还在，看过再决定。';
  const { title, detail } = failureText(error);
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  return `${title}。${errors.length > 0 ? errors.map(({ message }) => message).join('；') : detail}。`;
}

export type Given = Record<string, string | boolean | number>;

/**
 * One step of something on a board; the board is read again afterwards, whatever came of it.
 * @param route POST of one thing by its `id`. What the sheet gathered is checked against its body by the server, not here.
 */
export function useBoardStep<const R extends Route>(route: R) {
  const client = useQueryClient();
  const keys = useIntentionKeys();
  const step = useMutation({
    mutationFn: ({ id, body }: { id: string; body: Given; done: string }) =>
      ask(route, { params: { id }, body } as unknown as Sent<R>, {
        idempotencyKey: keys.keyFor(JSON.stringify([id, body])),
      }),
    onSuccess: (_, { done }) => {
      keys.renew();
      toast(done);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['board'] }),
  });
  return {
    isBusy: step.isPending,
    trouble: step.error ? troubleOf(step.error) : '',
    forget: step.reset,
    take: step.mutateAsync,
  };
}
