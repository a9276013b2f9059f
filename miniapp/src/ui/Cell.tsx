import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { pressable } from './a11y';
import { Icon } from './Icon';
import type { IconName } from './icon-name';

type Props = {
  icon?: IconName;
  tone?: 'blue' | 'green' | 'amber' | 'red' | 'plum' | 'neutral';
  title: ReactNode;
  detail?: ReactNode;
  /** At the right: a tag or a value. A row that leads somewhere shows an arrow after it. */
  aside?: ReactNode;
  /** Spoken instead of the row's text. */
  label?: string;
  onPress?: () => void;
};

/** One row of a card or list. */
export function Cell({ icon, tone = 'blue', title, detail, aside, label, onPress }: Props) {
  return (
    <View className="cell" {...(onPress && { ...pressable(onPress, { label }), hoverClass: 'pressed' })}>
      {icon && (
        <View className={`badge badge-${tone}`}>
          <Icon name={icon} />
        </View>
      )}
      <View className="grow">
        <View className="body">{title}</View>
        {detail !== undefined && <View className="sub">{detail}</View>}
      </View>
      {aside}
      {onPress && <Icon name="forward" size={20} className="ink-500" />}
    </View>
  );
}
