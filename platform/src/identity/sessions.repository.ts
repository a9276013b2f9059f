import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  account_id: z.string(),
  generation: z.int(),
  rotated_at: instantText,
  created_at: instantText,
  last_used_at: instantText,
  device: z.string(),
});
const columns = sql.raw('id, account_id, generation, rotated_at::text, created_at::text, last_used_at::text, device');

export type SessionRecord = {
  id: string;
  accountId: string;
  generation: number;
  rotatedAtMs: number;
  createdAt: string;
  lastUsedAt: string;
  device: string;
};

const toRecord = (row: z.infer<typeof Row>): SessionRecord => ({
  id: row.id,
  accountId: row.account_id,
  generation: row.generation,
  rotatedAtMs: fromInstant(row.rotated_at),
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  device: row.device,
});

/** Any number that no other advisory lock of this database uses. */
const REVOCATION_LOCK = 7462;

export class SessionsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async add(session: { id: string; accountId: string; device: string; now: number }, tx: Executor): Promise<void> {
    const at = toInstant(session.now);
    await tx.execute(sql`
      INSERT INTO sessions (id, account_id, generation, rotated_at, created_at, last_used_at, device)
      VALUES (${session.id}, ${session.accountId}, 1, ${at}, ${at}, ${at}, ${session.device})`);
  }

  /** A session that has not ended. */
  async find(id: string): Promise<SessionRecord | undefined> {
    const row = await firstRow(
      this.db,
      Row,
      sql`SELECT ${columns} FROM sessions WHERE id = ${id} AND revoked_at IS NULL`,
    );
    return row && toRecord(row);
  }

  /** Sessions of an account used since `since`, the last used first; 50 at most. */
  async listOf(accountId: string, since: number): Promise<SessionRecord[]> {
    const rows = await rowsOf(
      this.db,
      Row,
      sql`SELECT ${columns} FROM sessions
          WHERE account_id = ${accountId} AND revoked_at IS NULL AND sessions.last_used_at > ${toInstant(since)}
          ORDER BY sessions.last_used_at DESC, id LIMIT 50`,
    );
    return rows.map(toRecord);
  }

  /** The next generation, in one conditional write: of two callers with the same generation exactly one gets it. */
  async rotate(id: string, generation: number, now: number, usedSince: number): Promise<SessionRecord | undefined> {
    const row = await firstRow(
      this.db,
      Row,
      sql`UPDATE sessions
          SET generation = generation + 1, rotated_at = ${toInstant(now)}, last_used_at = ${toInstant(now)}
          WHERE id = ${id} AND generation = ${generation} AND revoked_at IS NULL
            AND sessions.last_used_at > ${toInstant(usedSince)}
          RETURNING ${columns}`,
    );
    return row && toRecord(row);
  }

  /** Ends a session once; a second time changes nothing. */
  async revoke(id: string, now: number): Promise<void> {
    await this.db.transaction((tx) => this.revokeWhere(sql`id = ${id}`, now, tx));
  }

  /** Ends every session of an account. */
  async revokeAllOf(accountId: string, now: number, tx: Executor): Promise<void> {
    await this.revokeWhere(sql`account_id = ${accountId}`, now, tx);
  }

  private async revokeWhere(which: SQL, now: number, tx: Executor): Promise<void> {
    // positions must become visible in their order, or a reader could step over one that commits late
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${REVOCATION_LOCK})`);
    await tx.execute(sql`
      UPDATE sessions SET revoked_at = ${toInstant(now)}, revoked_position = nextval('session_revocations')
      WHERE ${which} AND revoked_at IS NULL`);
  }

  /** Sessions that ended after a position, and the position to ask from next time. */
  async revokedAfter(after: number, since: number): Promise<{ position: number; sessionIds: string[] }> {
    const rows = await rowsOf(
      this.db,
      z.object({ id: z.string(), position: z.coerce.number<string | number>() }),
      sql`SELECT id, revoked_position AS position FROM sessions
          WHERE revoked_position > ${after} AND (${after} > 0 OR revoked_at > ${toInstant(since)})
          ORDER BY revoked_position`,
    );
    return { position: rows.at(-1)?.position ?? after, sessionIds: rows.map((row) => row.id) };
  }
}
