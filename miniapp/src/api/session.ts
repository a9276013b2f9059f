import type { SessionUser, SignedIn } from '@yichuang/contract/identity/contract';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { isH5 } from '../platform';
import { stored } from './stored';

/**
 * Who is signed in. The access token lives in memory only. What survives a restart is, in a browser, the mark that a
 * refresh cookie should exist; in the mini-program the refresh token itself, because WeChat keeps no cookies.
 */
const signedInMark = stored('session.mark', z.literal(true));
const refreshToken = stored('session.refresh', z.string());

type Session = {
  user: SessionUser | undefined;
  accessToken: string | undefined;
  /** Restoring at start: screens wait with what depends on it. */
  isRestoring: boolean;
};

export const mayRestore = (): boolean => signedInMark.read() === true;
export const readRefreshToken = (): string | undefined => (isH5 ? undefined : refreshToken.read());

export const useSession = create<Session>()(() => ({
  user: undefined,
  accessToken: undefined,
  isRestoring: mayRestore(),
}));

export function keepSession(signedIn: SignedIn): void {
  signedInMark.write(true);
  if (!isH5 && signedIn.refreshToken !== undefined) refreshToken.write(signedIn.refreshToken);
  useSession.setState({ user: signedIn.user, accessToken: signedIn.accessToken, isRestoring: false });
}

export function dropSession(): void {
  signedInMark.remove();
  refreshToken.remove();
  useSession.setState({ user: undefined, accessToken: undefined, isRestoring: false });
}

const STAFF = ['clerk', 'town-clerk', 'officer', 'lead', 'kiosk'] as const;
export const isStaff = (user: SessionUser | undefined): boolean =>
  user !== undefined && STAFF.some((role) => user.roles.includes(role));
