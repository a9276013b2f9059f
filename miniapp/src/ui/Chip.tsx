import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { pressable } from './a11y';
import { Icon } from './Icon';

type Props = { isOn: boolean; onPress: () => void; role?: 'radio' | 'checkbox' | 'tab'; children: ReactNode };

/** One of several (radio, tab) or on and off (checkbox); the chosen one has a tick, not colour alone. */
export function Chip({ isOn, onPress, role = 'radio', children }: Props) {
  const state = role === 'tab' ? { selected: isOn } : { checked: isOn };
  return (
    <View className={`chip ${isOn ? 'chip-on' : ''}`} {...pressable(onPress, { role, ...state })}>
      {isOn && <Icon name="check" size={16} />}
      <View>{children}</View>
    </View>
  );
}
