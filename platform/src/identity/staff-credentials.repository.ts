import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, firstRow, type Executor } from '../db/database.js';

const Row = z.object({ password_hash: z.string(), totp_secret: z.string() });
const place = (accountId: string) => `staff_credentials.totp_secret.${accountId}`;

export type StaffCredentials = { passwordHash: string; codeSecret: string };

export class StaffCredentialsRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
  ) {}

  async find(accountId: string): Promise<StaffCredentials | undefined> {
    const row = await firstRow(
      this.db,
      Row,
      sql`SELECT password_hash, totp_secret FROM staff_credentials WHERE account_id = ${accountId}`,
    );
    return (
      row && { passwordHash: row.password_hash, codeSecret: this.cipher.decrypt(row.totp_secret, place(accountId)) }
    );
  }

  /** Makes the credentials or replaces them; codes of the old secret are worth nothing then. */
  async save(accountId: string, { passwordHash, codeSecret }: StaffCredentials, on: Executor): Promise<void> {
    const sealed = this.cipher.encrypt(codeSecret, place(accountId));
    await on.execute(sql`
      INSERT INTO staff_credentials (account_id, password_hash, totp_secret)
      VALUES (${accountId}, ${passwordHash}, ${sealed})
      ON CONFLICT (account_id) DO UPDATE
        SET password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, last_step = 0`);
  }

  /** True once for each step, and never for one before the last: of two callers with the same code one gets in. */
  async useStep(accountId: string, step: number): Promise<boolean> {
    const used = await firstRow(
      this.db,
      z.object({ account_id: z.string() }),
      sql`UPDATE staff_credentials SET last_step = ${step}
          WHERE account_id = ${accountId} AND last_step < ${step} RETURNING account_id`,
    );
    return used !== undefined;
  }
}
