import { deleteMe, exportMe, listConsents } from '@yichuang/contract/identity/privacy-contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { queryClient } from '../api/query';
import { ask } from '../api/request';
import { dropSession } from '../api/session';
import { signOut } from '../api/sign-in';
import { agree, takeBackAgreement } from './agreement';
import { saveJson } from './save-json';
import { useUser } from './use-user';

export function useConsents() {
  const { user } = useUser();
  return useQuery({
    queryKey: ['consents', user?.id],
    queryFn: () => ask(listConsents, {}),
    enabled: user !== undefined,
  });
}

export const useAgree = () =>
  useMutation({ mutationFn: agree, onSuccess: () => queryClient.invalidateQueries({ queryKey: ['consents'] }) });

/** Whoever takes the agreement back is signed out: from then on nothing personal is used. */
export const useTakeBack = () =>
  useMutation({
    mutationFn: async () => {
      await takeBackAgreement();
      await signOut();
    },
  });

/** The server has ended every session by then. */
export const useLeave = () =>
  useMutation({
    mutationFn: async () => {
      await ask(deleteMe, {});
      dropSession();
      queryClient.clear();
    },
  });

/** A copy of everything that is kept about this person (第四十五条); answers where it went. */
export const useExport = () =>
  useMutation({ mutationFn: async () => saveJson(JSON.stringify(await ask(exportMe, {}), null, 2), '我的信息') });
