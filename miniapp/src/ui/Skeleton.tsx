import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { Card } from './Card';

/** Grey shapes of what is coming: `rows` rows with icon, title and line. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View {...a11y({ role: 'status', label: '正在载入' })}>
      <Card className="stack">
        {Array.from({ length: rows }, (_, row) => (
          <View key={row} className="row">
            <View className="skeleton badge" />
            <View className="grow stack-tight">
              <View className="skeleton" style={{ height: '1em', width: '58%' }} />
              <View className="skeleton" style={{ height: '0.9em', width: '82%' }} />
            </View>
          </View>
        ))}
      </Card>
    </View>
  );
}
