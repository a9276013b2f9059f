import { View } from '@tarojs/components';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icon-name';

export type Figure = { name: string; value: number | string; tone?: 'red' | 'amber' | 'green'; icon?: IconName };

/** Numbers beside each other, each with its word below. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <View className="cat-figures">
      {figures.map(({ name, value, tone = '', icon }) => (
        <View key={name} className="cat-figure">
          <View className={`title-m cat-figure-value ${tone}`}>
            {icon && <Icon name={icon} size={20} />}
            <View>{value}</View>
          </View>
          <View className="sub">{name}</View>
        </View>
      ))}
    </View>
  );
}
