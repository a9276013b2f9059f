import {
  endSession,
  getMe,
  listDemoAccounts,
  listSessions,
  proveFace,
  proveRealName,
} from '@yichuang/contract/identity/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { isRefused } from '../api/failure';
import { queryClient } from '../api/query';
import { ask, refresh } from '../api/request';
import { signIn, signOut } from '../api/sign-in';
import { recordAgreement } from './agreement';
import { useUser } from './use-user';

export function useMe() {
  const { user } = useUser();
  return useQuery({ queryKey: ['me', user?.id], queryFn: () => ask(getMe, {}), enabled: user !== undefined });
}

/** Where demo sign-in is off the server answers NOT_FOUND. */
export const useDemoAccounts = () =>
  useQuery({ queryKey: ['demo-accounts'], queryFn: () => ask(listDemoAccounts, {}) });

/** Whether this is the demonstration, where everybody is made up. */
export const useIsDemo = () =>
  useQuery({
    queryKey: ['is-demo'],
    queryFn: async () => {
      try {
        await ask(listDemoAccounts, {});
        return true;
      } catch (error) {
        if (isRefused(error, 'NOT_FOUND')) return false;
        throw error;
      }
    },
  });

/** Only after the person has agreed to the privacy notice. */
export const useSignIn = () =>
  useMutation({
    mutationFn: async (body: Parameters<typeof signIn>[0]) => {
      await signIn(body);
      await recordAgreement();
    },
  });
export const useSignOut = () => useMutation({ mutationFn: signOut });

export function useSessions(isEnabled: boolean) {
  const { user } = useUser();
  return useQuery({
    queryKey: ['sessions', user?.id],
    queryFn: () => ask(listSessions, {}),
    enabled: isEnabled && user !== undefined,
  });
}

export const useEndSession = () =>
  useMutation({
    mutationFn: (id: string) => ask(endSession, { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });

/** Raises the level; the access token still carries the old one, so it is renewed before anything else is asked. */
export const useProveRealName = () =>
  useMutation({
    mutationFn: async (body: { name: string; idNumber: string }) => {
      const me = await ask(proveRealName, { body });
      await refresh();
      return me;
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['me'] }),
  });

/**
 * Raises the level to 3 by a face check that was passed; renews the token like {@link useProveRealName}. `onPassed` is
 * called even where the page that asked has changed with the level.
 */
export const useProveFace = (onPassed: () => void) =>
  useMutation({
    mutationFn: async (check: () => Promise<string>) => {
      const me = await ask(proveFace, { body: { verifyId: await check() } });
      await refresh();
      return me;
    },
    onSuccess: () => {
      onPassed();
      return queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  });
