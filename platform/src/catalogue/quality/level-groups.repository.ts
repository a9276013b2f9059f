import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { UseLevel } from '@yichuang/contract/catalogue/item';
import { Database, rowsOf } from '../../db/database.js';
import { pageOf, type PageOf } from '../../db/page-of.js';
import { jsonList } from '../../db/sql-text.js';

/** A group has as many implementations as a province has villages; this many are named. */
export const NAMED_AT_MOST = 50;

const Group = z.object({ id: z.string(), itemCount: z.int() });
const Wording = z.object({ catalogCode: z.string(), count: z.int(), taskCodes: z.array(z.string()) });
const Member = z.object({
  catalogCode: z.string(),
  taskCode: z.string(),
  regionName: z.string(),
  deptName: z.string(),
  level: UseLevel,
});

/** A region, what lies below it, and the line above it up to the nation. */
const inLineWith = (region: string): SQL =>
  sql`(starts_with(region_code, ${region}) OR starts_with(${region}, region_code) OR use_level = '1')`;
const among = (codes: readonly string[]): SQL =>
  sql`catalog_code IN (SELECT jsonb_array_elements_text(${jsonList(codes)}::jsonb))`;

export class LevelGroupsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Basic codes whose implementations do not agree. */
  async differing(region: string, page: PageOf) {
    const groups = sql`(
      SELECT catalog_code AS id, count(*)::int AS "itemCount" FROM item_checks
      WHERE catalog_code <> '' AND ${inLineWith(region)}
      GROUP BY catalog_code HAVING count(DISTINCT alike) > 1) differing`;
    return pageOf(
      this.db,
      Group,
      { columns: sql`id, "itemCount"`, from: groups, scope: sql`true`, keys: [sql`id`] },
      page,
    );
  }

  /** The different wordings of each group: how many items share one, and the first of them. The commonest first. */
  wordings(region: string, catalogCodes: readonly string[]) {
    return rowsOf(
      this.db,
      Wording,
      sql`SELECT catalog_code AS "catalogCode", count(*)::int AS count,
            to_json((array_agg(task_code ORDER BY task_code))[1:${sql.raw(String(NAMED_AT_MOST))}]) AS "taskCodes"
          FROM item_checks WHERE ${among(catalogCodes)} AND ${inLineWith(region)}
          GROUP BY catalog_code, alike ORDER BY count(*) DESC, min(task_code)`,
    );
  }

  /** The first items of each group, the highest level first. */
  members(region: string, catalogCodes: readonly string[]) {
    return rowsOf(
      this.db,
      Member,
      sql`SELECT catalog_code AS "catalogCode", task_code AS "taskCode", region_name AS "regionName",
            dept_name AS "deptName", use_level AS level
          FROM (SELECT *, row_number() OVER (PARTITION BY catalog_code ORDER BY use_level, region_code, task_code) AS place
                FROM item_checks WHERE ${among(catalogCodes)} AND ${inLineWith(region)}) placed
          WHERE place <= ${NAMED_AT_MOST} ORDER BY catalog_code, place`,
    );
  }
}
