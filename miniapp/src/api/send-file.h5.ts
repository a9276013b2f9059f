import { NoAnswerError } from './failure';
import type { FileToSend, Sending } from './send-file';

/** By hand: Taro's own reads the file over its blob address, which the page's security policy rightly forbids. */
export function sendFile({ url, headers, file, part, timeoutMs, onProgress }: FileToSend): Sending {
  const form = new FormData();
  form.append(part, file.content as Blob, file.name);
  const request = new XMLHttpRequest();
  const answer = new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const fail = () => reject(new NoAnswerError(url));
    request.open('POST', url);
    request.withCredentials = true;
    request.timeout = timeoutMs;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0),
    );
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, fail);
    request.addEventListener('load', () => {
      try {
        resolve({ status: request.status, body: JSON.parse(request.responseText) as unknown });
      } catch (error) {
        reject(error);
      }
    });
    request.send(form);
  });
  return { answer, cancel: () => request.abort() };
}
