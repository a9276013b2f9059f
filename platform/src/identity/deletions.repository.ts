import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';
import { PersonalData } from './personal-data.js';

/** Milliseconds: 15 days to change one's mind. */
export const COOLING_MS = 15 * 86_400_000;

/** Accounts on their way out. */
export class DeletionsRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

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
    return this.db.transaction(async (tx) => {
      const emptied = await rowsOf(
        tx,
        z.object({ personId: z.nullable(z.string()) }),
        sql`WITH leaving AS (
              SELECT id, person_id FROM accounts WHERE deletion_asked_at < ${asked} FOR UPDATE)
            UPDATE accounts SET person_id = NULL, wechat_index = NULL, level = 1, roles = '[]'::jsonb, region = NULL,
              hall_id = NULL, window_ids = NULL, title = '已注销', note = '', demo_position = NULL,
              deletion_asked_at = NULL
            FROM leaving WHERE accounts.id = leaving.id RETURNING leaving.person_id AS "personId"`,
      );
      for (const personId of new Set(emptied.map((one) => one.personId)))
        if (personId !== null && !(await this.hasAccount(tx, personId))) await this.personalData.erase(tx, personId);
      return emptied.length;
    });
  }

  private async hasAccount(tx: Executor, personId: string): Promise<boolean> {
    const row = await firstRow(
      tx,
      z.object({ id: z.string() }),
      sql`SELECT id FROM accounts WHERE person_id = ${personId} LIMIT 1`,
    );
    return row !== undefined;
  }
}
