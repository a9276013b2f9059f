import { longDate } from '@yichuang/contract/calendar';
import type { OrderState, Review } from '@yichuang/contract/reviews/review';

type Order = NonNullable<Review['order']>;

/** What the person who rated reads of each state; `by` says what is due on the last day. */
const WORDS: Readonly<Record<OrderState, { title: string; by: string }>> = {
  created: { title: '收到了，正在派人', by: '联系您' },
  assigned: { title: '派好人了，等他联系您', by: '联系您' },
  contacted: { title: '联系过您了，正在核实', by: '答复您' },
  verified: { title: '核实过了，正在改', by: '答复您' },
  rectified: { title: '改了，正在写答复', by: '答复您' },
  explained: { title: '查清了，正在写答复', by: '答复您' },
  appealed: { title: '换了一个人再核实', by: '答复您' },
  replied: { title: '已经答复您', by: '复核改没改好' },
  rechecked: { title: '改好了，复核过了', by: '办结' },
  closed: { title: '已经办结', by: '' },
  reopened: { title: '重新处理，正在派人', by: '联系您' },
};

export const orderTitle = ({ state }: Pick<Order, 'state'>): string => WORDS[state].title;

/** 「最晚 11 月 25 日 周三联系您。」; undefined where nothing is due. */
export const orderDue = ({ state, dueDate }: Pick<Order, 'state' | 'dueDate'>): string | undefined =>
  dueDate === null ? undefined : `最晚 ${longDate(dueDate)}，${WORDS[state].by}。`;
