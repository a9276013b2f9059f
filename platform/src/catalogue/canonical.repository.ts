import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Item } from '@yichuang/contract/catalogue/item';
import { Database } from '../db/database.js';
import { pageOf, type PageOf } from '../db/page-of.js';

const Row = z.object({ id: z.string(), record: Item });

/** Items as the database has them now. What a server keeps of them in memory is what is checked, not what checks. */
export class CanonicalRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async page(asked: PageOf): Promise<{ items: Item[]; nextCursor: string | null; total: number }> {
    const listing = {
      columns: sql`task_code AS id, record`,
      from: sql`items`,
      scope: sql`true`,
      keys: [sql`task_code`],
      id: sql`task_code`,
    };
    const { page, nextCursor, total } = await pageOf(this.db, Row, listing, asked);
    return { items: page.map(({ record }) => record), nextCursor, total };
  }
}
