import { View } from '@tarojs/components';
import { momentText } from './moment-text';

/** What happened and when, as the server has it: the earliest first. */
export function History({ steps }: { steps: readonly { at: string; title: string }[] }) {
  return (
    <View className="stack-tight">
      {steps.map(({ at, title }, place) => (
        // two steps may bear the same instant; the order never changes
        <View key={`${at} ${place}`} className="row between wrap cell-line">
          <View className="body">{title}</View>
          <View className="sub">{momentText(at)}</View>
        </View>
      ))}
    </View>
  );
}
