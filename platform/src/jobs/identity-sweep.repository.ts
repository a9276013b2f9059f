import { sql } from 'drizzle-orm';
import type { Executor } from '../db/database.js';

export class IdentitySweepRepository {
  /** Drops sessions that ended or were last used before `instant`. */
  async dropSessions(on: Executor, instant: string): Promise<void> {
    await on.execute(sql`DELETE FROM sessions WHERE last_used_at < ${instant} OR revoked_at < ${instant}`);
  }

  /** Drops the tries that no lock looks at any more. */
  async dropTries(on: Executor, instant: string): Promise<void> {
    await on.execute(sql`DELETE FROM tries WHERE tried_at < ${instant}`);
  }
}
