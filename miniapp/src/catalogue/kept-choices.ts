import type { Item } from '@yichuang/contract/catalogue/item';
import { mustBring } from '@yichuang/contract/catalogue/material-words';
import { choose, narrowMaterials, settle } from '@yichuang/contract/catalogue/situations';
import { create } from 'zustand';
import { useSession } from '../api/session';
import { useItem } from './api';

type Kept = {
  byMatter: Readonly<Record<string, readonly string[]>>;
  keep: (taskCode: string, choices: readonly string[]) => void;
};

const NONE: readonly string[] = [];

/** What somebody said of their own circumstances, for as long as the app is open. It is sent nowhere and written nowhere. */
const useKept = create<Kept>()((set) => ({
  byMatter: {},
  keep: (taskCode, choices) => set(({ byMatter }) => ({ byMatter: { ...byMatter, [taskCode]: choices } })),
}));

// whoever signs in keeps the answers given before; the next person on this device has none
useSession.subscribe(({ user }, before) => {
  if (before.user !== undefined && user?.id !== before.user.id) useKept.setState({ byMatter: {} });
});

type Asking = Pick<Item, 'taskCode' | 'situations'>;

export function useChoices({ taskCode, situations }: Asking) {
  const { byMatter, keep } = useKept();
  const choices = settle(situations, byMatter[taskCode] ?? NONE);
  return {
    choices,
    answer: (optionId: string) => keep(taskCode, choose(situations, choices, optionId)),
    restart: () => keep(taskCode, []),
  };
}
export type Choosing = ReturnType<typeof useChoices>;

/** Takes over the options that an address carries, unless this person has answered already. */
export function takeOver(taskCode: string, options: readonly string[]): void {
  const { byMatter, keep } = useKept.getState();
  if (options.length > 0 && byMatter[taskCode] === undefined) keep(taskCode, options);
}

/** The applicant's own list where questions were answered, by the names of the materials. */
export function useKeptList(taskCode: string): { bring: string[]; needed: string[]; notNeeded: string[] } | undefined {
  const choices = useKept(({ byMatter }) => byMatter[taskCode] ?? NONE);
  const { data: item } = useItem(taskCode, choices.length > 0);
  if (!item || choices.length === 0) return undefined;
  const { yours, notNeeded } = narrowMaterials(item, choices);
  const names = (listed: typeof yours) => listed.map(({ material }) => material.materialName);
  const bring = yours.filter(({ material }) => mustBring(material));
  return { bring: names(bring), needed: names(yours), notNeeded: names(notNeeded) };
}
