import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import {
  checkFile,
  getCertificate,
  getCertificateFile,
  listCertificates,
  listVerifications,
} from '@yichuang/contract/certificates/contract';
import { refuseAccess } from '@yichuang/contract/access';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import { ask, askFile } from '../api/request';
import { useUser } from '../identity/use-user';

/** Why this person has no certificates here: not a holder, or not proven well enough; undefined when all is well. */
export const refuseHolder = (user: SessionUser) => refuseAccess(listCertificates.access, user)?.code;

function useHolderId(): string | undefined {
  const { user } = useUser();
  return user && refuseHolder(user) === undefined ? user.id : undefined;
}

export function useCertificates(isWanted = true) {
  const holder = useHolderId();
  return useInfiniteQuery({
    queryKey: ['certificates', 'mine', holder],
    queryFn: ({ pageParam }) => ask(listCertificates, { query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: isWanted && holder !== undefined,
  });
}

export function useCertificate(id: string) {
  const holder = useHolderId();
  return useQuery({
    queryKey: ['certificates', 'one', id, holder],
    queryFn: () => ask(getCertificate, { params: { id } }),
    enabled: holder !== undefined && id !== '',
  });
}

/** Who looked at it, the latest first. */
export function useVerifications(id: string) {
  const holder = useHolderId();
  return useInfiniteQuery({
    queryKey: ['certificates', 'verifications', id, holder],
    queryFn: ({ pageParam }) => ask(listVerifications, { params: { id }, query: { limit: 10, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: holder !== undefined && id !== '',
    staleTime: 0,
  });
}

const LATEST = 2;

/** The newest two, asked again every `every` milliseconds, or not while false. */
export function useLatestVerifications(id: string, every: number | false) {
  const holder = useHolderId();
  return useQuery({
    queryKey: ['certificates', 'latest-verifications', id, holder],
    queryFn: async () => (await ask(listVerifications, { params: { id }, query: { limit: LATEST } })).items,
    enabled: holder !== undefined && id !== '',
    refetchInterval: every,
    staleTime: 0,
  });
}

/** The PDF as bytes; `purpose` is printed across it. */
export const useCertificateFile = (id: string) =>
  useMutation({ mutationFn: (purpose: string) => askFile(getCertificateFile, { params: { id }, query: { purpose } }) });

/** Whether a PDF with this code is one of ours; for anybody. */
export const useFileCheck = () => useMutation({ mutationFn: (code: string) => ask(checkFile, { body: { code } }) });
