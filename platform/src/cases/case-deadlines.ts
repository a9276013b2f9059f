import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../db/database.js';
import { CaseSteps } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';

/** What the law does by itself: accepts cases that nobody answered, closes those that are decided. */
export class CaseDeadlines {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
  ) {}

  /** One transaction a case: one that fails keeps the others. */
  async keep(): Promise<void> {
    for (const id of await this.cases.toWake(this.db, this.clock.instant()))
      await this.db.transaction(async (tx) => {
        const record = await this.cases.lock(tx, id);
        if (record) await this.steps.settle(tx, record);
      });
  }
}
