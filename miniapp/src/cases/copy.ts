import Taro from '@tarojs/taro';
import { toast } from '../platform';

/** To the clipboard, and says so. */
export function copy(text: string, name: string): void {
  void Taro.setClipboardData({ data: text }).then(
    () => toast(`${name}已复制`),
    () => toast('没复制上，请抄一下'),
  );
}
