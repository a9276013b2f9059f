import { MAX_FILE_BYTES, type MaterialFile } from '@yichuang/contract/cases/material';
import { uploadFile } from '@yichuang/contract/cases/material-contract';
import { create } from 'zustand';
import { failureText, NoAnswerError, RefusedError } from '../api/failure';
import type { ChosenFile } from '../api/send-file';
import { useSession } from '../api/session';
import { upload } from '../api/upload';

export type MaterialPlace = { id: string; materialId: string };
/** A file on its way: waiting for its turn, being sent, or stopped. */
export type Going = {
  key: number;
  place: MaterialPlace;
  file: ChosenFile;
  state: 'waiting' | 'sending' | 'failed';
  percent: number;
  /** Why it stopped and what to do; empty while it goes. */
  text: string;
  /** The same file may succeed another time: it was not refused. */
  mayRetry: boolean;
  onArrived: (file: MaterialFile) => Promise<void>;
};

/** Files go on while their page is left, one after the other: phones have little to send with. */
export const useUploads = create<{ going: readonly Going[] }>()(() => ({ going: [] }));

let lastKey = 0;
let cancelCurrent: { key: number; cancel: () => void } | undefined;

const change = (key: number, next: Partial<Going>) =>
  useUploads.setState(({ going }) => ({ going: going.map((one) => (one.key === key ? { ...one, ...next } : one)) }));
const drop = (key: number) => useUploads.setState(({ going }) => ({ going: going.filter((one) => one.key !== key) }));

/** Refused for what it is: another file is needed. */
const isFinal = (error: unknown) =>
  error instanceof RefusedError && error.problem.status < 500 && error.problem.status !== 429;

function failure(error: unknown): Pick<Going, 'text' | 'mayRetry'> {
  const { title, detail } = failureText(error);
  if (error instanceof NoAnswerError) return { text: '没传上去，请看看网络，再传一次。', mayRetry: true };
  return { text: `${title}。${detail}。`, mayRetry: !isFinal(error) };
}

async function send({ key, place, file, onArrived }: Going): Promise<void> {
  change(key, { state: 'sending', percent: 0, text: '' });
  const { done, cancel } = upload(uploadFile, { params: place }, file, {
    onProgress: (percent) => change(key, { percent }),
  });
  cancelCurrent = { key, cancel };
  try {
    await onArrived(await done);
    drop(key);
  } catch (error) {
    change(key, { state: 'failed', ...failure(error) });
  } finally {
    cancelCurrent = undefined;
    next();
  }
}

function next(): void {
  if (cancelCurrent) return;
  const waiting = useUploads.getState().going.find(({ state }) => state === 'waiting');
  if (waiting) void send(waiting);
}

/** Puts files in the line. One that is too large stops at once, without costing any data. */
export function addFiles(place: MaterialPlace, files: readonly ChosenFile[], onArrived: Going['onArrived']): void {
  const added = files.map((file): Going => {
    const isTooLarge = file.sizeBytes > MAX_FILE_BYTES;
    return {
      key: ++lastKey,
      place,
      file,
      state: isTooLarge ? 'failed' : 'waiting',
      percent: 0,
      text: isTooLarge ? `文件最大 ${MAX_FILE_BYTES >> 20} MB，请拍得小一些再传。` : '',
      mayRetry: false,
      onArrived,
    };
  });
  useUploads.setState(({ going }) => ({ going: [...going, ...added] }));
  next();
}

export function retryFile(key: number): void {
  change(key, { state: 'waiting', text: '' });
  next();
}

/** Takes a file out of the line, wherever it is in it. */
export function cancelFile(key: number): void {
  drop(key);
  if (cancelCurrent?.key === key) cancelCurrent.cancel();
}

// what one person chose is never sent as another
useSession.subscribe(({ user }, before) => {
  if (before.user === undefined || before.user.id === user?.id) return;
  for (const { key } of useUploads.getState().going) cancelFile(key);
});
