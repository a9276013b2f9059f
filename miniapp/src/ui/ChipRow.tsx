import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';

/** Chips in one line, however many there are: it is moved sideways, so that what they choose from stays in sight. */
export function ChipRow({ label, role = 'group', children }: { label: string; role?: string; children: ReactNode }) {
  return (
    <ScrollView scrollX className="chip-scroll">
      <View className="chip-line" {...a11y({ role, label })}>
        {children}
      </View>
    </ScrollView>
  );
}
