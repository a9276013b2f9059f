import type { OpenedFile } from './open-file';

/** The first bytes of a PNG; the other pictures that are kept are JPEG. */
const isPng = (bytes: ArrayBuffer) => new Uint8Array(bytes)[0] === 0x89;

function download(url: string, name: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.pdf`;
  link.click();
}

/**
 * A PDF opens in a tab of its own, from which it is printed, or is downloaded where the browser allows no tab. The
 * address of a picture is returned and is to be closed.
 */
export async function openFile({ bytes, name, kind }: OpenedFile): Promise<string | undefined> {
  if (kind === 'image')
    return URL.createObjectURL(new Blob([bytes], { type: isPng(bytes) ? 'image/png' : 'image/jpeg' }));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  if (window.open(url, '_blank') === null) download(url, name);
  // long enough for the tab to have read it
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return undefined;
}

export const closeFile = (url: string): void => URL.revokeObjectURL(url);
