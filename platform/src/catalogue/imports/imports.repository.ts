import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { CatalogueImport, ImportState } from '@yichuang/contract/catalogue/import-contract';
import { Database, databaseCode, firstRow, type Executor } from '../../db/database.js';
import { pageOf, type PageOf } from '../../db/page-of.js';
import { instantText } from '../../db/sql-text.js';

const UNIQUE_VIOLATION = '23505';

export const ImportRecord = z.object({
  id: z.string(),
  region: z.string(),
  account_id: z.string(),
  by_title: z.string(),
  file_name: z.string(),
  format: CatalogueImport.shape.format,
  state: ImportState,
  is_dry_run: z.boolean(),
  started_at: instantText,
  finished_at: z.nullable(instantText),
  rows_read: z.int(),
  rows_applied: z.int(),
  rows_total: z.nullable(z.int()),
  errors: z.int(),
  warnings: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refusal_rule: z.nullable(z.string()),
  refusal_message: z.nullable(z.string()),
});
export type ImportRecord = z.infer<typeof ImportRecord>;
export type Progress = { read?: number; applied?: number; total?: number; errors?: number; warnings?: number };

const COLUMNS = sql.raw(Object.keys(ImportRecord.def.shape).join(', '));

export class ImportsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** The import, when it belongs to the region. */
  find(region: string, id: string, on: Executor = this.db): Promise<ImportRecord | undefined> {
    return firstRow(
      on,
      ImportRecord,
      sql`SELECT ${COLUMNS} FROM catalogue_imports WHERE id = ${id} AND region = ${region}`,
    );
  }

  page(region: string, asked: PageOf) {
    const listing = {
      columns: COLUMNS,
      from: sql`catalogue_imports`,
      scope: sql`region = ${region}`,
      keys: [sql`position`],
      isNewestFirst: true,
    };
    return pageOf(this.db, ImportRecord, listing, asked);
  }

  /** False when another import of the region is under way. */
  async create(
    tx: Executor,
    given: Pick<
      ImportRecord,
      'id' | 'region' | 'account_id' | 'by_title' | 'file_name' | 'format' | 'is_dry_run' | 'started_at'
    >,
  ): Promise<boolean> {
    const { id, region, account_id, by_title, file_name, format, is_dry_run, started_at } = given;
    return this.unlessRunning(
      tx.execute(sql`
      INSERT INTO catalogue_imports (id, region, account_id, by_title, file_name, format, state, is_dry_run, started_at)
      VALUES (${id}, ${region}, ${account_id}, ${by_title}, ${file_name}, ${format}, 'checking', ${is_dry_run}, ${started_at})`),
    );
  }

  /** False when another import of the region is under way. */
  beginApplying(tx: Executor, id: string): Promise<boolean> {
    return this.unlessRunning(
      tx.execute(sql`UPDATE catalogue_imports SET state = 'applying', rows_applied = 0 WHERE id = ${id}`),
    );
  }

  /** Whoever changes this import next waits until the transaction ends. */
  async lock(tx: Executor, id: string): Promise<void> {
    await tx.execute(sql`SELECT 1 FROM catalogue_imports WHERE id = ${id} FOR UPDATE`);
  }

  async progress(
    id: string,
    { read, applied, total, errors, warnings }: Progress,
    on: Executor = this.db,
  ): Promise<void> {
    const set = (column: SQL, value: number | undefined) =>
      sql`${column} = COALESCE(${value ?? null}::integer, ${column})`;
    await on.execute(sql`UPDATE catalogue_imports SET ${set(sql`rows_read`, read)},
      ${set(sql`rows_applied`, applied)}, ${set(sql`rows_total`, total)}, ${set(sql`errors`, errors)},
      ${set(sql`warnings`, warnings)} WHERE id = ${id}`);
  }

  /** The check is over: what applying would do is counted. */
  async checked(id: string, state: 'checked' | 'applying', at: string): Promise<void> {
    const count = (kind: string) => sql`(SELECT count(*) FROM import_rows WHERE import_id = ${id} AND kind = ${kind})`;
    await this.db.execute(sql`UPDATE catalogue_imports SET state = ${state}, finished_at = ${at},
      added = ${count('added')}, changed = ${count('changed')}, unchanged = ${count('unchanged')} WHERE id = ${id}`);
  }

  async stands(id: string, state: 'applied' | 'rolledBack', at: string, on: Executor = this.db): Promise<void> {
    await on.execute(sql`UPDATE catalogue_imports SET state = ${state}, finished_at = ${at}, applied_at = ${at}
      WHERE id = ${id}`);
  }

  /** It changed nothing and never will: what was read of it goes, its findings stay. */
  async refuse(id: string, refusal: { rule: string; message: string }, at: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.execute(sql`UPDATE catalogue_imports SET state = 'refused', refusal_rule = ${refusal.rule},
        refusal_message = ${refusal.message}, finished_at = ${at} WHERE id = ${id}`);
      await tx.execute(sql`DELETE FROM import_rows WHERE import_id = ${id}`);
      await tx.execute(sql`DELETE FROM import_parts WHERE import_id = ${id}`);
    });
  }

  /** What an end of the process left behind: checks are over, what was being applied or taken back stands as before. */
  async recover(at: string, restarted: { rule: string; message: string }): Promise<void> {
    await this.db.execute(sql`UPDATE catalogue_imports SET finished_at = ${at},
        state = CASE WHEN state = 'checking' THEN 'refused' WHEN applied_at IS NULL THEN 'checked' ELSE 'applied' END,
        refusal_rule = CASE WHEN state = 'checking' THEN ${restarted.rule}::text END,
        refusal_message = CASE WHEN state = 'checking' THEN ${restarted.message}::text END
      WHERE state IN ('checking', 'applying')`);
  }

  private async unlessRunning(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (databaseCode(error) === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }
}
