import * as z from 'zod/mini';
import { create } from 'zustand';
import { stored } from '../api/stored';

const choice = stored('elder', z.boolean());

type Elder = { isElder: boolean; setElder: (isElder: boolean) => void };

/** 长辈版, remembered on this device. */
export const useElder = create<Elder>()((set) => ({
  isElder: choice.read() ?? false,
  setElder(isElder) {
    choice.write(isElder);
    set({ isElder });
  },
}));
