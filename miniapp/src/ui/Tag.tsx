import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icon-name';

type Props = { tone?: 'blue' | 'green' | 'amber' | 'red' | 'plum' | 'neutral'; icon?: IconName; children: ReactNode };

/** A state is colour + words, and an icon where it warns. */
export function Tag({ tone = 'neutral', icon, children }: Props) {
  return (
    <View className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      <View>{children}</View>
    </View>
  );
}
