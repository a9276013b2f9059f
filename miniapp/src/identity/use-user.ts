import type { SessionUser } from '@yichuang/contract/identity/contract';
import { useSession } from '../api/session';

/**
 * Who is signed in; `isRestoring` while the app still asks at start.
 * Pages ask for sign-in only where identity is needed: `open(paths.signIn(<this page with its query>))`.
 */
export function useUser(): { user: SessionUser | undefined; isRestoring: boolean } {
  const user = useSession((state) => state.user);
  const isRestoring = useSession((state) => state.isRestoring);
  return { user, isRestoring };
}
