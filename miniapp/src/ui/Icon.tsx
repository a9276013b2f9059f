import { View } from '@tarojs/components';
import { a11y } from './a11y';
import type { IconName } from './icon-name';

type Props = {
  name: IconName;
  /** Points, times 1.3 in 长辈版. */
  size?: 16 | 18 | 20 | 24 | 28 | 40 | 64 | 88;
  className?: string;
};

/** A picture beside words, in their colour: never the only bearer of meaning. */
export function Icon({ name, size = 24, className = '' }: Props) {
  return <View className={`icon icon-${size} icon-${name} ${className}`} {...a11y({ hidden: true })} />;
}
