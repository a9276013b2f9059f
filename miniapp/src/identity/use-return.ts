import Taro, { useRouter } from '@tarojs/taro';
import { useSession } from '../api/session';
import { paths, replace } from '../paths';
import { deskWithoutWindow } from '../staff/first-desk';

/** Only pages of this app: a link from outside may have written the parameter. */
const isOurs = (url: string) => /^\/[a-z]/.test(url);

const isOfDesk = (page: { route?: string } | undefined) => /^\/?(staff|catalogue-admin)\//.test(page?.route ?? '');

/** Where to go instead of back, unless a page of the desk sent them to sign in. */
function deskInstead(pages: readonly { route?: string }[], from: string | undefined): string | undefined {
  const roles = useSession.getState().user?.roles ?? [];
  if (isOfDesk(pages.at(-2)) || /staff|catalogue-admin/.test(from ?? '')) return undefined;
  const isHelper = roles.includes('helper') && !roles.includes('clerk') && !roles.includes('lead');
  return deskWithoutWindow(roles) ?? (isHelper && from === undefined ? paths.helpBoard() : undefined);
}

/**
 * Back to where the person came from. The page below still has its input, so it is uncovered rather than opened anew;
 * `?from=` is for the case that nothing lies below.
 */
export function useReturn(): () => void {
  const { from } = useRouter().params;
  return () => {
    const desk = deskInstead(Taro.getCurrentPages(), from);
    if (desk !== undefined) {
      replace(desk);
      return;
    }
    if (Taro.getCurrentPages().length > 1) {
      void Taro.navigateBack();
      return;
    }
    const url = from === undefined ? paths.home() : decodeURIComponent(from);
    replace(isOurs(url) ? url : paths.home());
  };
}
