import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { CaseState } from '@yichuang/contract/cases/case';
import { Answers } from '@yichuang/contract/cases/form';
import { FieldCipher } from '../crypto/field-cipher.js';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { pageOf, type Listing, type PageOf } from '../db/page-of.js';
import { instantText, jsonList } from '../db/sql-text.js';
import { CaseFacts, CaseItem, type CaseRecord } from './case-record.js';

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  actorId: z.string(),
  item: CaseItem,
  formCode: z.string(),
  formVersion: z.int(),
  state: CaseState,
  stateVersion: z.int(),
  draftVersion: z.int(),
  answers: z.string(),
  caseNo: z.nullable(z.string()),
  projectNo: z.nullable(z.string()),
  queryCode: z.nullable(z.string()),
  facts: CaseFacts,
  createdAt: instantText,
  wakeAt: z.nullable(instantText),
  dueDate: z.nullable(z.string()),
  parentId: z.nullable(z.string()),
  isPackage: z.boolean(),
});
const Id = z.object({ id: z.string() });

const ALL = sql`id, person_id AS "personId", actor_id AS "actorId", item, form_code AS "formCode",
  form_version AS "formVersion", state, state_version AS "stateVersion", draft_version AS "draftVersion", answers,
  case_no AS "caseNo", project_no AS "projectNo", query_code AS "queryCode", facts, created_at::text AS "createdAt",
  wake_at::text AS "wakeAt", due_date::text AS "dueDate", parent_id AS "parentId",
  is_package AS "isPackage"`;
const answersPlace = (id: string) => `cases.answers.${id}`;
const codePlace = (id: string) => `cases.query_code.${id}`;

/** Files and certificates have tables of their own, sealed; of a case that holds them only the list of materials is kept. */
const itemText = ({ item }: CaseRecord): string =>
  JSON.stringify({ ...item, materials: item.materials.map((one) => ({ ...one, certificate: null, files: [] })) });

/** Where a member of staff works; `isDesk`: a window also serves matters of the region above it. */
export type StaffScope = { region: string; isDesk: boolean };
type Narrowed = { state?: CaseState | undefined; taskCodes?: readonly string[] | undefined };

export class CasesRepository {
  constructor(@Inject(FieldCipher) private readonly cipher: FieldCipher) {}

  /** False when the person has an open case of this matter already. */
  async insert(tx: Executor, one: CaseRecord): Promise<boolean> {
    const inserted = await firstRow(
      tx,
      Id,
      sql`INSERT INTO cases (id, person_id, actor_id, task_code, item, form_code, form_version, region_code, state,
            state_version, draft_version, answers, facts, created_at, parent_id, is_package)
          VALUES (${one.id}, ${one.personId}, ${one.actorId}, ${one.item.taskCode}, ${itemText(one)}::jsonb,
            ${one.formCode}, ${one.formVersion}, ${one.item.regionCode}, ${one.state}, ${one.stateVersion},
            ${one.draftVersion}, ${this.sealAnswers(one)}, ${JSON.stringify(one.facts)}::jsonb, ${one.createdAt},
            ${one.parentId}, ${one.isPackage})
          ON CONFLICT (person_id, task_code) WHERE is_open DO NOTHING RETURNING id`,
    );
    return inserted !== undefined;
  }

  /** Writes what may change. */
  async update(tx: Executor, one: CaseRecord): Promise<void> {
    const queryCode = one.queryCode === null ? null : this.cipher.encrypt(one.queryCode, codePlace(one.id));
    await tx.execute(sql`
      UPDATE cases SET item = ${itemText(one)}::jsonb, state = ${one.state},
        state_version = ${one.stateVersion}, draft_version = ${one.draftVersion}, answers = ${this.sealAnswers(one)},
        case_no = ${one.caseNo}, project_no = ${one.projectNo}, query_code = ${queryCode},
        facts = ${JSON.stringify(one.facts)}::jsonb, wake_at = ${one.wakeAt}, due_date = ${one.dueDate}
      WHERE id = ${one.id}`);
  }

  async remove(tx: Executor, id: string): Promise<void> {
    await tx.execute(sql`DELETE FROM cases WHERE id = ${id}`);
  }

  /** Of somebody who leaves for good. */
  async removeDrafts(tx: Executor, personId: string): Promise<void> {
    await tx.execute(sql`DELETE FROM cases WHERE person_id = ${personId} AND state = 'draft'`);
  }

