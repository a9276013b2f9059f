import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { isWeapp } from '../platform';

const AS_THE_SYSTEM_SAYS = -1;
const quiet = () => undefined;

/** While a code is shown, the mini-program's screen is bright and stays on; a browser cannot be asked to. */
export function useBrightScreen(isWanted: boolean): void {
  useEffect(() => {
    if (!isWeapp || !isWanted) return;
    void Taro.setScreenBrightness({ value: 1 }).catch(quiet);
    void Taro.setKeepScreenOn({ keepScreenOn: true }).catch(quiet);
    return () => {
      void Taro.setScreenBrightness({ value: AS_THE_SYSTEM_SAYS }).catch(quiet);
      void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(quiet);
    };
  }, [isWanted]);
}
