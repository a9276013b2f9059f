import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { isH5 } from '../platform';

/** In a browser pages are one phone wide; a clerk's desk screen is not. The class is read in staff.scss. */
export function useWidePage(): void {
  const set = (isWide: boolean) => {
    if (isH5) document.body.classList.toggle('wide', isWide);
  };
  useDidShow(() => set(true));
  useDidHide(() => set(false));
  useUnload(() => set(false));
}
