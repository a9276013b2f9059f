import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, type Executor } from '../db/database.js';

/** Any number that no other advisory lock of this database uses. */
const SEED_LOCK = 7463;

export class SeedVersionsRepository {
  /** Two platforms that start at once seed one after the other. */
  async lock(tx: Executor): Promise<void> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${SEED_LOCK})`);
  }

  async contentHash(name: string, tx: Executor): Promise<string | undefined> {
    const row = await firstRow(
      tx,
      z.object({ content_hash: z.string() }),
      sql`SELECT content_hash FROM seed_versions WHERE name = ${name}`,
    );
    return row?.content_hash;
  }

  async record(name: string, contentHash: string, at: string, tx: Executor): Promise<void> {
    await tx.execute(sql`
      INSERT INTO seed_versions (name, content_hash, seeded_at) VALUES (${name}, ${contentHash}, ${at})
      ON CONFLICT (name) DO UPDATE SET content_hash = excluded.content_hash, seeded_at = excluded.seeded_at`);
  }
}
