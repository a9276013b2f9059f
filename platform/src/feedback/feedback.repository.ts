import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FeedbackKind, FeedbackState } from '@yichuang/contract/feedback/contract';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { pageOf, type Listing, type PageOf } from '../db/page-of.js';
import { instantText } from '../db/sql-text.js';
import { FeedbackFacts, type FeedbackRecord } from './feedback-record.js';

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  kind: FeedbackKind,
  state: FeedbackState,
  stateVersion: z.int(),
  regionCode: z.string(),
  caseId: z.nullable(z.string()),
  isAnonymous: z.boolean(),
  handlerId: z.nullable(z.string()),
  facts: z.string(),
  dueDate: z.nullable(z.string()),
  lapsesOn: z.nullable(z.string()),
  createdAt: instantText,
});
const Id = z.object({ id: z.string() });
const ALL = sql`id, person_id AS "personId", kind, state, state_version AS "stateVersion", region_code AS "regionCode",
  case_id AS "caseId", is_anonymous AS "isAnonymous", handler_id AS "handlerId", facts, due_date::text AS "dueDate",
  lapses_on::text AS "lapsesOn", created_at::text AS "createdAt"`;
const place = (id: string) => `feedback.facts.${id}`;

/** Managers see their region; everybody else what was given to them. */
export type FeedbackScope = { region: string } | { handlerId: string };

const seenBy = (scope: FeedbackScope): SQL =>
  'region' in scope ? sql`starts_with(region_code, ${scope.region})` : sql`handler_id = ${scope.handlerId}`;

export class FeedbackRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  async insert(tx: Executor, one: FeedbackRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO feedback (id, person_id, kind, state, state_version, region_code, case_id, is_anonymous, facts, due_date,
        created_at)
      VALUES (${one.id}, ${one.personId}, ${one.kind}, ${one.state}, ${one.stateVersion}, ${one.regionCode},
        ${one.caseId}, ${one.isAnonymous}, ${this.sealed(one)}, ${one.dueDate}, ${one.createdAt})`);
  }

  /** Writes what may change. */
  async update(tx: Executor, one: FeedbackRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE feedback SET state = ${one.state}, state_version = ${one.stateVersion}, handler_id = ${one.handlerId},
        facts = ${this.sealed(one)}, due_date = ${one.dueDate}, lapses_on = ${one.lapsesOn}
      WHERE id = ${one.id}`);
  }

  find(on: Executor, id: string): Promise<FeedbackRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  lock(tx: Executor, id: string): Promise<FeedbackRecord | undefined> {
    return this.one(tx, sql`id = ${id} FOR UPDATE`);
  }

  /** The author's, newest first. `cursor` is the id that ended the page before. */
  listOf(on: Executor, personId: string, page: PageOf) {
    return this.page(
      on,
      { scope: sql`person_id = ${personId}`, keys: [sql`created_at`, sql`id`], isNewestFirst: true },
      page,
    );
  }

  /** Soonest due first. */
  listInScope(
    on: Executor,
    scope: FeedbackScope,
    { state, kind, ...page }: PageOf & { state?: FeedbackState | undefined; kind?: FeedbackKind | undefined },
  ) {
    const ofState = state === undefined ? sql`` : sql`AND state = ${state}`;
    const ofKind = kind === undefined ? sql`` : sql`AND kind = ${kind}`;
    const keys = [sql`coalesce(due_date, 'infinity'::date)`, sql`id`];
    return this.page(on, { scope: seenBy(scope), filter: sql`${ofState} ${ofKind}`, keys }, page);
  }

  async toLapse(on: Executor, today: string): Promise<string[]> {
    const rows = await rowsOf(on, Id, sql`SELECT id FROM feedback WHERE lapses_on <= ${today} ORDER BY id LIMIT 200`);
    return rows.map(({ id }) => id);
  }

  private async page(on: Executor, listing: Omit<Listing, 'columns' | 'from'>, asked: PageOf) {
    const found = await pageOf(on, Row, { columns: ALL, from: sql`feedback`, ...listing }, asked);
    return { ...found, page: found.page.map((row) => this.opened(row)) };
  }

  private async one(on: Executor, where: SQL): Promise<FeedbackRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${ALL} FROM feedback WHERE ${where}`);
    return row && this.opened(row);
  }

  private sealed({ id, facts }: FeedbackRecord): string {
    return this.cipher.encrypt(JSON.stringify(facts), place(id));
  }

  private opened(row: z.infer<typeof Row>): FeedbackRecord {
    return { ...row, facts: z.parse(FeedbackFacts, JSON.parse(this.cipher.decrypt(row.facts, place(row.id)))) };
  }
}
