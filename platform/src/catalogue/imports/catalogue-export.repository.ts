import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Item } from '@yichuang/contract/catalogue/item';
import { Database, rowsOf } from '../../db/database.js';
import type { Kept } from './item-diff.js';

const Row = z.object({ position: z.int(), task_code: z.string(), record: Item, keywords: z.array(z.string()) });
const PAGE = 500;

export class CatalogueExportRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Every item of a region and below in the catalogue's order, some hundred at a time. */
  async *items(region: string): AsyncGenerator<Kept> {
    let after = { position: -1, task_code: '' };
    for (;;) {
      const rows = await rowsOf(
        this.db,
        Row,
        sql`SELECT position, task_code, record, keywords FROM items
            WHERE starts_with(record ->> 'regionCode', ${region})
              AND (position, task_code) > (${after.position}::integer, ${after.task_code})
            ORDER BY position, task_code LIMIT ${PAGE}`,
      );
      for (const { record, keywords } of rows) yield { item: record, keywords };
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last;
    }
  }
}
