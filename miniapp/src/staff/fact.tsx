import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** Name and value, a line between it and the next. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="fact">
      <View className="fact-name">{name}</View>
      <View className="grow strong">{children}</View>
    </View>
  );
}
