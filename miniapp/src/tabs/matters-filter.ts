import { create } from 'zustand';
import type { Audience } from '../catalogue/finding';

/** Whether matters are looked through by what they are about, by who handles them, or by whose they are. */
export type By = 'theme' | 'department' | 'level';
type Filter = { audience: Audience; by: By; pick: string | undefined; isBookable: boolean };

/** What the 办事 tab is narrowed to. Kept outside the page because a switch of tabs carries no parameters. */
export const useMattersFilter = create<Filter>()(() => ({
  audience: 'person',
  by: 'theme',
  pick: undefined,
  isBookable: false,
}));
