import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ImportState } from '@yichuang/contract/catalogue/import-contract';
import { Item } from '@yichuang/contract/catalogue/item';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';
import { pageOf, type PageOf } from '../../db/page-of.js';
import { instantText } from '../../db/sql-text.js';

const Count = z.object({ count: z.int() });
const Codes = z.object({ task_code: z.string() });
const Keywords = z.nullable(z.array(z.string()));
const VersionRow = z.object({
  id: z.string(),
  version: z.int(),
  at: instantText,
  by_title: z.string(),
  import_id: z.nullable(z.string()),
  is_rollback: z.boolean(),
  record: z.nullable(Item),
  keywords: Keywords,
  before_record: z.nullable(Item),
  before_keywords: Keywords,
  /** Of the import, where it belongs to the region. */
  file_name: z.nullable(z.string()),
  import_state: z.nullable(ImportState),
  is_latest: z.boolean(),
});
export type VersionRow = z.infer<typeof VersionRow>;

/** Who changed the catalogue, when, with which import. */
export type Change = { importId: string; accountId: string; by: string; at: string };
/** Rows of an import by their places, both included. */
export type Range = { from: number; to: number };

/** Whoever changed it otherwise than by an import. */
const BEFORE_IMPORTS = '导入之前';

/** Items and their versions change together, here and nowhere else. */
export class ItemVersionsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** One application after the other: two regions may lie in one another. */
  async lock(tx: Executor): Promise<void> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(7462)`);
  }

  async lastPosition(tx: Executor): Promise<number> {
    return (await firstRow(tx, Count, sql`SELECT COALESCE(max(position), 0) AS count FROM items`))?.count ?? 0;
  }

  /** How many rows change something. */
  async due(on: Executor, importId: string): Promise<{ rows: number; last: number }> {
    const row = await firstRow(
      on,
      z.object({ rows: z.int(), last: z.int() }),
      sql`SELECT count(*)::int AS rows, COALESCE(max(place), 0) AS last FROM import_rows
          WHERE import_id = ${importId} AND kind <> 'unchanged'`,
    );
    return row ?? { rows: 0, last: 0 };
  }

  /** At most so many codes of what an import changes. */
  async codes(on: Executor, importId: string, most: number): Promise<string[]> {
    const rows = await rowsOf(
      on,
      Codes,
      sql`SELECT task_code FROM import_rows WHERE import_id = ${importId} AND kind <> 'unchanged' LIMIT ${most}`,
    );
    return rows.map(({ task_code }) => task_code);
  }

  /** Puts the rows of a range into the catalogue; how many found their item as it was when the file was checked. */
  async apply(tx: Executor, change: Change, range: Range, after: number): Promise<number> {
    const { importId } = change;
    const staged = (
      kind: SQL,
    ) => sql`staged.import_id = ${importId} AND staged.place BETWEEN ${range.from} AND ${range.to}
      AND staged.kind ${kind}`;
    await tx.execute(sql`
      INSERT INTO item_versions (task_code, version, region_code, at, by_title, record, keywords, site_id)
      SELECT items.task_code,
        1 + COALESCE((SELECT max(kept.version) FROM item_versions kept WHERE kept.task_code = staged.task_code), 0),
        items.record ->> 'regionCode', ${change.at}, ${BEFORE_IMPORTS}, items.record, items.keywords, items.site_id
      FROM import_rows staged JOIN items ON items.task_code = staged.task_code
      WHERE ${staged(sql`= 'changed'`)}
        AND items.record IS DISTINCT FROM (SELECT kept.record FROM item_versions kept
          WHERE kept.task_code = staged.task_code ORDER BY kept.version DESC LIMIT 1)`);
    const changed = await this.count(
      tx,
      sql`UPDATE items SET record = staged.record, keywords = staged.keywords, site_id = staged.site_id
          FROM import_rows staged WHERE ${staged(sql`= 'changed'`)} AND items.task_code = staged.task_code
            AND items.record = staged.record_before AND items.keywords = staged.keywords_before RETURNING 1`,
    );
    const added = await this.count(
      tx,
      sql`INSERT INTO items (task_code, site_id, position, record, keywords)
          SELECT task_code, site_id, ${after}::integer + place, record, keywords FROM import_rows staged
          WHERE ${staged(sql`= 'added'`)} ON CONFLICT (task_code) DO NOTHING RETURNING 1`,
    );
    await tx.execute(sql`
      INSERT INTO item_versions
        (task_code, version, region_code, at, account_id, by_title, import_id, record, keywords, site_id)
      SELECT staged.task_code,
        1 + COALESCE((SELECT max(kept.version) FROM item_versions kept WHERE kept.task_code = staged.task_code), 0),
        staged.record ->> 'regionCode', ${change.at}, ${change.accountId}, ${change.by}, ${importId}, staged.record,
        staged.keywords, staged.site_id
      FROM import_rows staged WHERE ${staged(sql`<> 'unchanged'`)}`);
    return changed + added;
  }

  /** Whether an item that the import changed has a later version, or stands otherwise than the import left it. */
  async isChangedSince(on: Executor, importId: string): Promise<boolean> {
    const changed = await firstRow(
      on,
      Codes,
      sql`SELECT ours.task_code FROM item_versions ours LEFT JOIN items ON items.task_code = ours.task_code
          WHERE ours.import_id = ${importId} AND NOT ours.is_rollback AND (items.record IS DISTINCT FROM ours.record
            OR EXISTS (SELECT 1 FROM item_versions later
              WHERE later.task_code = ours.task_code AND later.version > ours.version)) LIMIT 1`,
    );
    return changed !== undefined;
  }

  /** Items that the import added and somebody has applied for: taking them away would leave the application behind. */
  async isInUse(on: Executor, importId: string): Promise<boolean> {
    const used = await firstRow(
      on,
      Codes,
      sql`SELECT staged.task_code FROM import_rows staged JOIN cases ON cases.task_code = staged.task_code
          WHERE staged.import_id = ${importId} AND staged.kind = 'added' LIMIT 1`,
    );
    return used !== undefined;
  }

  /** Puts the items of a range back to the version before the import; how many still stood as it had left them. */
  async rollBack(tx: Executor, change: Change, range: Range): Promise<number> {
    const { importId } = change;
    const ours = sql`item_versions ours JOIN import_rows staged
      ON staged.import_id = ours.import_id AND staged.task_code = ours.task_code
      LEFT JOIN item_versions before ON before.task_code = ours.task_code AND before.version = ours.version - 1`;
    const inRange = sql`ours.import_id = ${importId} AND NOT ours.is_rollback
      AND staged.place BETWEEN ${range.from} AND ${range.to}`;
    const restored = await this.count(
      tx,
      sql`UPDATE items SET record = before.record, keywords = before.keywords, site_id = before.site_id
          FROM ${ours} WHERE ${inRange} AND before.record IS NOT NULL
            AND items.task_code = ours.task_code AND items.record = ours.record RETURNING 1`,
    );
    const removed = await this.count(
      tx,
      sql`DELETE FROM items USING ${ours} WHERE ${inRange} AND before.record IS NULL
            AND items.task_code = ours.task_code AND items.record = ours.record RETURNING 1`,
    );
    await tx.execute(sql`
      INSERT INTO item_versions
        (task_code, version, region_code, at, account_id, by_title, import_id, is_rollback, record, keywords, site_id)
      SELECT ours.task_code, ours.version + 1, ours.region_code, ${change.at}, ${change.accountId}, ${change.by},
        ${importId}, true, before.record, before.keywords, ours.site_id
      FROM ${ours} WHERE ${inRange}`);
    return restored + removed;
  }

  /** The versions of an item in regions that begin so, each with the one before. */
  page(taskCode: string, region: string, asked: PageOf) {
    const ours = sql`FROM catalogue_imports made WHERE made.id = versions.import_id AND made.region = ${region}`;
    return pageOf(
      this.db,
      VersionRow,
      {
        columns: sql`version::text AS id, version, at, by_title, import_id, is_rollback, record, keywords,
          (SELECT earlier.record FROM item_versions earlier
            WHERE earlier.task_code = versions.task_code AND earlier.version = versions.version - 1) AS before_record,
          (SELECT earlier.keywords FROM item_versions earlier
            WHERE earlier.task_code = versions.task_code AND earlier.version = versions.version - 1) AS before_keywords,
          (SELECT file_name ${ours}) AS file_name, (SELECT state ${ours}) AS import_state,
          NOT EXISTS (SELECT 1 FROM item_versions later
            WHERE later.task_code = versions.task_code AND later.version > versions.version) AS is_latest`,
        from: sql`item_versions versions`,
        scope: sql`task_code = ${taskCode} AND starts_with(region_code, ${region})`,
        keys: [sql`version`],
        isNewestFirst: true,
        id: sql`version::text`,
      },
      asked,
    );
  }

  private async count(tx: Executor, statement: SQL): Promise<number> {
    const row = await firstRow(tx, Count, sql`WITH done AS (${statement}) SELECT count(*)::int AS count FROM done`);
    return row?.count ?? 0;
  }
}
