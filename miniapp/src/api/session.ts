import type { SessionUser, SignedIn } from '@yichuang/contract/identity/contract';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { isH5 } from '../platform';
import { readActing, writeActing, type Acting } from './kept-acting';
import { stored } from './stored';

/**
 * Who is signed in. The access token lives in memory only. What survives a restart is, in a browser, the mark that a
 * refresh cookie should exist; in the mini-program the refresh token itself, because WeChat keeps no cookies.
 */
const signedInMark = stored('session.mark', z.literal(true));
const refreshToken = stored('session.refresh', z.string());

type Own = { user: SessionUser | undefined; accessToken: string | undefined };
/** Why somebody no longer acts: the delegation ended, the token ran out, or they left. */
export type ActingEnd = 'inactive' | 'expired' | 'left';

type Session = Own & {
  /** Restoring at start: screens wait with what depends on it. */
  isRestoring: boolean;
  /** While somebody acts, `user` and `accessToken` are those of this; their own session waits in `own`. */
  acting: Acting | undefined;
  own: Own | undefined;
  /** The server said that acting is over; api/acting leaves then. */
  refusedActing: ActingEnd | undefined;
};

export const mayRestore = (): boolean => signedInMark.read() === true;
export const readRefreshToken = (): string | undefined => (isH5 ? undefined : refreshToken.read());

const NOBODY: Own = { user: undefined, accessToken: undefined };

/** As the page opens: what a reload of this tab left, else nobody yet. */
function initial(): Session {
  const acting = mayRestore() ? readActing() : undefined;
  const shared = { acting, refusedActing: undefined };
  if (!acting) return { ...shared, ...NOBODY, own: undefined, isRestoring: mayRestore() };
  return { ...shared, user: acting.user, accessToken: acting.accessToken, own: NOBODY, isRestoring: false };
}

export const useSession = create<Session>()(initial);

export function keepSession(signedIn: SignedIn): void {
  signedInMark.write(true);
  if (!isH5 && signedIn.refreshToken !== undefined) refreshToken.write(signedIn.refreshToken);
  const own: Own = { user: signedIn.user, accessToken: signedIn.accessToken };
  useSession.setState(useSession.getState().acting ? { own } : { ...own, isRestoring: false });
}

export function dropSession(): void {
  signedInMark.remove();
  refreshToken.remove();
  writeActing(undefined);
  useSession.setState({ ...NOBODY, isRestoring: false, acting: undefined, own: undefined, refusedActing: undefined });
}

/** From here on every call is made in the principal's name. */
export function keepActing(acting: Acting): void {
  const { user, accessToken } = useSession.getState();
  writeActing(acting);
  useSession.setState({
    acting,
    own: { user, accessToken },
    user: acting.user,
    accessToken: acting.accessToken,
    refusedActing: undefined,
  });
}

/** The person's own session again; without its token, which a reload forgets, it is to be restored. */
export function dropActing(): void {
  const { own = NOBODY } = useSession.getState();
  writeActing(undefined);
  const isRestoring = own.user === undefined && mayRestore();
  useSession.setState({ ...own, isRestoring, acting: undefined, own: undefined, refusedActing: undefined });
}

export const refuseActingSession = (refusedActing: ActingEnd): void => {
  if (useSession.getState().acting) useSession.setState({ refusedActing });
};

const STAFF = ['clerk', 'town-clerk', 'officer', 'lead', 'kiosk', 'supervisor', 'catalogue-admin'] as const;
/** Whether this person works here, at whatever desk. */
export const isStaff = (user: SessionUser | undefined): boolean =>
  user !== undefined && STAFF.some((role) => user.roles.includes(role));
