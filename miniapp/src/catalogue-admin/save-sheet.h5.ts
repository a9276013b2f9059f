import { download } from '../ui/browser-download';

export function saveSheet(bytes: ArrayBuffer, fileName: string): Promise<string> {
  download(bytes, 'application/octet-stream', fileName);
  return Promise.resolve('已下载');
}
