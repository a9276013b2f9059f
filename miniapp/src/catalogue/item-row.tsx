import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { isImmediate, needsNoTrip, promise, visits } from './words';

/** One matter in a list: name, who handles it, and what it costs in trips, days and papers. */
export function ItemRow({ item }: { item: ItemSummary }) {
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => open(paths.guide(item.taskCode)))}>
      <View className="grow stack-tight">
        <View className="body strong">{item.taskName}</View>
        {item.why && <View className="cap blue">{item.why}</View>}
        <View className="cap">{item.deptName}</View>
        <View className="tags">
          <Tag tone={needsNoTrip(item) ? 'green' : 'neutral'}>{visits(item)}</Tag>
          <Tag tone={isImmediate(item) ? 'green' : 'neutral'}>{promise(item)}</Tag>
          {item.exemptCount > 0 && <Tag tone="green">{item.exemptCount} 项免提交</Tag>}
          {item.isHomeVisit === '1' && <Tag tone="blue">可上门</Tag>}
        </View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}
