import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { DelegateKind, DelegationScope, DelegationState } from '@yichuang/contract/delegations/delegation';
import { Database, firstRow, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Standing = z.object({
  kind: DelegateKind,
  scope: DelegationScope,
  state: DelegationState,
  createdAt: instantText,
  validFrom: z.string(),
  validTo: z.string(),
});
export type Standing = z.infer<typeof Standing>;

export type Acting = { tokenId: string; delegationId: string; accountId: string; sessionId: string };

/** The acting tokens that were given out. */
export class ActingsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async insert(tx: Executor, { tokenId, delegationId, accountId, sessionId }: Acting, at: string): Promise<void> {
    await tx.execute(sql`
      INSERT INTO actings (id, delegation_id, account_id, session_id, started_at)
      VALUES (${tokenId}, ${delegationId}, ${accountId}, ${sessionId}, ${at})`);
  }

  /**
   * The delegation behind a token, if everything else about it still holds: the token was not ended, nor the session it
   * came from; both accounts are still those people's and none is being closed; staff is still staff.
   */
  standing(
    token: { tokenId: string; delegationId: string; principal: string; delegate: string },
    on: Executor = this.db,
  ): Promise<Standing | undefined> {
    return firstRow(
      on,
      Standing,
      sql`SELECT d.kind, d.scope, d.state, d.created_at::text AS "createdAt", d.valid_from::text AS "validFrom",
            d.valid_to::text AS "validTo"
          FROM actings a
          JOIN delegations d ON d.id = a.delegation_id
          JOIN sessions s ON s.id = a.session_id AND s.account_id = a.account_id AND s.revoked_at IS NULL
          JOIN accounts p ON p.id = d.principal_account AND p.person_id = d.principal_id
          JOIN accounts h ON h.id = a.account_id AND h.person_id = d.delegate_id
          WHERE a.id = ${token.tokenId} AND a.ended_at IS NULL AND d.id = ${token.delegationId}
            AND p.id = ${token.principal} AND h.id = ${token.delegate}
            AND p.deletion_asked_at IS NULL AND h.deletion_asked_at IS NULL
            AND (d.kind <> 'helper' OR h.roles @> '["helper"]'::jsonb)`,
    );
  }

  /** Once; a second time changes nothing. */
  async end(tokenId: string, at: string): Promise<void> {
    await this.db.execute(sql`UPDATE actings SET ended_at = ${at} WHERE id = ${tokenId} AND ended_at IS NULL`);
  }

  /** Drops tokens that ran out long ago. */
  async dropBefore(instant: string): Promise<void> {
    await this.db.execute(sql`DELETE FROM actings WHERE started_at < ${instant}`);
  }
}
