import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, rowsOf, type Executor } from '../db/database.js';

const Row = z.object({ taskCode: z.string() });

/** How often a matter was what somebody looked for, a day at a time; nothing of who they were. */
export class ItemFindsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async add(day: string, finds: ReadonlyMap<string, number>): Promise<void> {
    const rows = [...finds].map(([task_code, count]) => ({ task_code, count }));
    await this.db.execute(sql`
      INSERT INTO item_finds (day, task_code, finds)
      SELECT ${day}::date, task_code, count FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (task_code text, count integer)
      ON CONFLICT (day, task_code) DO UPDATE SET finds = item_finds.finds + excluded.finds`);
  }

  /** Most often found first, since that day. */
  async mostFound(since: string, limit: number): Promise<string[]> {
    const rows = await rowsOf(
      this.db,
      Row,
      sql`SELECT task_code AS "taskCode" FROM item_finds WHERE day >= ${since}::date
          GROUP BY task_code ORDER BY sum(finds) DESC, task_code LIMIT ${limit}`,
    );
    return rows.map(({ taskCode }) => taskCode);
  }

  async dropBefore(on: Executor, day: string): Promise<void> {
    await on.execute(sql`DELETE FROM item_finds WHERE day < ${day}::date`);
  }
}
