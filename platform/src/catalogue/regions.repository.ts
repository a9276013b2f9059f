import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Region, RegionLevel } from '@yichuang/contract/catalogue/hall';
import { Database, rowsOf, type Executor } from '../db/database.js';
import { jsonList } from '../db/sql-text.js';

/** `parent` is null for a province, or where the region above is not in the table. */
export const RegionRecord = z.object({
  code: z.string(),
  name: z.string(),
  level: RegionLevel,
  parent: z.nullable(z.string()),
});
export type RegionRecord = z.infer<typeof RegionRecord>;

const selected = sql.raw(`code, name, level,
  EXISTS (SELECT 1 FROM regions below WHERE below.parent = regions.code) AS "hasChildren"`);

export class RegionsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** In the order asked for; codes that do not exist are left out. */
  async findMany(codes: readonly string[]): Promise<Region[]> {
    const found = await rowsOf(
      this.db,
      Region,
      sql`SELECT ${selected} FROM regions WHERE code IN (SELECT jsonb_array_elements_text(${jsonList(codes)}::jsonb))`,
    );
    return codes.flatMap((code) => found.find((region) => region.code === code) ?? []);
  }

  /** All that go by one of these names, in a region and below. */
  named(names: readonly string[], within: string): Promise<Region[]> {
    return rowsOf(
      this.db,
      Region,
      sql`SELECT ${selected} FROM regions WHERE starts_with(code, ${within})
            AND name IN (SELECT jsonb_array_elements_text(${jsonList(names)}::jsonb)) ORDER BY code`,
    );
  }

  below(parent: string): Promise<Region[]> {
    return rowsOf(this.db, Region, sql`SELECT ${selected} FROM regions WHERE parent = ${parent} ORDER BY code`);
  }

  async save(regions: readonly RegionRecord[], on: Executor = this.db): Promise<void> {
    await on.execute(sql`
      INSERT INTO regions (code, name, level, parent)
      SELECT code, name, level, parent FROM jsonb_to_recordset(${JSON.stringify(regions)}::jsonb)
        AS given (code text, name text, level text, parent text)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, parent = excluded.parent`);
  }
}
