import { MAX_SHEET_BYTES, startImport, type CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { create } from 'zustand';
import { failureText } from '../api/failure';
import { newKey } from '../api/idempotency';
import type { SendableFile } from '../api/send-file';
import { useSession } from '../api/session';
import { upload } from '../api/upload';

/** A sheet on its way to be checked. */
export type SheetOnItsWay = {
  file: SendableFile;
  /** 0 to 100 of its bytes; at 100 the server reads. */
  percent: number;
  /** Why it stopped and what to do; empty while it goes. */
  text: string;
  mayRetry: boolean;
};

/** It goes on while the page is left, and its page finds it again. */
export const useSheetUpload = create<{ going: SheetOnItsWay | undefined }>()(() => ({ going: undefined }));

/** Of the sheet that is on its way: another sheet, or the same one after a change, is another intention. */
let current: { key: string; cancel: () => void; onArrived: (arrived: CatalogueImport) => void } | undefined;

const change = (next: Partial<SheetOnItsWay>) =>
  useSheetUpload.setState(({ going }) => ({ going: going && { ...going, ...next } }));

async function send(file: SendableFile): Promise<void> {
  const mine = current;
  if (!mine) return;
  change({ percent: 0, text: '' });
  const { done, cancel } = upload(startImport, { query: { dryRun: 'true' } }, file, {
    idempotencyKey: mine.key,
    onProgress: (percent) => current === mine && change({ percent }),
  });
  mine.cancel = cancel;
  try {
    const arrived = await done;
    if (current !== mine) return;
    forgetSheet();
    mine.onArrived(arrived);
  } catch (error) {
    if (current !== mine) return;
    const { title, detail } = failureText(error);
    change({ text: `${title}。${detail}。`, mayRetry: true });
  }
}

/** Sends a sheet to be checked; nothing is changed by it. One that is too large stops here, without costing any data. */
export function checkSheet(file: SendableFile, onArrived: (arrived: CatalogueImport) => void): void {
  current?.cancel();
  const isTooLarge = file.sizeBytes > MAX_SHEET_BYTES;
  const text = isTooLarge ? `文件最大 ${MAX_SHEET_BYTES >> 20} MB，请按部门分成几份再传。` : '';
  useSheetUpload.setState({ going: { file, percent: 0, text, mayRetry: false } });
  current = isTooLarge ? undefined : { key: newKey(), cancel: () => undefined, onArrived };
  void send(file);
}

/** The same intention once more: a check that was begun before the answer was lost is found again, not doubled. */
export function retrySheet(): void {
  const { going } = useSheetUpload.getState();
  if (going) void send(going.file);
}

/** Takes the sheet back, wherever it is. */
export function forgetSheet(): void {
  const held = current;
  current = undefined;
  useSheetUpload.setState({ going: undefined });
  held?.cancel();
}

// what one person chose is never sent as another
useSession.subscribe(({ user }, before) => {
  if (before.user !== undefined && before.user.id !== user?.id) forgetSheet();
});
