import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

/** Short facts in one line, a small round point between two that stand side by side; none hangs at the end of a line. */
export function Facts({ facts }: { facts: readonly ReactNode[] }) {
  return (
    <View className="fact-parts">
      <View className="fact-parts-line">
        {facts.map((fact, at) => (
          // the facts of a line are fixed in number and order
          <View key={at} className="fact-part">
            <View className="sep" />
            {fact}
          </View>
        ))}
      </View>
    </View>
  );
}
