import Taro from '@tarojs/taro';
import type { SendableFile } from '../api/send-file';

type Documents = { tempFiles: readonly { path: string; name: string; size: number }[] };

const isCancelled = (error: unknown): boolean =>
  /cancel/.test((error as { errMsg?: string } | undefined)?.errMsg ?? '');

/**
 * Lets the person choose a sheet out of a chat; undefined when they changed their mind. In a browser pick-sheet.h5.ts takes
 * its place. Rejects where the phone does not allow it.
 */
export function pickSheet(): Promise<SendableFile | undefined> {
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles: [file] }: Documents) =>
      resolve(file && { name: file.name, sizeBytes: file.size, content: file.path });
    const fail = (error: unknown) => (isCancelled(error) ? resolve(undefined) : reject(error));
    // Taro makes no promise of this one in WeChat
    void Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'json'], success, fail });
  });
}
