import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import { Database, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

/** Sets the lock of a subject apart from those of other tables. */
const LOCK_SEED = 7464;

/** Tries at a secret, by the subject that is guessed at. */
export class TriesRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Whoever tries the same subject next waits until the transaction ends; the subject need not exist. */
  async lock(subject: string, tx: Executor): Promise<void> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, ${LOCK_SEED}))`);
  }

  async add(subject: string, now: number, tx: Executor): Promise<void> {
    await tx.execute(sql`INSERT INTO tries (subject, tried_at) VALUES (${subject}, ${toInstant(now)})`);
  }

  async forget(subject: string): Promise<void> {
    await this.db.execute(sql`DELETE FROM tries WHERE subject = ${subject}`);
  }

  /** Epoch milliseconds of the latest tries, the last first. */
  async latest(subject: string, count: number, tx: Executor): Promise<number[]> {
    const rows = await rowsOf(
      tx,
      z.object({ tried_at: instantText }),
      sql`SELECT tried_at::text FROM tries t WHERE subject = ${subject} ORDER BY t.tried_at DESC LIMIT ${count}`,
    );
    return rows.map((row) => fromInstant(row.tried_at));
  }
}
