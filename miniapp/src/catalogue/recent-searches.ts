import * as z from 'zod/mini';
import { create } from 'zustand';
import { stored } from '../api/stored';

const MOST = 8;
const kept = stored('recent-searches', z.array(z.string()));

type Recent = { words: readonly string[]; remember: (word: string) => void; clear: () => void };

/** The last words searched for, newest first, on this device only. */
export const useRecentSearches = create<Recent>()((set, get) => ({
  words: kept.read() ?? [],
  remember: (word) => {
    const words = [word, ...get().words.filter((other) => other !== word)].slice(0, MOST);
    kept.write(words);
    set({ words });
  },
  clear: () => {
    kept.remove();
    set({ words: [] });
  },
}));
