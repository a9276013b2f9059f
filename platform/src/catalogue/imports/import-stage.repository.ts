import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { RowFinding } from '@yichuang/contract/catalogue/import-contract';
import { Item } from '@yichuang/contract/catalogue/item';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';
import { pageOf, type PageOf } from '../../db/page-of.js';
import { jsonList } from '../../db/sql-text.js';

const Keywords = z.array(z.string());
const KnownRow = z.object({ task_code: z.string(), record: Item, keywords: Keywords, site_id: z.string() });
export type KnownRow = z.infer<typeof KnownRow>;
export type StagedRow = {
  place: number;
  task_code: string;
  site_id: string;
  kind: 'added' | 'changed' | 'unchanged';
  record: Item;
  keywords: readonly string[];
};
const PartRow = z.object({ element: z.string(), task_code: z.string(), record: z.unknown() });
export type StagedPart = { element: string; task_code: string; row_number: number; record: unknown };
const Orphan = z.object({ element: z.string(), task_code: z.string(), row_number: z.int() });
const ChangeRow = z.object({
  id: z.string(),
  kind: z.enum(['added', 'changed']),
  record: Item,
  keywords: Keywords,
  record_before: z.nullable(Item),
  keywords_before: z.nullable(Keywords),
});
export type ChangeRow = z.infer<typeof ChangeRow>;
const FindingRow = z.object({ id: z.string(), record: RowFinding });

/** What was read of a file, between its check and its application. */
export class ImportStageRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async known(taskCodes: readonly string[]): Promise<Map<string, KnownRow>> {
    const rows = await rowsOf(
      this.db,
      KnownRow,
      sql`SELECT task_code, record, keywords, site_id FROM items
          WHERE task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))`,
    );
    return new Map(rows.map((row) => [row.task_code, row]));
  }

  /** Staged with what stands in the catalogue now: applying refuses when that has changed. */
  async addRows(importId: string, rows: readonly StagedRow[]): Promise<void> {
    await this.db.execute(sql`
      INSERT INTO import_rows (import_id, place, task_code, site_id, kind, record, keywords, record_before, keywords_before)
      SELECT ${importId}, given.place, given.task_code, given.site_id, given.kind, given.record, given.keywords,
        CASE WHEN given.kind = 'changed' THEN items.record END, CASE WHEN given.kind = 'changed' THEN items.keywords END
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (place integer, task_code text, site_id text, kind text, record jsonb, keywords jsonb)
      LEFT JOIN items ON items.task_code = given.task_code`);
  }

  async addParts(importId: string, parts: readonly StagedPart[]): Promise<void> {
    await this.db.execute(sql`
      INSERT INTO import_parts (import_id, element, task_code, row_number, record)
      SELECT ${importId}, element, task_code, row_number, record FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
        AS given (element text, task_code text, row_number integer, record jsonb)`);
  }

  /** By code and element, in the order of their sheets. */
  async partsOf(importId: string, taskCodes: readonly string[]): Promise<Map<string, unknown[]>> {
    const rows = await rowsOf(
      this.db,
      PartRow,
      sql`SELECT element, task_code, record FROM import_parts WHERE import_id = ${importId}
            AND task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))
          ORDER BY element, task_code, row_number`,
    );
    const found = new Map<string, unknown[]>();
    for (const { element, task_code, record } of rows) {
      const key = `${task_code} ${element}`;
      const list = found.get(key);
      if (list) list.push(record);
      else found.set(key, [record]);
    }
    return found;
  }

  /** Entries that belong to no item of the file; at most so many. */
  orphans(importId: string, most: number): Promise<z.infer<typeof Orphan>[]> {
    return rowsOf(
      this.db,
      Orphan,
      sql`SELECT element, task_code, row_number FROM import_parts parts WHERE import_id = ${importId}
            AND NOT EXISTS (SELECT 1 FROM import_rows staged
              WHERE staged.import_id = ${importId} AND staged.task_code = parts.task_code)
          ORDER BY element, row_number LIMIT ${most}`,
    );
  }

  async addFindings(importId: string, found: readonly { place: number; finding: RowFinding }[]): Promise<void> {
    if (found.length === 0) return;
    await this.db.execute(sql`
      INSERT INTO import_findings (import_id, place, severity, record)
      SELECT ${importId}, place, finding ->> 'severity', finding FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
        AS given (place integer, finding jsonb)`);
  }

  async findings(importId: string, asked: PageOf & { severity?: string | undefined }) {
    const { page, nextCursor, total } = await pageOf(
      this.db,
      FindingRow,
      {
        columns: sql`place::text AS id, record`,
        from: sql`import_findings`,
        scope: sql`import_id = ${importId}`,
        filter: asked.severity === undefined ? sql`` : sql`AND severity = ${asked.severity}`,
        keys: [sql`place`],
        id: sql`place::text`,
      },
      asked,
    );
    return { items: page.map(({ id, record }) => ({ id, ...record })), nextCursor, total };
  }

  async allFindings(importId: string): Promise<RowFinding[]> {
    const rows = await rowsOf(
      this.db,
      z.object({ record: RowFinding }),
      sql`SELECT record FROM import_findings WHERE import_id = ${importId} ORDER BY place`,
    );
    return rows.map(({ record }) => record);
  }

  changes(importId: string, asked: PageOf) {
    return pageOf(
      this.db,
      ChangeRow,
      {
        columns: sql`task_code AS id, kind, record, keywords, record_before, keywords_before`,
        from: sql`import_rows`,
        scope: sql`import_id = ${importId} AND kind <> 'unchanged'`,
        keys: [sql`place`],
        id: sql`task_code`,
      },
      asked,
    );
  }

  /** Whether an item stands otherwise than when the file was checked. */
  async isStale(on: Executor, importId: string): Promise<boolean> {
    const stale = await firstRow(
      on,
      z.object({ task_code: z.string() }),
      sql`SELECT staged.task_code FROM import_rows staged LEFT JOIN items ON items.task_code = staged.task_code
          WHERE staged.import_id = ${importId} AND staged.kind <> 'unchanged'
            AND (items.record IS DISTINCT FROM staged.record_before
              OR items.keywords IS DISTINCT FROM staged.keywords_before) LIMIT 1`,
    );
    return stale !== undefined;
  }
}
