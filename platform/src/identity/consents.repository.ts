import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ConsentDocument } from '@yichuang/contract/identity/consent-documents';
import { Database, rowsOf } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  document: ConsentDocument,
  version: z.string(),
  agreed_at: instantText,
  withdrawn_at: z.nullable(instantText),
});
export type ConsentRecord = {
  document: ConsentDocument;
  version: string;
  agreedAt: string;
  withdrawnAt: string | null;
};

/** What people agreed to and took back; rows are added and closed, never removed: they are the proof. */
export class ConsentsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** The latest first. */
  async listOf(accountId: string): Promise<ConsentRecord[]> {
    const rows = await rowsOf(
      this.db,
      Row,
      sql`SELECT document, version, agreed_at::text, withdrawn_at::text FROM consents
          WHERE account_id = ${accountId} ORDER BY id DESC`,
    );
    return rows.map(({ document, version, agreed_at, withdrawn_at }) => ({
      document,
      version,
      agreedAt: agreed_at,
      withdrawnAt: withdrawn_at,
    }));
  }

  async add(accountId: string, document: ConsentDocument, version: string, at: string): Promise<void> {
    await this.db.execute(sql`
      INSERT INTO consents (account_id, document, version, agreed_at)
      VALUES (${accountId}, ${document}, ${version}, ${at})`);
  }

  /** A second time changes nothing. */
  async withdraw(accountId: string, document: ConsentDocument, at: string): Promise<void> {
    await this.db.execute(sql`
      UPDATE consents SET withdrawn_at = ${at}
      WHERE account_id = ${accountId} AND document = ${document} AND withdrawn_at IS NULL`);
  }
}
