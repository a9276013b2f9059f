import { useEffect, useRef, useState } from 'react';
import { failureText } from '../api/failure';
import { closeFile, openFile } from './open-file';

type Picture = { url: string; name: string };
type Named = { name: string; kind: 'image' | 'pdf' };

/**
 * Opening files, one at a time. `picture` is what the page shows itself; it and its bytes are gone when the page is left or
 * `owner` (a case) changes.
 */
export function useOpenedFile(owner: string) {
  const [opening, setOpening] = useState<string>();
  const [failed, setFailed] = useState<{ id: string; text: string }>();
  const [picture, setPicture] = useState<Picture>();
  const held = useRef<string | undefined>(undefined);
  const close = () => {
    if (held.current !== undefined) closeFile(held.current);
    held.current = undefined;
    setPicture(undefined);
  };
  useEffect(() => close, [owner]);

  const open = async (id: string, file: Named, read: () => Promise<ArrayBuffer>) => {
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
  return { opening, failed, picture, close, open };
}
export type OpenedFiles = ReturnType<typeof useOpenedFile>;
