import Taro, { useRouter } from '@tarojs/taro';
import { useSession } from '../api/session';
import { paths, replace } from '../paths';

/** Only pages of this app: a link from outside may have written the parameter. */
const isOurs = (url: string) => /^\/[a-z]/.test(url);

const isOfDesk = (page: { route?: string } | undefined) => /^\/?staff\//.test(page?.route ?? '');

/** Where the day begins for those who have no window to sit at, unless a page of the desk sent them to sign in. */
function deskWithoutWindow(pages: readonly { route?: string }[], from: string | undefined): string | undefined {
  const roles = useSession.getState().user?.roles ?? [];
  const hasWindow = roles.includes('clerk') || roles.includes('lead');
  if (hasWindow || isOfDesk(pages.at(-2)) || from?.includes('staff')) return undefined;
  if (roles.includes('officer')) return paths.staffCases();
  if (roles.includes('supervisor')) return paths.reviewOrders();
  return roles.includes('helper') && from === undefined ? paths.helpBoard() : undefined;
}

/**
 * Back to where the person came from. The page below still has its input, so it is uncovered rather than opened anew;
 * `?from=` is for the case that nothing lies below.
 */
export function useReturn(): () => void {
  const { from } = useRouter().params;
  return () => {
    const desk = deskWithoutWindow(Taro.getCurrentPages(), from);
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
