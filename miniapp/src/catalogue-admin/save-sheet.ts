import Taro from '@tarojs/taro';

/**
 * WeChat keeps no downloads: sheets come out of chats and go into chats. In a browser save-sheet.h5.ts takes its place.
 * @param fileName with its ending
 * @returns what to say when it is done
 */
export async function saveSheet(bytes: ArrayBuffer, fileName: string): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`;
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  );
  await Taro.shareFileMessage({ filePath, fileName });
  return '已发到聊天里';
}
