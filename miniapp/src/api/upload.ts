import { call, type CallOptions } from '@yichuang/contract/client';
import type { Reply, Route, Sent } from '@yichuang/contract/route';
import { NoAnswerError, RefusedError } from './failure';
import { BASE, withSession } from './request';
import { sendFile, type SendableFile, type Sending } from './send-file';

/** @throws in `done`: RefusedError, NoAnswerError (also after `cancel`) */
export type Upload<T> = { done: Promise<T>; cancel: () => void };

/** The name of the one part, by contract; and as long as the BFF waits for a file. */
const [PART, TIMEOUT_MS] = ['file', 60_000] as const;

/** `onProgress` hears 0 to 100, of the bytes that left this device. */
type UploadOptions = CallOptions & { onProgress: (percent: number) => void };

type UploadRoute = Route & { readonly upload: object };

/** One file to the BFF, typed by its route, with the session's token as every call. */
export function upload<const R extends UploadRoute>(
  route: R,
  sent: Sent<R>,
  file: SendableFile,
  { onProgress, ...options }: UploadOptions,
): Upload<Reply<R>> {
  let sending: Sending | undefined;
  let isCancelled = false;
  const make = (headers: Record<string, string>) =>
    call(
      (wire) => {
        if (isCancelled) throw new NoAnswerError(wire.path);
        sending = sendFile({
          url: BASE + wire.path,
          headers: wire.headers,
          file,
          part: PART,
          timeoutMs: TIMEOUT_MS,
          onProgress,
        });
        return sending.answer;
      },
      route,
      sent,
      { ...options, headers },
    );
  const done = withSession(make).then((answer) => {
    if (!answer.ok) throw new RefusedError(answer.problem);
    return answer.value;
  });
  const cancel = () => {
    isCancelled = true;
    sending?.cancel();
  };
  return { done, cancel };
}
