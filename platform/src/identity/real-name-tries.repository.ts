import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import { rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

/** Wrong answers to 「姓名和身份证号」, per account. */
export class RealNameTriesRepository {
  async add(accountId: string, now: number, tx: Executor): Promise<void> {
    await tx.execute(sql`
      INSERT INTO real_name_tries (account_id, tried_at) VALUES (${accountId}, ${toInstant(now)})`);
  }

  /** Epoch milliseconds of the latest tries, the last first. */
  async latest(accountId: string, count: number, tx: Executor): Promise<number[]> {
    const rows = await rowsOf(
      tx,
      z.object({ tried_at: instantText }),
      sql`SELECT tried_at::text FROM real_name_tries t
          WHERE account_id = ${accountId} ORDER BY t.tried_at DESC LIMIT ${count}`,
    );
    return rows.map((row) => fromInstant(row.tried_at));
  }
}
