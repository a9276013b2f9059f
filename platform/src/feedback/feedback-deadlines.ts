import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../db/database.js';
import { FeedbackNews } from './feedback-news.js';
import { FeedbackSteps } from './feedback-steps.js';
import { FeedbackRepository } from './feedback.repository.js';

/** Closes what was answered and not taken up again in ten days. */
export class FeedbackDeadlines {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FeedbackRepository) private readonly feedback: FeedbackRepository,
    @Inject(FeedbackSteps) private readonly steps: FeedbackSteps,
    @Inject(FeedbackNews) private readonly news: FeedbackNews,
  ) {}

  /**
   * One transaction each: one that fails keeps no other open.
   * @throws the first failure, after every one had its turn
   */
  async keep(): Promise<void> {
    const failures: unknown[] = [];
    for (const id of await this.feedback.toLapse(this.db, this.clock.today()))
      await this.close(id).catch((failure: unknown) => failures.push(failure));
    if (failures.length > 0) throw failures[0];
  }

  private close(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const record = await this.feedback.lock(tx, id);
      // its author or a colleague may have come first
      if (!record || record.lapsesOn === null || record.lapsesOn > this.clock.today()) return;
      await this.news.closed(tx, await this.steps.take(tx, record, { step: 'lapse', by: null, note: '' }));
    });
  }
}
