import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, rowsOf, type Executor } from '../db/database.js';

/** Milliseconds: 15 days to change one's mind. */
export const COOLING_MS = 15 * 86_400_000;

/** Accounts on their way out. */
export class DeletionsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async ask(accountId: string, at: string, tx: Executor): Promise<void> {
    await tx.execute(sql`UPDATE accounts SET deletion_asked_at = ${at} WHERE id = ${accountId}`);
  }

  /** The person signed in again: the account stays. */
  async takeBack(accountId: string, tx: Executor): Promise<void> {
    await tx.execute(sql`
      UPDATE accounts SET deletion_asked_at = NULL WHERE id = ${accountId} AND deletion_asked_at IS NOT NULL`);
  }

  /**
   * Empties the accounts that were asked for before `asked`: nobody can sign in to them and nothing in them says whose they
   * were. The empty row stays, because what the law keeps (appointments, consents) names it.
   */
  async carryOut(asked: string): Promise<number> {
    const emptied = await rowsOf(
      this.db,
      z.object({ id: z.string() }),
      sql`UPDATE accounts SET person_id = NULL, wechat_index = NULL, level = 1, roles = '[]'::jsonb, region = NULL,
            hall_id = NULL, window_ids = NULL, title = '已注销', note = '', demo_position = NULL, deletion_asked_at = NULL
          WHERE deletion_asked_at < ${asked} RETURNING id`,
    );
    return emptied.length;
  }
}
