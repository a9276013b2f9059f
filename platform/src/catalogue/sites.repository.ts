import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Site } from '@yichuang/contract/catalogue/contract';
import { Database, rowsOf, type Executor } from '../db/database.js';

const Row = z.object({ record: Site });

export class SitesRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** The first is the default. */
  async all(on: Executor = this.db): Promise<Site[]> {
    return (await rowsOf(on, Row, sql`SELECT record FROM sites ORDER BY position`)).map((row) => row.record);
  }

  /** Adds sites in this order or replaces those with the same id. */
  async save(sites: readonly Site[], on: Executor = this.db): Promise<void> {
    const rows = sites.map((record, position) => ({ id: record.id, position, record }));
    await on.execute(sql`
      INSERT INTO sites (id, position, record)
      SELECT id, position, record FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (id text, position integer, record jsonb)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, record = excluded.record`);
  }
}
