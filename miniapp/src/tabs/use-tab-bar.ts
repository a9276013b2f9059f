import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { isH5 } from '../platform';
import { useElder } from '../elder/elder';

/** 长辈版 has no tab bar: its home leads everywhere. */
export function useTabBar(): void {
  const isElder = useElder((state) => state.isElder);
  const apply = () => void (isElder ? Taro.hideTabBar() : Taro.showTabBar()).catch(() => undefined);
  useEffect(() => {
    apply();
    // Taro's own bar has no role
    if (isH5) document.querySelector('taro-tabbar')?.setAttribute('role', 'navigation');
  }, [isElder]);
  useDidShow(apply);
}
