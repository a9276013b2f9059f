import { useState } from 'react';
import { failureText } from '../api/failure';
import { toast } from '../platform';
import { saveSheet } from './save-sheet';

/** Fetching sheets to keep, one at a time. */
export function useSavedSheet() {
  const [saving, setSaving] = useState<string>();
  const save = async (fileName: string, read: () => Promise<ArrayBuffer>) => {
    if (saving !== undefined) return;
    setSaving(fileName);
    try {
      toast(await saveSheet(await read(), fileName));
    } catch (error) {
      toast(`没拿到文件。${failureText(error).detail}`);
    } finally {
      setSaving(undefined);
    }
  };
  return { saving, save: (fileName: string, read: () => Promise<ArrayBuffer>) => void save(fileName, read) };
}
