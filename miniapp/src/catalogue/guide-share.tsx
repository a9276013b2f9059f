import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { copy } from '../cases/copy';
import { paths } from '../paths';
import { isH5 } from '../platform';
import { Button } from '../ui/Button';
import { useOpenedFile } from '../ui/use-opened-file';
import { readPaper } from './guide-api';

/** The card that WeChat shows: the matter by its name. What the sender said of themselves is not in it. */
export function useShareCard(item: Item | undefined, taskCode: string): void {
  useShareAppMessage(() => ({
    title: item ? `${item.taskName}：怎么办，要带什么` : '办事指南',
    path: paths.guide(taskCode),
  }));
}

/** The browser's own sheet, or the address in the clipboard. */
async function share(item: Item): Promise<void> {
  const url = `${location.origin}${location.pathname}#${paths.guide(item.taskCode)}`;
  if (typeof navigator.share !== 'function') return copy(url, '指南的链接');
  // rejects when the person closes the sheet
  await navigator
    .share({ title: item.taskName, text: `${item.taskName}：怎么办，要带什么`, url })
    .catch(() => undefined);
}

/** 一次性告知书 with one's own list, to print or to show at the window; and the guide for somebody else. */
export function GuideShare({ item, choices, isElder }: { item: Item; choices: readonly string[]; isElder: boolean }) {
  const files = useOpenedFile(item.taskCode);
  const name = `${item.shortName}一次性告知书`;
  return (
    <View className="section stack-tight">
      <View className="action-row">
        <Button
          kind="g"
          icon="file"
          busy={files.opening !== undefined && '正在打开…'}
          onPress={() => void files.open('paper', { name, kind: 'pdf' }, () => readPaper(item.taskCode, choices))}
        >
          打印告知书
        </Button>
        {isH5 && !isElder && (
          <Button kind="g" icon="transfer" onPress={() => void share(item)}>
            发给别人
          </Button>
        )}
      </View>
      {files.failed && <View className="cap red">{files.failed.text}</View>}
      <View className="cap">告知书上有您的材料单和二维码，拿给窗口看也行。</View>
    </View>
  );
}
