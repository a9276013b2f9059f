import { unpublished } from '@yichuang/contract/catalogue/gaps';
import type { Item } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';

const STATES = { '2': '这件事现在暂停办理', '3': '这件事已经取消，不用办了' } as const;

/** Said before anything else of the guide; what to do instead comes with it. */
export function StoppedNotice({ item: { taskState, stateExplain } }: { item: Item }) {
  if (taskState === '1') return null;
  return (
    <View className="section">
      <View className="box box-amber row row-top" {...a11y({ role: 'alert' })}>
        <Icon name="warn" size={20} />
        <View className="grow">
          <View className="body strong">{STATES[taskState]}</View>
          <View className="sub">{stateExplain === '' ? '要办的请先打电话问，下面的指南只供参考。' : stateExplain}</View>
        </View>
      </View>
    </View>
  );
}

/** What nobody has published yet is said before the rest, so that nobody sets out on half a guide. */
export function UnpublishedNotice({ item }: { item: Item }) {
  const missing = unpublished(item);
  if (missing.length === 0) return null;
  return (
    <View className="section">
      <View className="box box-amber row row-top">
        <Icon name="info" size={20} />
        <View className="grow">
          <View className="body strong">这份指南还没有填全</View>
          <View className="sub">{missing.join('、')}还没有公布，去办之前请先打电话问清楚。</View>
        </View>
      </View>
    </View>
  );
}
