import { create } from 'zustand';

type Filter = { audience: 'person' | 'enterprise'; theme: string | undefined; isBookable: boolean };

/** What the 办事 tab is narrowed to. Kept outside the page because a switch of tabs carries no parameters. */
export const useMattersFilter = create<Filter>()(() => ({ audience: 'person', theme: undefined, isBookable: false }));
