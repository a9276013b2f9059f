import { endSession, getMe, listDemoAccounts, listSessions, proveRealName } from '@yichuang/contract/identity/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
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
