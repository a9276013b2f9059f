import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../db/database.js';
import { CaseNotices } from './case-notices.js';
import { CaseSteps } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';

/**
 * What the law does by itself: accepts cases that nobody answered, closes those that are decided, ends
 * those whose applicant was reminded in vain; and the reminders before that.
 */
export class CaseDeadlines {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseNotices) private readonly notices: CaseNotices,
  ) {}

  /**
   * One transaction a case: one that fails keeps neither those before nor those after it.
   * @throws the first failure, after every case had its turn
   */
  async keep(): Promise<void> {
    const failures: unknown[] = [];
    for (const id of await this.cases.toWake(this.db, this.clock.instant()))
      await this.wake(id).catch((failure: unknown) => failures.push(failure));
    if (failures.length > 0) throw failures[0];
  }

  private wake(id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const record = await this.cases.lock(tx, id);
      if (record) await this.notices.remind(tx, await this.steps.settle(tx, record));
    });
  }
}
