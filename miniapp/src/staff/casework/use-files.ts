import { useOpenedFile } from '../../ui/use-opened-file';
import { readDocument, readFile } from './api';

/** Opening what belongs to a case; every look is kept. */
export function useFiles(caseId: string) {
  const { open, ...opened } = useOpenedFile(caseId);
  return {
    ...opened,
    openFile: (id: string, file: { name: string; kind: 'image' | 'pdf' }) =>
      void open(id, file, () => readFile(caseId, id)),
    openDocument: (id: string, name: string) => void open(id, { name, kind: 'pdf' }, () => readDocument(caseId, id)),
  };
}
export type Files = ReturnType<typeof useFiles>;
