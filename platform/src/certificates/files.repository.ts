import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, type Executor } from '../db/database.js';

const Row = z.object({ certificateId: z.string(), purpose: z.string(), expiresOn: z.string() });
export type FileRecord = z.infer<typeof Row>;

/** PDFs that were given out, found by a keyed hash of the code printed on them. */
export class FilesRepository {
  async insert(on: Executor, codeHash: string, file: FileRecord & { madeAt: string }): Promise<void> {
    await on.execute(sql`
      INSERT INTO certificate_files (code_hash, certificate_id, purpose, made_at, expires_on)
      VALUES (${codeHash}, ${file.certificateId}, ${file.purpose}, ${file.madeAt}, ${file.expiresOn})`);
  }

  find(on: Executor, codeHash: string): Promise<FileRecord | undefined> {
    return firstRow(
      on,
      Row,
      sql`SELECT certificate_id AS "certificateId", purpose, expires_on::text AS "expiresOn"
          FROM certificate_files WHERE code_hash = ${codeHash}`,
    );
  }
}
