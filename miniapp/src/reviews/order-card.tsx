import { View } from '@tarojs/components';
import type { Review } from '@yichuang/contract/reviews/review';
import { useElder } from '../elder/elder';
import { ReadAloud } from '../elder/ReadAloud';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { History } from '../ui/History';
import { orderDue, orderTitle } from './order-words';

type Order = NonNullable<Review['order']>;

/** What becomes of a bad review: where it stands, by when, the reply, and every step so far. */
export function OrderCard({ order }: { order: Order }) {
  const isElder = useElder((state) => state.isElder);
  const due = orderDue(order);
  return (
    <>
      <Card className="stack">
        <View className="stack-tight" {...a11y({ role: 'status', live: 'polite' })}>
          <View className="title-m">{orderTitle(order)}</View>
          {due !== undefined && <View className="body ink-700">{due}</View>}
        </View>
        {order.reply !== '' && (
          <View className="box box-blue stack-tight">
            <View className="body strong">给您的答复</View>
            <View className="body words">{order.reply}</View>
          </View>
        )}
        <History steps={order.history} />
      </Card>
      {isElder && <ReadAloud text={() => [orderTitle(order), due ?? '', order.reply].filter(Boolean).join('。')} />}
    </>
  );
}
