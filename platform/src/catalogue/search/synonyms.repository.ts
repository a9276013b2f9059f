import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';

/** What citizens say, as `plainText` writes it, and the official words it stands for, best first. */
export const Synonym = z.object({ said: z.string(), meant: z.array(z.string()) });
export type Synonym = z.infer<typeof Synonym>;

/** The county's own everyday words; those that come with the house are a file. */
export class SynonymsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  all(): Promise<Synonym[]> {
    return rowsOf(this.db, Synonym, sql`SELECT said, meant FROM everyday_words ORDER BY said`);
  }

  /** Adds words or replaces what they stand for. */
  async save(synonyms: readonly Synonym[], on: Executor = this.db): Promise<void> {
    await on.execute(sql`
      INSERT INTO everyday_words (said, meant)
      SELECT said, meant FROM jsonb_to_recordset(${JSON.stringify(synonyms)}::jsonb) AS given (said text, meant jsonb)
      ON CONFLICT (said) DO UPDATE SET meant = excluded.meant`);
  }

  /** False when there was no such word. */
  async remove(said: string, on: Executor): Promise<boolean> {
    const gone = sql`DELETE FROM everyday_words WHERE said = ${said} RETURNING said`;
    return (await firstRow(on, z.object({ said: z.string() }), gone)) !== undefined;
  }
}
