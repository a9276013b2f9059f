import { randomUUID } from 'node:crypto';
import { Inject, type OnModuleInit } from '@nestjs/common';
import { INDICATORS, INDICATORS_VERSION } from '@yichuang/contract/reviews/indicators';
import { isBad, type Review, type ReviewRequest } from '@yichuang/contract/reviews/review';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { PersonalData } from '../identity/personal-data.js';
import { OrderSteps } from './order-steps.js';
import { OrdersRepository } from './orders.repository.js';
import { toReview } from './review-reply.js';
import { ReviewSubjects, type Subject } from './review-subjects.js';
import { ReviewsRepository, type ReviewRecord } from './reviews.repository.js';

export type Reviewed = { kind: Subject['kind']; id: string };

/** What people say of a service, once, and read of what became of it. */
export class ReviewsService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReviewSubjects) private readonly subjects: ReviewSubjects,
    @Inject(ReviewsRepository) private readonly reviews: ReviewsRepository,
    @Inject(OrdersRepository) private readonly orders: OrdersRepository,
    @Inject(OrderSteps) private readonly steps: OrderSteps,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('reviews', async ({ personId }) => {
      if (personId === null) return [];
      const all = await this.reviews.ofRater(this.db, personId);
      return all.map(({ subject, level, indicators, text, appended, createdAt }) => ({
        subject,
        level,
        indicators,
        text,
        appended,
        createdAt,
      }));
    });
  }

  /**
   * @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED before it is done, ALREADY_REVIEWED, REASON_REQUIRED for a bad review
   * that names nothing, VALIDATION_FAILED for indicators of another level
   */
  create(caller: Caller, { kind, id }: Reviewed, { given, write }: { given: ReviewRequest; write: Write }) {
    return this.idempotency.run(write, async (tx) => {
      const subject = await this.subjects.of(tx, kind, caller, id);
      if (!subject.isDone) throw new Refused('ACTION_NOT_ALLOWED', { detail: '办完以后才能评价', allowed: [] });
      const review: ReviewRecord = {
        ...checked(given),
        id: randomUUID(),
        subjectKind: kind,
        subjectId: id,
        subject: subject.subject,
        regionCode: subject.regionCode,
        hallName: subject.hallName,
        appended: null,
        appendedAt: null,
        raterId: subject.raterId,
        raterMark: null,
        rated: subject.rated,
        createdAt: this.clock.instant(),
      };
      return this.keep(tx, review);
    });
  }

  /** Keeps a review and opens an order for a bad one. @throws Refused ALREADY_REVIEWED */
  async keep(tx: Executor, review: ReviewRecord): Promise<Review> {
    if (!(await this.reviews.insert(tx, review, INDICATORS_VERSION))) throw new Refused('ALREADY_REVIEWED');
    const order = isBad(review.level) ? await this.steps.open(tx, review.id) : undefined;
    return toReview(review, order, this.clock.today());
  }

  /** @throws Refused NOT_FOUND also where there is none yet */
  async get(caller: Caller, { kind, id }: Reviewed): Promise<Review> {
    return this.reply(this.db, await this.own(this.db, caller, { kind, id }));
  }

  append(caller: Caller, of: Reviewed, { text, write }: { text: string; write: Write }): Promise<Review> {
    return this.idempotency.run(write, async (tx) => {
      const review = await this.own(tx, caller, of);
      const at = this.clock.instant();
      if (!(await this.reviews.append(tx, { id: review.id, text, at })))
        throw new Refused('ACTION_NOT_ALLOWED', { detail: '追加评价只有一次', allowed: [] });
      return this.reply(tx, { ...review, appended: text, appendedAt: at });
    });
  }

  /** @throws Refused ACTION_NOT_ALLOWED before there is a reply, after ten days, or the second time */
  reopen(caller: Caller, of: Reviewed, { text, write }: { text: string; write: Write }): Promise<Review> {
    return this.idempotency.run(write, async (tx) => {
      const review = await this.own(tx, caller, of);
      const order = await this.orders.lock(tx, review.id);
      if (!order) throw new Refused('ACTION_NOT_ALLOWED', { allowed: [] });
      await this.steps.reopen(tx, order, text);
      return this.reply(tx, review);
    });
  }

  private async own(on: Executor, caller: Caller, { kind, id }: Reviewed): Promise<ReviewRecord> {
    await this.subjects.of(on, kind, caller, id);
    const review = await this.reviews.findOf(on, kind, id);
    if (!review) throw new Refused('NOT_FOUND');
    return review;
  }

  private async reply(on: Executor, review: ReviewRecord): Promise<Review> {
    return toReview(review, await this.orders.find(on, review.id), this.clock.today());
  }
}

/** @throws Refused REASON_REQUIRED, VALIDATION_FAILED */
export function checked({ level, indicators, text = '' }: ReviewRequest) {
  const known = INDICATORS.filter((one) => one.level === level).map(({ code }) => code);
  const strange = indicators.findIndex((code) => !known.includes(code));
  if (strange >= 0)
    throw new Refused('VALIDATION_FAILED', {
      errors: [{ path: `body.indicators.${strange}`, code: 'invalid', message: '这一项不属于您选的等级' }],
    });
  if (isBad(level) && indicators.length === 0 && text.trim() === '')
    throw new Refused('REASON_REQUIRED', { detail: '请至少选一项，或写一句哪里不好，我们好去改' });
  return { level, indicators: [...new Set(indicators)], text: text.trim() };
}
