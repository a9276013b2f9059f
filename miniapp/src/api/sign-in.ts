import { signIn as signInRoute, signOut as signOutRoute } from '@yichuang/contract/identity/contract';
import type { Sent } from '@yichuang/contract/route';
import { keepDraftsOf } from './draft-owner';
import { queryClient } from './query';
import { ask, refresh } from './request';
import { dropSession, keepSession, mayRestore, useSession } from './session';

/** At start: a new access token when this device was signed in before. */
export async function restoreSession(): Promise<void> {
  if (!mayRestore()) return;
  try {
    await refresh();
  } catch {
    // no network: the mark stays, the next start or the next call tries again
  } finally {
    useSession.setState({ isRestoring: false });
  }
}

export async function signIn(body: Sent<typeof signInRoute>['body']): Promise<void> {
  const signedIn = await ask(signInRoute, { body });
  keepSession(signedIn);
  // what was read or written for someone else must not be shown to this person
  queryClient.clear();
  keepDraftsOf(signedIn.user.id);
}

/** Leaves this device signed out even when the server cannot be told. */
export async function signOut(): Promise<void> {
  try {
    await ask(signOutRoute, {});
  } finally {
    dropSession();
    queryClient.clear();
    keepDraftsOf();
  }
}
