import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { FieldCipher } from '../crypto/field-cipher.js';
import type { Executor } from '../db/database.js';

/** Who checked whose identity at the counter, and by what. */
export class IdentityChecksRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async add(
    { personId, checkedBy, evidence, at }: { personId: string; checkedBy: string; evidence: string; at: string },
    tx: Executor,
  ): Promise<void> {
    // free text may name a document's number
    const sealed = this.cipher.encrypt(evidence, `identity_checks.evidence.${personId}`);
    await tx.execute(sql`
      INSERT INTO identity_checks (person_id, checked_by, evidence, checked_at)
      VALUES (${personId}, ${checkedBy}, ${sealed}, ${at})`);
  }
}
