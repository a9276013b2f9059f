import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Act, DelegateKind } from '@yichuang/contract/delegations/delegation';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';

const Row = z.object({
  id: z.string(),
  at: instantText,
  delegationId: z.string(),
  delegateId: z.nullable(z.string()),
  kind: DelegateKind,
  title: z.string(),
  subjectKind: Act.shape.subject.shape.kind,
  subjectId: z.string(),
});
export type ActRecord = z.infer<typeof Row>;
const Count = z.object({ total: z.int() });

const COLUMNS = sql`acts.id::text AS id, acts.at::text AS at, acts.delegation_id AS "delegationId",
  d.delegate_id AS "delegateId", d.kind, acts.title, acts.subject_kind AS "subjectKind", acts.subject_id AS "subjectId"`;
const FROM = sql`acts JOIN delegations d ON d.id = acts.delegation_id`;

export class ActsRepository {
  async insert(
    tx: Executor,
    one: { delegationId: string; accountId: string; title: string; subject: Act['subject']; at: string },
  ): Promise<void> {
    await tx.execute(sql`
      INSERT INTO acts (delegation_id, account_id, title, subject_kind, subject_id, at)
      VALUES (${one.delegationId}, ${one.accountId}, ${one.title}, ${one.subject.kind}, ${one.subject.id}, ${one.at})`);
  }

  /** What was done in a person's name, the last first. `cursor` is the id that ended the page before. */
  async list(on: Executor, principalId: string, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
    const mine = sql`d.principal_id = ${principalId}`;
    const after = cursor === undefined ? sql`` : sql`AND acts.id < ${/^\d{1,15}$/.test(cursor) ? cursor : '0'}::bigint`;
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT ${COLUMNS} FROM ${FROM} WHERE ${mine} ${after} ORDER BY acts.id DESC LIMIT ${limit + 1}`,
    );
    const count = await firstRow(on, Count, sql`SELECT count(*)::int AS total FROM ${FROM} WHERE ${mine}`);
    const page = rows.slice(0, limit);
    return { page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null, total: count?.total ?? 0 };
  }

  /** Everything that was done under a delegation, in order. */
  ofDelegation(on: Executor, delegationId: string): Promise<ActRecord[]> {
    return rowsOf(
      on,
      Row,
      sql`SELECT ${COLUMNS} FROM ${FROM} WHERE acts.delegation_id = ${delegationId} ORDER BY acts.id`,
    );
  }
}
