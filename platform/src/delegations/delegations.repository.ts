import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { toInstant } from '@yichuang/contract/calendar';
import { DelegateKind, DelegationScope, DelegationState } from '@yichuang/contract/delegations/delegation';
import { ANSWER_MS } from '@yichuang/contract/delegations/rules';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { pageOf } from '../db/page-of.js';
import { instantText } from '../db/sql-text.js';

export const DelegationRecord = z.object({
  id: z.string(),
  kind: DelegateKind,
  askedBy: z.enum(['principal', 'delegate']),
  /** Null: whoever was asked does not exist. */
  principalId: z.nullable(z.string()),
  delegateId: z.nullable(z.string()),
  principalAccount: z.nullable(z.string()),
  delegateAccount: z.nullable(z.string()),
  scope: DelegationScope,
  validFrom: z.string(),
  validTo: z.string(),
  /** As it was written down: {@link stateAt} says what it is by the clock. */
  state: DelegationState,
  consent: z.nullable(z.enum(['ownPhone', 'counter'])),
  /** Where a clerk recorded the consent. */
  region: z.nullable(z.string()),
  createdAt: instantText,
  acceptedAt: z.nullable(instantText),
  endedAt: z.nullable(instantText),
  endReason: z.string(),
  reminded: z.nullable(z.int()),
});
export type DelegationRecord = z.infer<typeof DelegationRecord>;

const ALL = sql`id, kind, asked_by AS "askedBy", principal_id AS "principalId", delegate_id AS "delegateId",
  principal_account AS "principalAccount", delegate_account AS "delegateAccount", scope, valid_from::text AS "validFrom",
  valid_to::text AS "validTo", state, consent, region, created_at::text AS "createdAt",
  accepted_at::text AS "acceptedAt", ended_at::text AS "endedAt", end_reason AS "endReason", reminded`;
const Id = z.object({ id: z.string() });
const Count = z.object({ total: z.int() });

type At = { now: number; today: string };
type Asked = {
  role?: 'principal' | 'delegate' | undefined;
  state?: DelegationState | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** More days than any delegation lasts. */
const FAR = 1000;

/** The sentence of {@link stateAt} in SQL, so that a page of one state is whole. */
const stateBy = ({ now, today }: At) => sql`
  CASE WHEN state = 'requested' AND (created_at <= ${toInstant(now - ANSWER_MS)} OR valid_to < ${today}) THEN 'expired'
    WHEN state IN ('active', 'suspended') AND valid_to < ${today} THEN 'expired' ELSE state END`;

/** Every matter that it names was applied for since, and the result is in the principal's hands. */
const usedUp = sql`kind = 'helper' AND NOT EXISTS (
  SELECT FROM jsonb_array_elements_text(scope -> 'taskCodes') AS named
  WHERE NOT EXISTS (
    SELECT FROM cases WHERE cases.person_id = delegations.principal_id AND cases.task_code = named
      AND cases.state = 'delivered' AND cases.created_at >= delegations.created_at))`;

export class DelegationsRepository {
  async insert(tx: Executor, one: DelegationRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO delegations (id, kind, asked_by, principal_id, delegate_id, principal_account, delegate_account, scope,
        valid_from, valid_to, state, consent, region, created_at, accepted_at, reminded)
      VALUES (${one.id}, ${one.kind}, ${one.askedBy}, ${one.principalId}, ${one.delegateId}, ${one.principalAccount},
        ${one.delegateAccount}, ${JSON.stringify(one.scope)}::jsonb, ${one.validFrom}, ${one.validTo}, ${one.state},
        ${one.consent}, ${one.region}, ${one.createdAt}, ${one.acceptedAt}, ${one.reminded})`);
  }

  /** Writes what may change: state, answer, end, reminder. */
  async update(tx: Executor, one: DelegationRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE delegations SET state = ${one.state}, consent = ${one.consent}, principal_account = ${one.principalAccount},
        delegate_account = ${one.delegateAccount}, accepted_at = ${one.acceptedAt}, ended_at = ${one.endedAt},
        end_reason = ${one.endReason}, reminded = ${one.reminded}
      WHERE id = ${one.id}`);
  }

  find(on: Executor, id: string): Promise<DelegationRecord | undefined> {
    return firstRow(on, DelegationRecord, sql`SELECT ${ALL} FROM delegations WHERE id = ${id}`);
  }

  lock(tx: Executor, id: string): Promise<DelegationRecord | undefined> {
    return firstRow(tx, DelegationRecord, sql`SELECT ${ALL} FROM delegations WHERE id = ${id} FOR UPDATE`);
  }

  /** Those of a person on either side, newest first. `cursor` is the id that ended the page before. */
  list(on: Executor, personId: string, { role, state, cursor, limit }: Asked, at: At) {
    const sides = {
      principal: sql`principal_id = ${personId}`,
      delegate: sql`delegate_id = ${personId}`,
    };
    const side = role === undefined ? sql`(${sides.principal} OR ${sides.delegate})` : sides[role];
    const filter = state === undefined ? sql`` : sql`AND ${stateBy(at)} = ${state}`;
    const keys = [sql`created_at`, sql`id`];
    const listing = { columns: ALL, from: sql`delegations`, scope: side, filter, keys, isNewestFirst: true };
    return pageOf(on, DelegationRecord, listing, { cursor, limit });
  }

  /** Requests of a person that wait for an answer. */
  async countWaiting(tx: Executor, personId: string, at: At): Promise<number> {
    const row = await firstRow(
      tx,
      Count,
      sql`SELECT count(*)::int AS total FROM delegations
          WHERE ${stateBy(at)} = 'requested'
            AND CASE asked_by WHEN 'principal' THEN principal_id ELSE delegate_id END = ${personId}`,
    );
    return row?.total ?? 0;
  }

  /** Whatever has run out or is used up without anybody writing it down, or ends so soon that a reminder may be due. */
  async toLookAt(on: Executor, at: At & { remindUntil: string }): Promise<string[]> {
    const rows = await rowsOf(
      on,
      Id,
      sql`SELECT id FROM delegations
          WHERE state IN ('requested', 'active', 'suspended')
            AND (${stateBy(at)} = 'expired'
              OR (state = 'active' AND valid_to <= ${at.remindUntil}
                AND valid_to - ${at.today}::date < coalesce(reminded, ${FAR}))
              OR (state = 'active' AND ${usedUp}))
          ORDER BY valid_to, id LIMIT 200`,
    );
    return rows.map(({ id }) => id);
  }

  async isUsedUp(tx: Executor, id: string): Promise<boolean> {
    return (await firstRow(tx, Id, sql`SELECT id FROM delegations WHERE id = ${id} AND ${usedUp}`)) !== undefined;
  }

  /** Those that still bind a person. */
  async openOf(tx: Executor, personId: string): Promise<string[]> {
    const rows = await rowsOf(
      tx,
      Id,
      sql`SELECT id FROM delegations
          WHERE (principal_id = ${personId} OR delegate_id = ${personId})
            AND state IN ('requested', 'active', 'suspended')`,
    );
    return rows.map(({ id }) => id);
  }
}
