import Taro from '@tarojs/taro';
import type { ChosenFile } from '../api/send-file';

export type FileSource = 'camera' | 'album' | 'pdf';

const nameOf = (path: string): string => path.replace(/^.*\//, '');
const isCancelled = (error: unknown): boolean =>
  /cancel/.test((error as { errMsg?: string } | undefined)?.errMsg ?? '');

type Media = { tempFiles: readonly { tempFilePath: string; size: number }[] };
type Documents = { tempFiles: readonly { path: string; name: string; size: number }[] };

// Taro makes no promises of these two in WeChat

const pictures = (source: 'camera' | 'album', most: number): Promise<ChosenFile[]> =>
  new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Media) =>
      resolve(
        tempFiles.map(({ tempFilePath, size }) => ({
          name: nameOf(tempFilePath),
          kind: 'image',
          sizeBytes: size,
          content: tempFilePath,
        })),
      );
    const how = { count: most, mediaType: ['image' as const], sourceType: [source], sizeType: ['compressed' as const] };
    void Taro.chooseMedia({ ...how, success, fail: reject });
  });

/** WeChat has no file manager of its own: PDFs come out of chats. */
const documents = (most: number): Promise<ChosenFile[]> =>
  new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Documents) =>
      resolve(tempFiles.map(({ path, name, size }) => ({ name, kind: 'pdf', sizeBytes: size, content: path })));
    void Taro.chooseMessageFile({ count: most, type: 'file', extension: ['pdf'], success, fail: reject });
  });

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
