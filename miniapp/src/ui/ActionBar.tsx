import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { landmark } from './a11y';

/** The bar at the foot, clear of the home indicator; the main button rightmost. `note` stands above the buttons. */
export function ActionBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <View className="action-bar" {...landmark('contentinfo')}>
      {note}
      <View className="action-row">{children}</View>
    </View>
  );
}
