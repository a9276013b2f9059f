import { download } from '../ui/browser-download';

export function savePdf(bytes: ArrayBuffer, name: string): Promise<void> {
  download(bytes, 'application/pdf', `${name}.pdf`);
  return Promise.resolve();
}
