import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

type Props = { isFlush?: boolean; className?: string; children: ReactNode };

/** White, rounded, no shadow; `isFlush` for rows that bring their own padding. */
export function Card({ isFlush = false, className = '', children }: Props) {
  return <View className={`card ${isFlush ? 'card-flush' : ''} ${className}`}>{children}</View>;
}
