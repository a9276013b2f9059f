import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listItems } from '@yichuang/contract/catalogue/contract';
import {
  deleteSynonym,
  listSynonyms,
  saveSynonym,
  type EverydayWord,
} from '@yichuang/contract/catalogue/synonym-contract';
import { ask } from '../api/request';
import { useUser } from '../identity/use-user';
import { useRegion } from '../site/site';

const KEY = 'everyday-words';

/** @param q part of a word, or what it stands for; `isOwn`: only what was written here */
export function useWords(q: string, isOwn: boolean) {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: [KEY, 'list', user?.id, q, isOwn],
    queryFn: ({ pageParam }) =>
      ask(listSynonyms, {
        query: { limit: 30, cursor: pageParam, ...(q !== '' && { q }), ...(isOwn && { own: 'true' as const }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: user !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many words were written here; undefined while nobody knows. */
export function useOwnWordCount() {
  const { user } = useUser();
  return useQuery({
    queryKey: [KEY, 'count', user?.id],
    queryFn: async () => {
      const { items, nextCursor, total } = await ask(listSynonyms, { query: { limit: 100, own: 'true' } });
      return total ?? (nextCursor === null ? items.length : `${items.length} 多`);
    },
    enabled: user !== undefined,
  });
}

/** Searching finds other things from then on, and so does the trial. */
export function useSaveWord() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ said, meant }: Pick<EverydayWord, 'said' | 'meant'>) =>
      ask(saveSynonym, { params: { said }, body: { meant } }),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useDeleteWord() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: string) => ask(deleteSynonym, { params: { said } }),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** The first three that a citizen of this site would find. */
export function useTrial(q: string) {
  const region = useRegion();
  return useQuery({
    queryKey: [KEY, 'trial', region, q],
    queryFn: () => ask(listItems, { query: { region, q, limit: 3 } }),
    enabled: q !== '' && region !== undefined,
    staleTime: 0,
  });
}
