import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { HelpKind, HelpState } from '@yichuang/contract/help/contract';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText, jsonList } from '../db/sql-text.js';
import { HelpFacts, type HelpRecord } from './help-record.js';

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  kind: HelpKind,
  taskCode: z.string(),
  taskName: z.string(),
  regionCode: z.string(),
  state: HelpState,
  stateVersion: z.int(),
  isPriority: z.boolean(),
  helperId: z.nullable(z.string()),
  facts: z.string(),
  createdAt: instantText,
});
const Count = z.object({ total: z.int() });
const ALL = sql`id, person_id AS "personId", kind, task_code AS "taskCode", task_name AS "taskName",
  region_code AS "regionCode", state, state_version AS "stateVersion", is_priority AS "isPriority",
  helper_id AS "helperId", facts, created_at::text AS "createdAt"`;
const place = (id: string) => `help_requests.facts.${id}`;

type PageOf = { cursor?: string | undefined; limit: number };
/** Managers see everything of their region; helpers what nobody has yet, and their own. Without a region: their own. */
export type HelpScope = { accountId: string; region: string | undefined; isManager: boolean };

/** Matters are a county's, helpers a town's: either may lie within the other. */
function seenBy({ accountId, region, isManager }: HelpScope): SQL {
  if (region === undefined) return sql`helper_id = ${accountId}`;
  const near = sql`(starts_with(region_code, ${region}) OR starts_with(${region}, region_code))`;
  return isManager ? near : sql`(helper_id = ${accountId} OR (helper_id IS NULL AND state = 'submitted' AND ${near}))`;
}

export class HelpRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async insert(tx: Executor, one: HelpRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO help_requests (id, person_id, kind, task_code, task_name, region_code, state, state_version, is_priority,
        facts, created_at)
      VALUES (${one.id}, ${one.personId}, ${one.kind}, ${one.taskCode}, ${one.taskName}, ${one.regionCode}, ${one.state},
        ${one.stateVersion}, ${one.isPriority}, ${this.sealed(one)}, ${one.createdAt})`);
  }

  /** Writes what may change. */
  async update(tx: Executor, one: HelpRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE help_requests SET state = ${one.state}, state_version = ${one.stateVersion}, helper_id = ${one.helperId},
        facts = ${this.sealed(one)}
      WHERE id = ${one.id}`);
  }

  async removeAllOf(tx: Executor, personId: string): Promise<void> {
    await tx.execute(sql`DELETE FROM help_requests WHERE person_id = ${personId}`);
  }

  find(on: Executor, id: string): Promise<HelpRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  lock(tx: Executor, id: string): Promise<HelpRecord | undefined> {
    return this.one(tx, sql`id = ${id} FOR UPDATE`);
  }

  /** The person's, newest first; of these matters, or of any where none are named. `cursor`: the id that ended the page before. */
  listOf(on: Executor, personId: string, { taskCodes = [], ...page }: PageOf & { taskCodes?: readonly string[] }) {
    const named = sql`AND task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))`;
    const mine = sql`person_id = ${personId} ${taskCodes.length === 0 ? sql`` : named}`;
    const after = (cursor: string) =>
      sql`AND (created_at, id) < (SELECT created_at, id FROM help_requests WHERE id = ${cursor} AND ${mine})`;
    return this.page(on, { where: mine, after, order: sql`created_at DESC, id DESC` }, page);
  }

  /** What waits first, then what is over; in each elders and disabled people first, then whoever asked first. */
  listInScope(on: Executor, scope: HelpScope, { state, ...page }: PageOf & { state?: HelpState | undefined }) {
    const ofState = state === undefined ? sql`` : sql`AND state = ${state}`;
    const order = sql`state IN ('followedUp', 'cancelled'), NOT is_priority, created_at, id`;
    const after = (cursor: string) =>
      sql`AND (${order}) > (SELECT ${order} FROM help_requests WHERE id = ${cursor} AND ${seenBy(scope)})`;
    return this.page(on, { where: sql`${seenBy(scope)} ${ofState}`, after, order }, page);
  }

  private async page(
    on: Executor,
    { where, after, order }: { where: SQL; after: (cursor: string) => SQL; order: SQL },
    { cursor, limit }: PageOf,
  ) {
    const from = cursor === undefined ? sql`` : after(cursor);
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT ${ALL} FROM help_requests WHERE ${where} ${from} ORDER BY ${order} LIMIT ${limit + 1}`,
    );
    const count = await firstRow(on, Count, sql`SELECT count(*)::int AS total FROM help_requests WHERE ${where}`);
    const page = rows.slice(0, limit).map((row) => this.opened(row));
    return { page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null, total: count?.total ?? 0 };
  }

  private async one(on: Executor, where: SQL): Promise<HelpRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${ALL} FROM help_requests WHERE ${where}`);
    return row && this.opened(row);
  }

  private sealed({ id, facts }: HelpRecord): string {
    return this.cipher.encrypt(JSON.stringify(facts), place(id));
  }

  private opened(row: z.infer<typeof Row>): HelpRecord {
    return { ...row, facts: z.parse(HelpFacts, JSON.parse(this.cipher.decrypt(row.facts, place(row.id)))) };
  }
}
