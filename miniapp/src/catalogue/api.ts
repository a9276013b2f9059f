import {
  getHall,
  getItem,
  getPackage,
  listHalls,
  listItems,
  listPackages,
  suggestItems,
} from '@yichuang/contract/catalogue/contract';
import { getList, type ListKind } from '@yichuang/contract/catalogue/quality-contract';
import type { Sent } from '@yichuang/contract/route';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask } from '../api/request';
import { useRegion } from '../site/site';

export type ItemQuery = Omit<Sent<typeof listItems>['query'], 'region' | 'cursor'>;

/**
 * The site's items, page by page, or those that one hall takes, wherever it is. Waits for the site, so that nobody sees
 * another county's list first.
 */
export function useItems(query: ItemQuery, isEnabled = true) {
  const site = useRegion();
  const region = query.hallId === undefined ? site : undefined;
  return useInfiniteQuery({
    queryKey: ['items', region, query],
    queryFn: ({ pageParam }) => ask(listItems, { query: { ...query, region, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: isEnabled && site !== undefined,
  });
}

/** For each of these words the matter that can be booked and is meant first, each once. */
export function useMeant(words: readonly string[]) {
  const region = useRegion();
  return useQuery({
    queryKey: ['meant', region, words],
    queryFn: async () => {
      const found = await Promise.all(
        words.map((q) => ask(listItems, { query: { q, region, bookable: 'true', limit: 1 } })),
      );
      const items = found.flatMap((one) => one.items);
      return items.filter(({ taskCode }, at) => items.findIndex((other) => other.taskCode === taskCode) === at);
    },
    enabled: region !== undefined,
  });
}

export function useSuggestions(q: string) {
  const region = useRegion();
  return useQuery({
    queryKey: ['suggest', region, q],
    queryFn: () => ask(suggestItems, { query: { q, region } }),
    enabled: q !== '' && region !== undefined,
    placeholderData: keepPreviousData,
  });
}

export const useItem = (taskCode: string, isEnabled = true) =>
  useQuery({
    queryKey: ['item', taskCode],
    queryFn: () => ask(getItem, { params: { taskCode } }),
    enabled: isEnabled,
  });

export function usePackages() {
  const region = useRegion();
  return useQuery({
    queryKey: ['packages', region],
    queryFn: () => ask(listPackages, { query: { region } }),
    enabled: region !== undefined,
  });
}

export const usePackage = (packageCode: string) =>
  useQuery({ queryKey: ['package', packageCode], queryFn: () => ask(getPackage, { params: { packageCode } }) });

/** The site's halls; `near` is `lat,lng`, `taskCode` keeps those that take the matter. */
export function useHalls(query: Omit<Sent<typeof listHalls>['query'], 'region' | 'cursor'> = {}, isEnabled = true) {
  const region = useRegion();
  return useQuery({
    queryKey: ['halls', region, query],
    queryFn: () => ask(listHalls, { query: { ...query, region } }),
    enabled: isEnabled && region !== undefined,
  });
}

export const useHall = (id: string | undefined) =>
  useQuery({
    queryKey: ['hall', id],
    queryFn: () => ask(getHall, { params: { id: id ?? '' } }),
    enabled: id !== undefined,
  });

/** One of the public lists: 取消的证明, 不进大厅的事, 中介服务. */
export const usePublicList = (kind: ListKind) =>
  useQuery({ queryKey: ['public-list', kind], queryFn: () => ask(getList, { params: { kind } }) });
