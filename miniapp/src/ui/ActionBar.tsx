import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** The bar at the foot, clear of the home indicator; the main button rightmost. `note` stands above the buttons. */
export function ActionBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <View className="action-bar">
      {note}
      <View className="action-row">{children}</View>
    </View>
  );
}
