import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { CaseMaterial, MaterialFile } from '@yichuang/contract/cases/material';
import { attachCertificate, deleteFile, detachCertificate, getFile } from '@yichuang/contract/cases/material-contract';
import { isRefused } from '../api/failure';
import { ask, askFile } from '../api/request';
import { changeCase } from './case-api';
import type { MaterialPlace } from './material-uploads';

const changeMaterial = (
  client: QueryClient,
  { id, materialId }: MaterialPlace,
  next: (old: CaseMaterial) => CaseMaterial,
): Promise<void> =>
  changeCase(client, id, (old) => ({
    ...old,
    materials: old.materials.map((one) => (one.id === materialId ? next(one) : one)),
  }));

/** A file that arrived, shown at once; the client is the page's, however long ago it was left. */
export function useShowFile(place: MaterialPlace) {
  const client = useQueryClient();
  return (file: MaterialFile) => changeMaterial(client, place, (old) => ({ ...old, files: [...old.files, file] }));
}

export function useRemoveFile(place: MaterialPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (fileId: string) => {
      try {
        await ask(deleteFile, { params: { ...place, fileId } });
      } catch (error) {
        // gone already: an earlier answer was lost
        if (!isRefused(error, 'NOT_FOUND')) throw error;
      }
    },
    onSuccess: (_, fileId) =>
      changeMaterial(client, place, (old) => ({ ...old, files: old.files.filter((file) => file.fileId !== fileId) })),
  });
}

export function useAttachCertificate(place: MaterialPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (certificateId: string) =>
      ask(attachCertificate, { params: place, body: { certificateId, consent: true } }),
    onSuccess: (material) => changeMaterial(client, place, () => material),
  });
}

export function useDetachCertificate(place: MaterialPlace) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask(detachCertificate, { params: place }),
    onSuccess: (material) => changeMaterial(client, place, () => material),
  });
}

/** The bytes of one's own file. */
export const readMaterialFile = (place: MaterialPlace, fileId: string): Promise<ArrayBuffer> =>
  askFile(getFile, { params: { ...place, fileId } });
