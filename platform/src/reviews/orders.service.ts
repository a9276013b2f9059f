import { Inject } from '@nestjs/common';
import {
  allowedOrderSteps,
  isOrderStepAllowed,
  orderActorOf,
  orderStateName,
  type OrderActor,
} from '@yichuang/contract/reviews/order-rules';
import type {
  actOnReviewOrder,
  listReviewOrders,
  OrderAction,
  ReviewOrder,
} from '@yichuang/contract/reviews/staff-contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { Inbox } from '../messages/inbox.js';
import { detailsOf } from './order-details.js';
import { situationOf, type OrderRecord } from './order-record.js';
import { OrderSteps } from './order-steps.js';
import { OrdersRepository, type OrderScope } from './orders.repository.js';
import { namedIndicators, stepTitle } from './review-reply.js';
import { ReviewsRepository, type ReviewRecord } from './reviews.repository.js';

type Body = Parsed<typeof actOnReviewOrder>['body'];
const isManager = ({ roles }: Caller) => roles.includes('lead') || roles.includes('supervisor');
/** What a step tells the person who rated; the others tell nothing. */
const NEWS: Partial<Record<OrderAction, string>> = {
  contact: '您的评价有人在处理',
  reply: '您的评价有了答复',
  close: '您的评价处理完了',
};

