import { Inject } from '@nestjs/common';
import { dateOf, fromInstant } from '@yichuang/contract/calendar';
import {
  isOrderStepAllowed,
  orderDueDate,
  orderStateAfter,
  type OrderStep,
} from '@yichuang/contract/reviews/order-rules';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { NationalCalendar } from '../calendar/work-calendar.js';
import type { Executor } from '../db/database.js';
import { newOrder, situationOf, type OrderFacts, type OrderRecord } from './order-record.js';
import { OrdersRepository } from './orders.repository.js';

/** One step of an order, allowed already. */
export type Step = {
  step: OrderStep;
  /** Null: the person who rated. */
  by: string | null;
  note: string;
  isUpheld?: boolean;
  handlerId?: string;
  facts?: Partial<OrderFacts>;
};
const dayOf = (instant: string) => dateOf(fromInstant(instant));

/** Takes steps: state, deadline and history, all in the caller's transaction. */
export class OrderSteps {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(NationalCalendar) private readonly calendar: NationalCalendar,
    @Inject(OrdersRepository) private readonly orders: OrdersRepository,
  ) {}

  async open(tx: Executor, id: string): Promise<OrderRecord> {
    const order = newOrder(id, this.clock.instant());
    const opened = { ...order, dueDate: this.dueDate(order) };
    await this.orders.insert(tx, opened);
    return opened;
  }

  /** @throws Refused ACTION_NOT_ALLOWED before there is a reply, ten days after it, or the second time */
  async reopen(tx: Executor, order: OrderRecord, note: string): Promise<OrderRecord> {
    if (!isOrderStepAllowed('reopen', situationOf(order, this.clock.today())))
      throw new Refused('ACTION_NOT_ALLOWED', {
        detail: '答复后 10 天内可以要求重新处理一次；还没解决请打 12345',
        allowed: [],
      });
    return this.take(tx, order, { step: 'reopen', by: null, note, facts: { wasReopened: true } });
  }

  async take(tx: Executor, before: OrderRecord, taken: Step): Promise<OrderRecord> {
    const after = this.moved(before, taken);
    await this.orders.update(tx, after);
    return after;
  }

  private moved(before: OrderRecord, { step, by, note, isUpheld, handlerId, facts = {} }: Step): OrderRecord {
    const at = this.clock.instant();
    const state = orderStateAfter(step, isUpheld);
    const history = [...before.facts.history, { at, step, by, note }];
    const isLate = before.isLate || (before.dueDate !== null && this.clock.today() > before.dueDate);
    const opened = state === 'reopened' ? { openedAt: at, finding: null, appealedAt: null } : {};
    const order: OrderRecord = {
      ...before,
      state,
      stateVersion: before.stateVersion + 1,
      handlerId: state === 'reopened' ? null : (handlerId ?? before.handlerId),
      facts: { ...before.facts, ...facts, ...opened, history },
      isLate,
      closedAt: state === 'closed' ? at : null,
    };
    return { ...order, dueDate: this.dueDate(order) };
  }

  private dueDate({ state, facts }: OrderRecord): string | null {
    const { isComplex, openedAt, appealedAt } = facts;
    const appealedOn = appealedAt === null ? null : dayOf(appealedAt);
    return orderDueDate({ state, isComplex, openedOn: dayOf(openedAt), appealedOn }, this.calendar);
  }
}
