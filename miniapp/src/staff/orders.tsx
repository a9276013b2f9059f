import { View } from '@tarojs/components';
import {
  actOnReviewOrder,
  listReviewOrders,
  type OrderAction,
  type ReviewOrder,
} from '@yichuang/contract/reviews/staff-contract';
import { LEVEL_NAMES } from '@yichuang/contract/reviews/review';
import { ask } from '../api/request';
import { useShown } from '../appointments/use-shown';
import { paths } from '../paths';
import { Card } from '../ui/Card';
import { Tag } from '../ui/Tag';
import { useBoard, useBoardStep } from './boards/api';
import { Board } from './boards/board';
import { DueTag } from './boards/due-tag';
import { DOUBT_REPLY, ORDER_STEPS } from './boards/steps';
import { DeskBoards } from './desk-links';
import { StaffOnly } from './staff-only';

const FINDINGS = { true: '属实', partly: '部分属实', mistaken: '误评', malicious: '恶意' } as const;
const asksOf = (action: OrderAction, { state }: ReviewOrder) =>
  action === 'reply' && state === 'appealed' ? [DOUBT_REPLY, ...ORDER_STEPS.reply.asks] : ORDER_STEPS[action].asks;

/** Who rated is never told. */
function Order({ order }: { order: ReviewOrder }) {
  const { subject, level, indicators, text, stateName, handler, finding, reply, lamp, dueDate, wasReopened } = order;
  return (
    <>
      <View className="row between wrap">
        <View className="title-s">{subject}</View>
        <DueTag lamp={lamp} dueDate={dueDate} />
      </View>
      <View className="tags">
        <Tag tone="red">{LEVEL_NAMES[level]}</Tag>
        <Tag tone="neutral">{stateName}</Tag>
        {wasReopened && <Tag tone="amber">评价人要求重办</Tag>}
        {finding !== null && <Tag tone="blue">{FINDINGS[finding]}</Tag>}
      </View>
      {indicators.map((one) => (
        <View key={one.code} className="body">
          {one.text}
        </View>
      ))}
      {text !== '' && <View className="body">「{text}」</View>}
      {handler !== null && <View className="sub">承办：{handler}</View>}
      {reply !== '' && <View className="sub">已答复：{reply}</View>}
    </>
  );
}

function Orders() {
  const query = useBoard('orders', {
    access: listReviewOrders.access,
    isShown: useShown(),
    read: (cursor) => ask(listReviewOrders, { query: { limit: 20, cursor } }),
  });
  const step = useBoardStep(actOnReviewOrder);
  return (
    <Board<OrderAction, ReviewOrder>
      title="差评整改"
      query={query}
      step={step}
      words={ORDER_STEPS}
      asksOf={asksOf}
      empty={{ title: '没有要处理的差评', detail: '有人评「不满意」时，这里会出现一张单。' }}
      head={
        <Card isFlush>
          <DeskBoards except="差评整改" />
        </Card>
      }
    >
      {(order) => <Order order={order} />}
    </Board>
  );
}

export default function StaffOrdersPage() {
  return (
    <StaffOnly access={listReviewOrders.access} title="差评整改" from={paths.reviewOrders()}>
      <Orders />
    </StaffOnly>
  );
}
