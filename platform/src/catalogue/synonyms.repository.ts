import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, rowsOf, type Executor } from '../db/database.js';

/** What citizens say, and the short name of the item that they mean. */
export const Synonym = z.object({ said: z.string(), meant: z.string() });
export type Synonym = z.infer<typeof Synonym>;

export class SynonymsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  all(): Promise<Synonym[]> {
    return rowsOf(this.db, Synonym, sql`SELECT said, meant FROM synonyms ORDER BY said, meant`);
  }

  async save(synonyms: readonly Synonym[], on: Executor = this.db): Promise<void> {
    await on.execute(sql`
      INSERT INTO synonyms (said, meant)
      SELECT said, meant FROM jsonb_to_recordset(${JSON.stringify(synonyms)}::jsonb) AS given (said text, meant text)
      ON CONFLICT DO NOTHING`);
  }
}
