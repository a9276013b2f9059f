import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { pressable } from './a11y';
import { Icon } from './Icon';

type Props = { onPress: () => void; label?: string; hasArrow?: boolean; className?: string; children: ReactNode };

/** A quiet action in the text, as tall as a button. */
export function Link({ onPress, label, hasArrow = false, className = '', children }: Props) {
  return (
    <View className={`link ${className}`} hoverClass="pressed" {...pressable(onPress, { label })}>
      <View>{children}</View>
      {hasArrow && <Icon name="forward" size={16} />}
    </View>
  );
}
