import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

type Props = { name: string; aside?: ReactNode; children: ReactNode };

/** Name and value of a fact, one under the other in 长辈版. */
export function Line({ name, aside, children }: Props) {
  return (
    <View className="line">
      <View className="line-name">{name}</View>
      <View className="grow">{children}</View>
      {aside}
    </View>
  );
}
