import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  certificateId: z.string(),
  sessionId: z.string(),
  stoppedAt: z.nullable(instantText),
  usedAt: z.nullable(instantText),
});
export type PresentationRecord = z.infer<typeof Row>;
/** `jti`: 16 bytes, hex. */
export type NewPresentation = {
  id: string;
  certificateId: string;
  sessionId: string;
  jti: string;
  audience: string;
  purpose: string | null;
  issuedAt: string;
  expiresAt: string;
};
/** The codes of one certificate on one phone. */
type Showing = Pick<NewPresentation, 'certificateId' | 'sessionId'>;

const ALL = sql`id, certificate_id AS "certificateId", session_id AS "sessionId", stopped_at::text AS "stoppedAt",
  used_at::text AS "usedAt"`;

export class PresentationsRepository {
  async insert(tx: Executor, one: NewPresentation): Promise<void> {
    await tx.execute(sql`
      INSERT INTO presentations (id, certificate_id, session_id, jti, audience, purpose, issued_at, expires_at)
      VALUES (${one.id}, ${one.certificateId}, ${one.sessionId}, ${one.jti}, ${one.audience}, ${one.purpose},
        ${one.issuedAt}, ${one.expiresAt})`);
  }

  find(on: Executor, id: string): Promise<PresentationRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  findByJti(on: Executor, jti: string): Promise<PresentationRecord | undefined> {
    return this.one(on, sql`jti = ${jti}`);
  }

  /** The one use of a code: false when somebody else used or stopped it a moment before. */
  async use(tx: Executor, id: string, by: string, at: string): Promise<boolean> {
    const used = await firstRow(
      tx,
      z.object({ id: z.string() }),
      sql`UPDATE presentations SET used_at = ${at}, used_by = ${by}
          WHERE id = ${id} AND used_at IS NULL AND (stopped_at IS NULL OR stopped_at > ${at}) RETURNING id`,
    );
    return used !== undefined;
  }

  /** Every unused code of a showing opens nothing from `at` on. */
  async endAll(tx: Executor, { certificateId, sessionId }: Showing, at: string): Promise<void> {
    await tx.execute(sql`
      UPDATE presentations SET stopped_at = least(stopped_at, ${at}::timestamptz)
      WHERE certificate_id = ${certificateId} AND session_id = ${sessionId} AND used_at IS NULL`);
  }

  /** Codes that ran out long ago: their signature alone refuses them. */
  async dropExpired(tx: Executor, certificateId: string, before: string): Promise<void> {
    await tx.execute(sql`
      DELETE FROM presentations WHERE certificate_id = ${certificateId} AND expires_at < ${before}`);
  }

  private one(on: Executor, where: SQL): Promise<PresentationRecord | undefined> {
    return firstRow(on, Row, sql`SELECT ${ALL} FROM presentations WHERE ${where}`);
  }
}