/** Bad reviews on their way to an answer. */
export class OrdersService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(ReviewsRepository) private readonly reviews: ReviewsRepository,
    @Inject(OrdersRepository) private readonly orders: OrdersRepository,
    @Inject(OrderSteps) private readonly steps: OrderSteps,
    @Inject(Inbox) private readonly inbox: Inbox,
  ) {}

  async list(caller: Caller, query: Parsed<typeof listReviewOrders>['query']): Promise<Reply<typeof listReviewOrders>> {
    const { page, nextCursor, total } = await this.orders.list(this.db, scopeOf(caller), query);
    const items = await Promise.all(page.map((order) => this.reply(this.db, caller, order)));
    return { items, nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<ReviewOrder> {
    const order = await this.orders.find(this.db, id);
    if (!order) throw new Refused('NOT_FOUND');
    return this.reply(this.db, caller, order);
  }

  /**
   * One step; the state is compared before it is changed.
   * @throws Refused NOT_FOUND outside the region, FORBIDDEN for a step of others, STATE_CHANGED, ACTION_NOT_ALLOWED with
   * what is allowed, REASON_REQUIRED, VALIDATION_FAILED
   */
  act(caller: Caller, id: string, { body, write }: { body: Body; write: Write }): Promise<ReviewOrder> {
    return this.idempotency.run(write, async (tx) => {
      const order = await this.orders.lock(tx, id);
      const review = order && (await this.reviews.find(tx, id));
      if (!order || !review || !sees(caller, order, review)) throw new Refused('NOT_FOUND');
      if (order.stateVersion !== body.stateVersion) throw new Refused('STATE_CHANGED');
      this.refuse(caller, order, body);
      if (body.action === 'assign') await this.refuseHandler(tx, caller, review, body);
      const details = detailsOf(order, body, this.clock.instant());
      if (body.action === 'reply' && order.state === 'appealed' && details.isUpheld) await this.reviews.exclude(tx, id);
      const after = await this.steps.take(tx, order, { ...details, step: body.action, by: caller.sub });
      await this.tell(tx, review, body);
      return this.reply(tx, caller, after);
    });
  }

  private refuse(caller: Caller, order: OrderRecord, { action }: Body) {
    const situation = situationOf(order, this.clock.today());
    const actors = actorsOf(caller, order);
    if (!isOrderStepAllowed(action, situation))
      throw new Refused('ACTION_NOT_ALLOWED', { allowed: allowedOrderSteps(actors, situation) });
    if (!actors.includes(orderActorOf(action, order.state)))
      throw new Refused('FORBIDDEN', { detail: '这一步要由别的同事办：承办、复核不能是同一个人' });
  }

  /** 谁被评价，谁不办理: the order goes to a colleague of the region who was not rated. */
  private async refuseHandler(tx: Executor, caller: Caller, review: ReviewRecord, { handlerId }: Body) {
    const account = handlerId === undefined ? undefined : await this.accounts.find(handlerId, tx);
    const wrong = (message: string) =>
      new Refused('VALIDATION_FAILED', { errors: [{ path: 'body.handlerId', code: 'invalid', message }] });
    const isColleague = account?.region !== undefined && account.region.startsWith(caller.region ?? '-');
    if (!account || !isColleague) throw wrong('请从本地区的同事里选一位承办人');
    if (review.rated.includes(account.id)) throw wrong('被评价的人不能办理这张单，请换一位');
  }

  private async tell(tx: Executor, { raterId, subjectKind, subjectId, subject }: ReviewRecord, { action }: Body) {
    const title = NEWS[action];
    if (title === undefined || raterId === null) return;
    const kind = subjectKind === 'case' ? 'case' : 'appointment';
    const text = `您对「${subject}」的评价：${stepTitle(action)}。打开可以看经过和答复。`;
    await this.inbox.post(tx, { personId: raterId, title, text, subject: { kind, id: subjectId } });
  }

  private async reply(on: Executor, caller: Caller, order: OrderRecord): Promise<ReviewOrder> {
    const review = await this.reviews.find(on, order.id);
    if (!review || !sees(caller, order, review)) throw new Refused('NOT_FOUND');
    const today = this.clock.today();
    const { facts, dueDate, handlerId } = order;
    const titles = await this.titles(on, [handlerId, ...facts.history.map(({ by }) => by)]);
    const titleOf = (id: string) => titles.get(id) ?? id;
    return {
      id: order.id,
      state: order.state,
      stateName: orderStateName(order.state),
      stateVersion: order.stateVersion,
      createdAt: order.createdAt,
      level: review.level,
      indicators: namedIndicators(review.indicators),
      text: [review.text, review.appended ?? ''].filter((text) => text !== '').join('；追评：'),
      subject: review.subject,
      hallName: review.hallName,
      handler: handlerId === null ? null : titleOf(handlerId),
      finding: facts.finding,
      isComplex: facts.isComplex,
      reply: facts.reply,
      dueDate,
      lamp: dueDate === null || today < dueDate ? 'green' : today === dueDate ? 'yellow' : 'red',
      wasReopened: facts.wasReopened,
      history: facts.history.map(({ at, step, by, note }) => ({
        at,
        title: stepTitle(step),
        by: by === null ? '评价人' : titleOf(by),
        note,
      })),
      allowed: allowedOrderSteps(actorsOf(caller, order), situationOf(order, today)).filter(isOfStaff),
    };
  }

  /** One after the other: a transaction answers one question at a time. */
  private async titles(on: Executor, ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const titles = new Map<string, string>();
    for (const id of new Set(ids)) if (id !== null) titles.set(id, (await this.accounts.find(id, on))?.title ?? id);
    return titles;
  }
}

const isOfStaff = (step: OrderAction | 'reopen'): step is OrderAction => step !== 'reopen';

const scopeOf = (caller: Caller): OrderScope =>
  isManager(caller) && caller.region !== undefined ? { region: caller.region } : { handlerId: caller.sub };

const sees = (caller: Caller, order: OrderRecord, review: ReviewRecord): boolean => {
  const scope = scopeOf(caller);
  return 'region' in scope ? review.regionCode.startsWith(scope.region) : order.handlerId === scope.handlerId;
};

/** A manager who handles an order himself does not judge it. */
function actorsOf(caller: Caller, { handlerId }: OrderRecord): OrderActor[] {
  if (handlerId === caller.sub) return ['handler'];
  return isManager(caller) ? ['manager'] : [];
}
