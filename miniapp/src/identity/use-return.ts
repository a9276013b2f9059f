import Taro, { useRouter } from '@tarojs/taro';
import { paths, replace } from '../paths';

/** Only pages of this app: a link from outside may have written the parameter. */
const isOurs = (url: string) => /^\/[a-z]/.test(url);

/**
 * Back to where the person came from. The page below still has its input, so it is uncovered rather than opened anew;
 * `?from=` is for the case that nothing lies below.
 */
export function useReturn(): () => void {
  const { from } = useRouter().params;
  return () => {
    if (Taro.getCurrentPages().length > 1) {
      void Taro.navigateBack();
      return;
    }
    const url = from === undefined ? paths.home() : decodeURIComponent(from);
    replace(isOurs(url) ? url : paths.home());
  };
}