  find(on: Executor, id: string): Promise<CaseRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  /** With the package that it is a part of, and that first: whoever begins at the other end waits instead of standing in the way. */
  async lock(tx: Executor, id: string): Promise<CaseRecord | undefined> {
    await tx.execute(sql`SELECT 1 FROM cases WHERE id = (SELECT parent_id FROM cases WHERE id = ${id}) FOR UPDATE`);
    return this.one(tx, sql`id = ${id} FOR UPDATE`);
  }

  findByCaseNo(on: Executor, caseNo: string): Promise<CaseRecord | undefined> {
    return this.one(on, sql`case_no = ${caseNo}`);
  }

  /** The applications that were made of a package. */
  async partsOf(on: Executor, parentId: string): Promise<CaseRecord[]> {
    const rows = await rowsOf(on, Row, sql`SELECT ${ALL} FROM cases WHERE parent_id = ${parentId} ORDER BY project_no`);
    return rows.map((row) => this.opened(row));
  }

  async openCaseId(on: Executor, personId: string, taskCode: string): Promise<string | undefined> {
    const row = await firstRow(
      on,
      Id,
      sql`SELECT id FROM cases WHERE person_id = ${personId} AND task_code = ${taskCode} AND is_open`,
    );
    return row?.id;
  }

  /** Whether a case of the person was handed in and is not decided yet. */
  async isHandling(on: Executor, personId: string): Promise<boolean> {
    const row = await firstRow(
      on,
      Id,
      sql`SELECT id FROM cases WHERE person_id = ${personId} AND is_open AND state <> 'draft' LIMIT 1`,
    );
    return row !== undefined;
  }

  /**
   * The person's cases, newest first. `cursor` is the id that ended the page before.
   * @param taskCodes of these matters only; undefined: of any
   */
  list(on: Executor, personId: string, { state, taskCodes, ...page }: PageOf & Narrowed) {
    const ofState = state === undefined ? sql`` : sql`AND state = ${state}`;
    const ofTasks =
      taskCodes && sql`AND task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))`;
    // the parts of a package are seen inside it
    const scope = sql`person_id = ${personId} AND parent_id IS NULL ${ofTasks ?? sql``}`;
    return this.page(on, { scope, filter: ofState, keys: [sql`created_at`, sql`id`], isNewestFirst: true }, page);
  }

  /** What the scope sees in these states, soonest due first. */
  listInScope(on: Executor, { region, isDesk }: StaffScope, states: readonly CaseState[], page: PageOf) {
    const above = isDesk ? sql`OR starts_with(${region}, region_code)` : sql``;
    const scope = sql`state <> 'draft' AND NOT is_package AND (starts_with(region_code, ${region}) ${above})`;
    const filter = sql`AND state IN (SELECT jsonb_array_elements_text(${jsonList(states)}::jsonb))`;
    return this.page(on, { scope, filter, keys: [sql`coalesce(due_date, 'infinity'::date)`, sql`id`] }, page);
  }

  /** Cases in which the law acts by itself by now. */
  async toWake(on: Executor, now: string): Promise<string[]> {
    const rows = await rowsOf(on, Id, sql`SELECT id FROM cases WHERE wake_at <= ${now} ORDER BY wake_at LIMIT 200`);
    return rows.map(({ id }) => id);
  }

  /** The next serial of a name on a day; a transaction that fails gives it back. */
  async nextSerial(tx: Executor, name: string, date: string): Promise<number> {
    const row = await firstRow(
      tx,
      z.object({ serial: z.int() }),
      sql`INSERT INTO case_counters AS c (name, date, last_serial) VALUES (${name}, ${date}, 1)
          ON CONFLICT (name, date) DO UPDATE SET last_serial = c.last_serial + 1 RETURNING last_serial AS serial`,
    );
    return row?.serial ?? 1;
  }

  private async page(on: Executor, listing: Omit<Listing, 'columns' | 'from'>, asked: PageOf) {
    const found = await pageOf(on, Row, { columns: ALL, from: sql`cases`, ...listing }, asked);
    return { ...found, page: found.page.map((row) => this.opened(row)) };
  }

  private async one(on: Executor, where: SQL): Promise<CaseRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${ALL} FROM cases WHERE ${where}`);
    return row && this.opened(row);
  }

  private sealAnswers({ id, answers }: CaseRecord): string {
    return this.cipher.encrypt(JSON.stringify(answers), answersPlace(id));
  }

  private opened(row: z.infer<typeof Row>): CaseRecord {
    return {
      ...row,
      answers: z.parse(Answers, JSON.parse(this.cipher.decrypt(row.answers, answersPlace(row.id)))),
      queryCode: row.queryCode === null ? null : this.cipher.decrypt(row.queryCode, codePlace(row.id)),
    };
  }
}
