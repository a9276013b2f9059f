import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, type Executor } from '../db/database.js';

const Count = z.object({ others: z.int() });

export type CounterConsent = {
  delegationId: string;
  clerkAccount: string;
  witnessId: string;
  principalId: string;
  /** Keyed hash of the principal's contact number. */
  contactIndex: string | null;
  /** How the identity was read, the mark on the paper, where the paper is. */
  evidence: object;
  at: string;
};

/** Who heard an elder say yes, and by what. */
export class CounterConsentsRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async insert(tx: Executor, one: CounterConsent): Promise<void> {
    // free text may name a document's number
    const sealed = this.cipher.encrypt(JSON.stringify(one.evidence), `counter_consents.evidence.${one.delegationId}`);
    await tx.execute(sql`
      INSERT INTO counter_consents (delegation_id, clerk_account, witness_id, principal_id, contact_index, evidence, at)
      VALUES (${one.delegationId}, ${one.clerkAccount}, ${one.witnessId}, ${one.principalId}, ${one.contactIndex},
        ${sealed}, ${one.at})`);
  }

  /** How many other people are reached by this number: as their own, or as the one they gave at a counter. */
  async othersOn(
    tx: Executor,
    { contactIndex, personId }: { contactIndex: string; personId: string },
  ): Promise<number> {
    const row = await firstRow(
      tx,
      Count,
      sql`SELECT count(*)::int AS others FROM (
            SELECT principal_id AS id FROM counter_consents WHERE contact_index = ${contactIndex}
            UNION SELECT id FROM people WHERE phone_index = ${contactIndex}) AS reached
          WHERE id <> ${personId}`,
    );
    return row?.others ?? 0;
  }
}
