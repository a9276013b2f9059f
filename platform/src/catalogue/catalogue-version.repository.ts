import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, firstRow, type Executor } from '../db/database.js';

const Row = z.object({ version: z.coerce.number<string | number>() });

export class CatalogueVersionRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async current(): Promise<number> {
    return (await firstRow(this.db, Row, sql`SELECT version FROM catalogue_version`))?.version ?? 0;
  }

  /** In the transaction that changes the catalogue: whoever reads afterwards drops what is in memory. */
  async bump(tx: Executor): Promise<void> {
    await tx.execute(sql`UPDATE catalogue_version SET version = version + 1`);
  }
}
