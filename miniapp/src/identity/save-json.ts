import Taro from '@tarojs/taro';

/** WeChat opens no JSON and has no downloads: the text goes to the clipboard. In a browser save-json.h5.ts takes its place. */
export async function saveJson(text: string, _name: string): Promise<string> {
  await Taro.setClipboardData({ data: text });
  return '已复制，可以贴到备忘录里';
}
