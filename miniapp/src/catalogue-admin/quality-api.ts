import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  getQuality,
  getQualityFile,
  listCheckedItems,
  listLevelDifferences,
  type QualityReport,
} from '@yichuang/contract/catalogue/quality-contract';
import type { Sent } from '@yichuang/contract/route';
import { ask, askFile } from '../api/request';
import { useUser } from '../identity/use-user';

const PENDING_MS = 5_000;

/** Which items are looked at: those that break a rule, of a department, of a level. */
export type QualityFilter = Pick<Sent<typeof listCheckedItems>['query'], 'rule' | 'department' | 'level'>;

/** The points of the whole catalogue, as the check finds it now. */
export function useQuality() {
  const { user } = useUser();
  return useQuery({
    queryKey: ['quality', 'report', user?.id],
    queryFn: () => ask(getQuality, { query: {} }),
    // what was just changed is checked within a minute
    refetchInterval: ({ state }) => (state.data?.pending ?? 0) > 0 && PENDING_MS,
    enabled: user !== undefined,
  });
}

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
};

/** Items with findings, those with the fewest points first; read anew when the figures are others. */
export function useCheckedItems(filter: QualityFilter, { items, findings, score }: QualityReport) {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: ['quality', 'items', user?.id, filter, [items, findings, score]],
    queryFn: ({ pageParam }) => ask(listCheckedItems, { query: { ...filter, limit: 20, cursor: pageParam } }),
    ...paged,
    enabled: user !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Matters that are written differently at different levels or places. */
export function useLevelDifferences() {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: ['quality', 'levels', user?.id],
    queryFn: ({ pageParam }) => ask(listLevelDifferences, { query: { limit: 20, cursor: pageParam } }),
    ...paged,
    enabled: user !== undefined,
  });
}

export const readQualityFile = ({ department, level }: QualityFilter): Promise<ArrayBuffer> =>
  askFile(getQualityFile, { query: { department, level } });
