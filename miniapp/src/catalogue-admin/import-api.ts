import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  applyImport,
  exportCatalogue,
  getFindingsFile,
  getImport,
  listChanges,
  listFindings,
  listImports,
  listItemVersions,
  rollbackImport,
  type CatalogueImport,
  type RowFinding,
} from '@yichuang/contract/catalogue/import-contract';
import { useIntentionKeys } from '../api/idempotency';
import { ask, askFile } from '../api/request';
import { useUser } from '../identity/use-user';

const EVERY_MS = 1_000;
const KEY = 'catalogue-imports';

/** Whether it goes on by itself. */
const isGoing = ({ state }: Pick<CatalogueImport, 'state'>): boolean => state === 'checking' || state === 'applying';

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
};

/** What was imported, the latest first; asked again while one of them goes on. */
export function useImports(isShown: boolean) {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: [KEY, 'list', user?.id],
    queryFn: ({ pageParam }) => ask(listImports, { query: { limit: 20, cursor: pageParam } }),
    ...paged,
    refetchInterval: ({ state }) =>
      isShown && (state.data?.pages.some(({ items }) => items.some(isGoing)) ?? false) ? EVERY_MS : false,
    enabled: user !== undefined,
    staleTime: 0,
  });
}

/** One import, asked every second while it goes on. */
export function useImport(id: string, isShown: boolean) {
  const { user } = useUser();
  return useQuery({
    queryKey: [KEY, 'one', user?.id, id],
    queryFn: () => ask(getImport, { params: { id } }),
    refetchInterval: ({ state }) => isShown && state.data !== undefined && isGoing(state.data) && EVERY_MS,
    enabled: user !== undefined && id !== '',
    staleTime: 0,
  });
}

export type Severity = RowFinding['severity'];

/** Read anew whenever the import is in another state. */
export const useFindings = ({ id, state }: CatalogueImport, severity: Severity | undefined) =>
  useInfiniteQuery({
    queryKey: [KEY, 'findings', id, state, severity],
    queryFn: ({ pageParam }) =>
      ask(listFindings, { params: { id }, query: { limit: 50, cursor: pageParam, ...(severity && { severity }) } }),
    ...paged,
  });

export const useChanges = ({ id, state }: CatalogueImport) =>
  useInfiniteQuery({
    queryKey: [KEY, 'changes', id, state],
    queryFn: ({ pageParam }) => ask(listChanges, { params: { id }, query: { limit: 20, cursor: pageParam } }),
    ...paged,
  });

/** What became of one item, the latest first; read anew with every move of an import. */
export function useItemVersions(taskCode: string) {
  const { user } = useUser();
  return useInfiniteQuery({
    queryKey: [KEY, 'versions', user?.id, taskCode],
    queryFn: ({ pageParam }) =>
      ask(listItemVersions, { params: { taskCode }, query: { limit: 20, cursor: pageParam } }),
    ...paged,
    enabled: user !== undefined,
    staleTime: 0,
  });
}

const MOVES = { apply: applyImport, rollback: rollbackImport } as const;
export type ImportMove = keyof typeof MOVES;

/** 应用 and 撤回; whatever came of it, everything that the catalogue says is read again. */
export function useImportMove({ id }: CatalogueImport) {
  const client = useQueryClient();
  const keys = useIntentionKeys();
  return useMutation({
    mutationFn: (move: ImportMove) =>
      ask(MOVES[move], { params: { id } }, { idempotencyKey: keys.keyFor(`${move} ${id}`) }),
    onSuccess: (answer) => {
      keys.renew();
      client.setQueriesData({ queryKey: [KEY, 'one'] }, (held: CatalogueImport | undefined) =>
        held?.id === id ? answer : held,
      );
    },
    onSettled: () => client.invalidateQueries(),
  });
}

export type ExportFormat = 'xlsx' | 'csv' | 'json' | 'template';
export const readExport = (format: ExportFormat): Promise<ArrayBuffer> =>
  askFile(exportCatalogue, { query: { format } });
export const readFindingsFile = (id: string): Promise<ArrayBuffer> => askFile(getFindingsFile, { params: { id } });
