import Taro from '@tarojs/taro';
import type { ChosenFile } from '../api/send-file';

export type FileSource = 'camera' | 'album' | 'pdf';

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
const isCancelled = (error: unknown): boolean =>
  /cancel/.test((error as { errMsg?: string } | undefined)?.errMsg ?? '');

async function pictures(source: 'camera' | 'album', most: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count: most,
    mediaType: ['image'],
    sourceType: [source],
    sizeType: ['compressed'],
  });
  return tempFiles.map(({ tempFilePath, size }) => ({
    name: nameOf(tempFilePath),
    kind: 'image',
    sizeBytes: size,
    content: tempFilePath,
  }));
}

/** WeChat has no file manager of its own: PDFs come out of chats. */
async function documents(most: number): Promise<ChosenFile[]> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: 'file', extension: ['pdf'] });
  return tempFiles.map(({ path, name, size }) => ({ name, kind: 'pdf', sizeBytes: size, content: path }));
}

/**
 * Lets the person take or choose files; none when they changed their mind. In a browser pick-file.h5.ts takes its place.
 * @param most how many at once. Rejects where the phone does not allow it.
 */
export async function pickFiles(source: FileSource, most: number): Promise<ChosenFile[]> {
  try {
    return await (source === 'pdf' ? documents(most) : pictures(source, most));
  } catch (error) {
    if (isCancelled(error)) return [];
    throw error;
  }
}
