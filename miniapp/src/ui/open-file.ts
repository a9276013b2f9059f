import Taro from '@tarojs/taro';

export type OpenedFile = { bytes: ArrayBuffer; name: string; kind: 'image' | 'pdf' };

/**
 * Shows a file in WeChat's own viewer. In a browser open-file.h5.ts takes its place, which answers with the address of a
 * picture that the page is to show itself.
 */
export async function openFile({ bytes, name, kind }: OpenedFile): Promise<string | undefined> {
  const extension = kind === 'pdf' ? '.pdf' : '.jpg';
  // only letters that every phone takes for a file name
  const filePath = `${Taro.env.USER_DATA_PATH}/${name.replace(/[^\w\u4e00-\u9fff-]/g, '_')}${extension}`;
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  );
  if (kind === 'pdf') await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
  else await Taro.previewImage({ urls: [filePath], current: filePath });
  return undefined;
}

/** Nothing is held in WeChat. */
export const closeFile = (_url: string): void => undefined;
