import { request } from 'undici';
import { multipart } from '../../support/upload.ts';
import { failureOf, fromWeChat, type RequestLine, type Wiring } from './wx-request.ts';
import { settle, type Callbacks, type Outcome } from './wx-settle.ts';

export type UploadOptions = Callbacks & {
  url: string;
  filePath: string;
  name: string;
  header?: Record<string, string>;
  timeout?: number;
};
type Progress = { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number };

const DEFAULT_TIMEOUT_MS = 60_000;

async function exchange(options: UploadOptions, bytes: Uint8Array, wiring: Wiring, signal: AbortSignal) {
  const name = options.filePath.split('/').at(-1) ?? '';
  const form = multipart({ bytes, name, field: options.name });
  const { pathname, search } = new URL(options.url);
  const line: RequestLine = { method: 'POST', path: pathname + search };
  wiring.log.push(line);
  if (!wiring.isOnline()) throw new Error('net::ERR_INTERNET_DISCONNECTED');
  const answer = await request(wiring.server + line.path, {
    method: 'POST',
    headers: { ...fromWeChat(options.header), ...form.headers },
    body: form.body,
    dispatcher: wiring.agent,
    signal,
  });
  line.status = answer.statusCode;
  // text, whatever it is: WeChat parses no answer of an upload
  return wiring.copy({
    data: await answer.body.text(),
    statusCode: answer.statusCode,
    header: answer.headers,
  }) as object;
}

/** wx.uploadFile over real HTTP, with the file's temporary name; its content type is WeChat's to set. */
export const uploadWith =
  (
    wiring: Wiring,
    { fileAt, complain }: { fileAt: (path: string) => Uint8Array | undefined; complain: (what: string) => void },
  ) =>
  (options: UploadOptions) => {
    const aborting = new AbortController();
    const signal = AbortSignal.any([aborting.signal, AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT_MS)]);
    const end = (outcome: Outcome) => wiring.soon(() => settle('uploadFile', options, outcome));
    const listeners = new Set<(progress: Progress) => void>();
    const tell = (sent: number, total: number) =>
      wiring.soon(() => {
        for (const listener of listeners)
          listener(
            wiring.copy({
              progress: Math.round((sent / total) * 100),
              totalBytesSent: sent,
              totalBytesExpectedToSend: total,
            }) as Progress,
          );
      });
    if (Object.keys(options.header ?? {}).some((name) => name.toLowerCase() === 'content-type'))
      complain('wx.uploadFile sets a content type: its boundary is lost');
    const bytes = fileAt(options.filePath);
    if (!bytes) end({ reason: `file not found ${options.filePath}` });
    else {
      tell(bytes.length / 2, bytes.length);
      void exchange(options, bytes, wiring, signal).then(
        (result) => {
          tell(bytes.length, bytes.length);
          end({ result });
        },
        (error: unknown) => end({ reason: failureOf(error, aborting.signal.aborted) }),
      );
    }
    return {
      abort: () => aborting.abort(),
      onProgressUpdate: (listener: (progress: Progress) => void) => void listeners.add(listener),
      offProgressUpdate: (listener: (progress: Progress) => void) => void listeners.delete(listener),
      onHeadersReceived() {},
      offHeadersReceived() {},
    };
  };
