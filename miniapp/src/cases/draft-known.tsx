import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import type { FormField } from '@yichuang/contract/cases/form';
import { Icon } from '../ui/Icon';

/** Said once for all that is read, not asked. */
export function KnownMark() {
  return (
    <View className="known-mark">
      <Icon name="lock" size={16} />
      <View>系统带出</View>
    </View>
  );
}

/** What the platform knows already. */
export function KnownRow({ field, known }: { field: FormField; known: Case['known'] }) {
  return (
    <View className="known">
      <View className="known-name">{field.label}</View>
      <View className="known-value">{(field.known && known[field.known]) ?? '窗口核对'}</View>
    </View>
  );
}
