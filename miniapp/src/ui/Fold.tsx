import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { pressable } from './a11y';
import { Icon } from './Icon';

/** A section that few need: its heading opens and closes it. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <View className="section">
      <View className="section-head fold-head" {...pressable(() => setOpen(!isOpen), { expanded: isOpen })}>
        <View className="title-s">{title}</View>
        <Icon name="down" size={20} className={isOpen ? 'fold-open' : ''} />
      </View>
      {isOpen && <View className="stack-tight">{children}</View>}
    </View>
  );
}
