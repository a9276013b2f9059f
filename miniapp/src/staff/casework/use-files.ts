import { useEffect, useRef, useState } from 'react';
import { failureText } from '../../api/failure';
import { readDocument, readFile } from './api';
import { closeFile, openFile } from './open-file';

type Picture = { url: string; name: string };

/** Opening what belongs to a case, one at a time. `picture` is what the page shows itself. */
export function useFiles(caseId: string) {
  const [opening, setOpening] = useState<string>();
  const [failed, setFailed] = useState<{ id: string; text: string }>();
  const [picture, setPicture] = useState<Picture>();
  const held = useRef<string | undefined>(undefined);
  const close = () => {
    if (held.current !== undefined) closeFile(held.current);
    held.current = undefined;
    setPicture(undefined);
  };
  // the bytes are nobody's once the case is left
  useEffect(() => close, [caseId]);

  const open = async (id: string, file: { name: string; kind: 'image' | 'pdf' }, read: () => Promise<ArrayBuffer>) => {
    if (opening !== undefined) return;
    setFailed(undefined);
    setOpening(id);
    try {
      const url = await openFile({ ...file, bytes: await read() });
      held.current = url;
      setPicture(url === undefined ? undefined : { url, name: file.name });
    } catch (error) {
      const { title, detail } = failureText(error);
      setFailed({ id, text: `${title}。${detail}。` });
    } finally {
      setOpening(undefined);
    }
  };

  return {
    opening,
    failed,
    picture,
    close,
    openFile: (id: string, file: { name: string; kind: 'image' | 'pdf' }) =>
      void open(id, file, () => readFile(caseId, id)),
    openDocument: (id: string, name: string) => void open(id, { name, kind: 'pdf' }, () => readDocument(caseId, id)),
  };
}
export type Files = ReturnType<typeof useFiles>;
