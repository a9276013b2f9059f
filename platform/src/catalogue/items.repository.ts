import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Item, ItemSummary } from '@yichuang/contract/catalogue/item';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';
import { jsonList } from '../db/sql-text.js';

/** An item with what the catalogue needs to find it. */
export const CatalogueItem = z.object({ siteId: z.string(), keywords: z.array(z.string()), item: Item });
export type CatalogueItem = z.infer<typeof CatalogueItem>;

const Row = z.object({ record: Item });
/** An item as lists and searches hold it. */
const ListedRow = z.object({
  task_code: z.string(),
  site_id: z.string(),
  position: z.int(),
  keywords: z.array(z.string()),
  summary: ItemSummary,
  accept_levels: Item.shape.acceptLevels,
});
export type ListedRow = z.infer<typeof ListedRow>;
const LISTED = sql.raw('task_code, site_id, position, keywords, summary, accept_levels');
const FullRow = z.object({ site_id: z.string(), keywords: z.array(z.string()), record: Item });

export class ItemsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(taskCode: string, on: Executor = this.db): Promise<Item | undefined> {
    return (await firstRow(on, Row, sql`SELECT record FROM items WHERE task_code = ${taskCode}`))?.record;
  }

  /** In the order asked for; codes that do not exist are left out. */
  async findMany(taskCodes: readonly string[], on: Executor = this.db): Promise<Item[]> {
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT record FROM items
          WHERE task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))`,
    );
    return taskCodes.flatMap((code) => rows.find((row) => row.record.taskCode === code)?.record ?? []);
  }

  /** Codes of the matters that relatives (family) or staff (helper) may do for others; of these codes, or of any. */
  async codesOpenTo(kind: 'family' | 'helper', among: readonly string[], on: Executor = this.db): Promise<string[]> {
    const mark = kind === 'family' ? 'relativeProxy' : 'villageAgent';
    const named =
      among.length === 0 ? sql`` : sql`AND task_code IN (SELECT jsonb_array_elements_text(${jsonList(among)}::jsonb))`;
    const rows = await rowsOf(
      on,
      z.object({ code: z.string() }),
      sql`SELECT task_code AS code FROM items WHERE record -> 'agency' -> ${mark}::text = 'true'::jsonb ${named}`,
    );
    return rows.map(({ code }) => code);
  }

  /** Without guides, in the catalogue's order, those behind `after`. */
  listed(limit: number, after?: Pick<ListedRow, 'position' | 'task_code'>): Promise<ListedRow[]> {
    const behind = after ? sql`WHERE (position, task_code) > (${after.position}, ${after.task_code})` : sql``;
    return rowsOf(
      this.db,
      ListedRow,
      sql`SELECT ${LISTED} FROM items ${behind} ORDER BY position, task_code LIMIT ${limit}`,
    );
  }

  /** Without guides; codes that do not exist are left out. */
  listedAmong(taskCodes: readonly string[]): Promise<ListedRow[]> {
    return rowsOf(
      this.db,
      ListedRow,
      sql`SELECT ${LISTED} FROM items
          WHERE task_code IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb))`,
    );
  }

  async all(): Promise<CatalogueItem[]> {
    const rows = await rowsOf(this.db, FullRow, sql`SELECT site_id, keywords, record FROM items ORDER BY position`);
    return rows.map(({ site_id, keywords, record }) => ({ siteId: site_id, keywords, item: record }));
  }

  /** Adds items in this order or replaces those with the same code. */
  async save(items: readonly CatalogueItem[], on: Executor = this.db): Promise<void> {
    const rows = items.map(({ siteId, keywords, item }, position) => ({
      task_code: item.taskCode,
      site_id: siteId,
      position,
      record: item,
      keywords,
    }));
    await on.execute(sql`
      INSERT INTO items (task_code, site_id, position, record, keywords)
      SELECT task_code, site_id, position, record, keywords FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (task_code text, site_id text, position integer, record jsonb, keywords jsonb)
      ON CONFLICT (task_code) DO UPDATE SET site_id = excluded.site_id, position = excluded.position,
        record = excluded.record, keywords = excluded.keywords`);
  }
}
