import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import { View } from '@tarojs/components';
import { open, paths } from '../paths';
import { pressable } from '../ui/a11y';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { isImmediate, needsNoTrip, promise, visits } from './words';

type Props = {
  item: ItemSummary;
  /** Opens the guide unless told. */
  onPress?: ((item: ItemSummary) => void) | undefined;
};

const openGuide = ({ taskCode }: ItemSummary) => open(paths.guide(taskCode));

/** One matter in a list: name, who handles it and how long, and what is good about it. */
export function ItemRow({ item, onPress = openGuide }: Props) {
  const isAtOnce = isImmediate(item);
  return (
    <View className="cell" hoverClass="pressed" {...pressable(() => onPress(item))}>
      <View className="grow stack-tight">
        <View className="body strong">{item.taskName}</View>
        {item.why && <View className="cap blue">{item.why}</View>}
        <View className="cap">
          <Facts facts={isAtOnce ? [item.deptName] : [item.deptName, promise(item)]} />
        </View>
        <View className="tags">
          <Tag tone={needsNoTrip(item) ? 'green' : 'neutral'}>{visits(item)}</Tag>
          {isAtOnce && <Tag tone="green">{promise(item)}</Tag>}
          {item.exemptCount > 0 && <Tag tone="green">{item.exemptCount} 项免提交</Tag>}
          {item.isHomeVisit === '1' && <Tag tone="blue">可上门</Tag>}
        </View>
      </View>
      <Icon name="forward" size={20} className="ink-500" />
    </View>
  );
}
