import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from './Button';

/** The part of a react-query result that has pages. */
type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** At the foot of a list, as long as it goes on. */
export function MoreButton({ query, children = '看更早的' }: { query: Paged; children?: ReactNode }) {
  if (!query.hasNextPage) return null;
  return (
    <View className="action-row">
      <Button kind="g" busy={query.isFetchingNextPage && '正在载入…'} onPress={() => void query.fetchNextPage()}>
        {children}
      </Button>
    </View>
  );
}
