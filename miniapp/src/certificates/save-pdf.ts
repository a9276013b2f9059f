import Taro from '@tarojs/taro';

/** WeChat opens the file in its own reader, from whose menu it is kept or sent on. In a browser save-pdf.h5.ts takes its place. */
export async function savePdf(bytes: ArrayBuffer, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}.pdf`;
  await new Promise<void>((resolve, reject) =>
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  );
  await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
}
