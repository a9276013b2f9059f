import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { AsyncView } from '../ui/AsyncView';
import { Card } from '../ui/Card';
import { MoreButton } from '../ui/MoreButton';
import { useVerifications } from './api';
import { VerificationRow } from './verification-row';

/** 谁核验过: every look at this certificate, failed ones too. */
export function VerificationList({ id }: { id: string }) {
  const query = useVerifications(id);
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        谁核验过
      </View>
      <Card isFlush>
        <AsyncView
          query={query}
          isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
          empty={<View className="cell sub">还没有人核验过。每次被扫，都会记在这里。</View>}
        >
          {({ pages }) =>
            pages
              .flatMap(({ items }) => items)
              .map((event, at) => (
                // the server's order; two checks may bear the same instant
                <VerificationRow key={`${event.at} ${at}`} event={event} />
              ))
          }
        </AsyncView>
      </Card>
      <MoreButton query={query} />
    </View>
  );
}
