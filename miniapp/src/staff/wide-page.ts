import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { isH5 } from '../platform';

const setWide = (isWide: boolean) => {
  if (isH5) document.body.classList.toggle('wide', isWide);
};

/** In a browser pages are one phone wide; a clerk's desk screen is not. The class is read in staff.scss. */
export function useWidePage(): void {
  useDidShow(() => setWide(true));
  useDidHide(() => setWide(false));
  // the page may already be shown when its content, after signing in, is first drawn
  useEffect(() => {
    setWide(true);
    return () => setWide(false);
  }, []);
}
