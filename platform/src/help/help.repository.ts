import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { HelpKind, HelpState } from '@yichuang/contract/help/contract';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, type Executor } from '../db/database.js';
import { pageOf, type Listing, type PageOf } from '../db/page-of.js';
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
const ALL = sql`id, person_id AS "personId", kind, task_code AS "taskCode", task_name AS "taskName",
  region_code AS "regionCode", state, state_version AS "stateVersion", is_priority AS "isPriority",
  helper_id AS "helperId", facts, created_at::text AS "createdAt"`;
const place = (id: string) => `help_requests.facts.${id}`;

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
    const scope = sql`person_id = ${personId} ${taskCodes.length === 0 ? sql`` : named}`;
    return this.page(on, { scope, keys: [sql`created_at`, sql`id`], isNewestFirst: true }, page);
  }

  /** What waits first, then what is over; in each elders and disabled people first, then whoever asked first. */
  listInScope(on: Executor, scope: HelpScope, { state, ...page }: PageOf & { state?: HelpState | undefined }) {
    const ofState = state === undefined ? sql`` : sql`AND state = ${state}`;
    const keys = [sql`state IN ('followedUp', 'cancelled')`, sql`NOT is_priority`, sql`created_at`, sql`id`];
    return this.page(on, { scope: seenBy(scope), filter: ofState, keys }, page);
  }

  private async page(on: Executor, listing: Omit<Listing, 'columns' | 'from'>, asked: PageOf) {
    const found = await pageOf(on, Row, { columns: ALL, from: sql`help_requests`, ...listing }, asked);
    return { ...found, page: found.page.map((row) => this.opened(row)) };
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
