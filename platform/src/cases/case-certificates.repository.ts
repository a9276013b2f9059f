import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  materialId: z.string(),
  certificateId: z.string(),
  consentedAt: instantText,
  isHandedIn: z.boolean(),
});
/** A certificate that stands in for a material of a case. */
export type StandIn = z.infer<typeof Row>;
type Consent = { caseId: string; materialId: string; certificateId: string; by: string; at: string };

export class CaseCertificatesRepository {
  /** One for each material: another one takes its place. */
  async attach(tx: Executor, { caseId, materialId, certificateId, by, at }: Consent): Promise<void> {
    await tx.execute(sql`
      INSERT INTO case_certificates (case_id, material_id, certificate_id, consented_by, consented_at)
      VALUES (${caseId}, ${materialId}, ${certificateId}, ${by}, ${at})
      ON CONFLICT (case_id, material_id) DO UPDATE SET certificate_id = excluded.certificate_id,
        consented_by = excluded.consented_by, consented_at = excluded.consented_at, handed_in_at = NULL`);
  }

  async detach(tx: Executor, caseId: string, materialId: string): Promise<void> {
    await tx.execute(sql`DELETE FROM case_certificates WHERE case_id = ${caseId} AND material_id = ${materialId}`);
  }

  list(on: Executor, caseId: string): Promise<StandIn[]> {
    return rowsOf(
      on,
      Row,
      sql`SELECT material_id AS "materialId", certificate_id AS "certificateId", consented_at::text AS "consentedAt",
            handed_in_at IS NOT NULL AS "isHandedIn"
          FROM case_certificates WHERE case_id = ${caseId} ORDER BY material_id`,
    );
  }

  async handIn(tx: Executor, caseId: string, at: string): Promise<void> {
    await tx.execute(sql`
      UPDATE case_certificates SET handed_in_at = ${at} WHERE case_id = ${caseId} AND handed_in_at IS NULL`);
  }
}
