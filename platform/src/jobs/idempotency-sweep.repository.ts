import { sql } from 'drizzle-orm';
import type { Executor } from '../db/database.js';

export class IdempotencySweepRepository {
  /** Drops the answers that are no longer replayed. */
  async dropBefore(on: Executor, instant: string): Promise<void> {
    await on.execute(sql`DELETE FROM idempotency WHERE created_at < ${instant}`);
  }
}
