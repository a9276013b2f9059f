import Taro from '@tarojs/taro';
import { NoAnswerError } from './failure';

/** A file that can be sent. `content`: its path in WeChat, its bytes in a browser. */
export type SendableFile = { name: string; sizeBytes: number; content: string | Blob };
/** A file that was chosen for an application. */
export type ChosenFile = SendableFile & { kind: 'image' | 'pdf' };

export type FileToSend = {
  url: string;
  headers: Record<string, string>;
  file: SendableFile;
  /** The name of the form's one part. */
  part: string;
  timeoutMs: number;
  /** @param percent 0 to 100, of the bytes that left this device */
  onProgress: (percent: number) => void;
};
/** `body` is parsed JSON. Rejects with NoAnswerError when no answer came in time, or when it was cancelled. */
export type Sending = { answer: Promise<{ status: number; body: unknown }>; cancel: () => void };

/** One file as multipart/form-data. In a browser send-file.h5.ts takes its place. */
export function sendFile({ url, headers, file, part, timeoutMs, onProgress }: FileToSend): Sending {
  const task = Taro.uploadFile({
    url,
    header: headers,
    filePath: file.content as string,
    name: part,
    timeout: timeoutMs,
  });
  task.onProgressUpdate(({ progress }) => onProgress(progress));
  const answer = task.then(
    ({ statusCode, data }) => ({ status: statusCode, body: JSON.parse(data) as unknown }),
    () => {
      throw new NoAnswerError(url);
    },
  );
  return { answer, cancel: () => task.abort() };
}
