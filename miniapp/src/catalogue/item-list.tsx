import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import type { ReactNode } from 'react';
import { SiteNeeded } from '../site/SiteNeeded';
import { AsyncView } from '../ui/AsyncView';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Skeleton } from '../ui/Skeleton';
import type { useItems } from './api';
import { ItemRow } from './item-row';

type Props = {
  query: ReturnType<typeof useItems>;
  empty: ReactNode;
  /** Instead of opening the guide. */
  onPick?: (item: ItemSummary) => void;
};

/** Matters page by page; the rest comes on request, so that the foot of the page can be reached. */
export function ItemList({ query, empty, onPick }: Props) {
  return (
    <SiteNeeded>
      <AsyncView
        query={query}
        skeleton={<Skeleton rows={4} />}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={empty}
      >
        {({ pages }) => (
          <>
            <Card isFlush>
              {pages.flatMap(({ items }) =>
                items.map((item) => <ItemRow key={item.taskCode} item={item} onPress={onPick} />),
              )}
            </Card>
            {query.hasNextPage && (
              <Button
                kind="g"
                busy={query.isFetchingNextPage && '正在载入…'}
                onPress={() => void query.fetchNextPage()}
              >
                再看一些
              </Button>
            )}
          </>
        )}
      </AsyncView>
    </SiteNeeded>
  );
}
