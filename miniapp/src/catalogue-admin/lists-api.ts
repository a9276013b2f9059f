import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getList, replaceList, type ListEntry, type ListKind } from '@yichuang/contract/catalogue/quality-contract';
import type * as z from 'zod/mini';
import { create } from 'zustand';
import { ask } from '../api/request';
import { useSession } from '../api/session';

export type Kind = z.infer<typeof ListKind>;
export type Entry = z.infer<typeof ListEntry>;

export const LISTS: Readonly<Record<Kind, { name: string; detail: string; aliases: string; note: string }>> = {
  cancelledProofs: {
    name: '取消的证明',
    detail: '不许再向群众要的证明材料。体检会找出还在要的事项。',
    aliases: '也叫什么',
    note: '现在用什么代替',
  },
  notInCentre: {
    name: '不进大厅的事',
    detail: '进驻负面清单：可以不进政务大厅的事项，和为什么。',
    aliases: '涉及哪些事项',
    note: '为什么不进',
  },
  intermediaries: {
    name: '中介服务',
    detail: '办事时可能要找的中介服务。清单外的，不许要求群众找。',
    aliases: '涉及哪些事项',
    note: '说明',
  },
};
export const KINDS = Object.keys(LISTS) as Kind[];

const keyOf = (kind: Kind) => ['catalogue-list', kind] as const;

export const useList = (kind: Kind) =>
  useQuery({ queryKey: keyOf(kind), queryFn: () => ask(getList, { params: { kind } }) });

/** What was changed and is not saved yet: it outlives the page, because a list is saved as a whole. */
export const useListDrafts = create<Partial<Record<Kind, readonly Entry[]>>>()(() => ({}));

export const changeList = (kind: Kind, entries: readonly Entry[] | undefined): void =>
  useListDrafts.setState({ [kind]: entries });

// what one person changed is never saved as another
useSession.subscribe(({ user }, before) => {
  if (before.user !== undefined && before.user.id !== user?.id) useListDrafts.setState({}, true);
});

/** The whole list takes the place of the one before. */
export function useSaveList(kind: Kind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entries: readonly Entry[]) => ask(replaceList, { params: { kind }, body: { entries: [...entries] } }),
    onSuccess: (saved) => {
      client.setQueryData(keyOf(kind), saved);
      changeList(kind, undefined);
    },
    // the check compares with the lists
    onSettled: () => client.invalidateQueries({ queryKey: ['quality'] }),
  });
}

/** How many entries differ: added, changed or gone. */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): number {
  const texts = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.name, JSON.stringify(entry)]));
  const [old, now] = [texts(before), texts(after)];
  const changed = [...now].filter(([name, text]) => old.get(name) !== text).length;
  const gone = [...old.keys()].filter((name) => !now.has(name)).length;
  return changed + gone;
}
