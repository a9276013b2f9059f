import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ReviewLevel } from '@yichuang/contract/reviews/review';
import { firstRow, rowsOf, type Executor } from '../db/database.js';

const Level = z.object({ level: ReviewLevel, count: z.int() });
const Code = z.object({ code: z.string(), count: z.int() });
const Month = z.object({ month: z.string(), total: z.int(), good: z.int() });
const Orders = z.object({
  total: z.int(),
  closed: z.int(),
  onTimeRate: z.nullable(z.number()),
  medianDays: z.nullable(z.number()),
});
const NONE = { total: 0, closed: 0, onTimeRate: null, medianDays: null };
const TOP = 10;

/** Counts for the public. What two people found mistaken or malicious is left out. */
export class SummaryRepository {
  levels(on: Executor, region: string) {
    return rowsOf(
      on,
      Level,
      sql`SELECT level, count(*)::int AS count FROM reviews WHERE ${counted(region)} GROUP BY level ORDER BY level DESC`,
    );
  }

  topIndicators(on: Executor, region: string) {
    return rowsOf(
      on,
      Code,
      sql`SELECT code, count(*)::int AS count FROM reviews, jsonb_array_elements_text(indicators) AS code
          WHERE ${counted(region)} GROUP BY code ORDER BY count DESC, code LIMIT ${TOP}`,
    );
  }

  /** From the first of the month `since`, the oldest first. */
  months(on: Executor, region: string, since: string) {
    return rowsOf(
      on,
      Month,
      sql`SELECT to_char(created_at, 'YYYY-MM') AS month, count(*)::int AS total,
            count(*) FILTER (WHERE level >= 3)::int AS good
          FROM reviews WHERE ${counted(region)} AND created_at >= ${`${since}-01`}::date GROUP BY month ORDER BY month`,
    );
  }

  async orders(on: Executor, region: string): Promise<z.infer<typeof Orders>> {
    const row = await firstRow(
      on,
      Orders,
      sql`SELECT count(*)::int AS total, count(o.closed_at)::int AS closed,
            (count(*) FILTER (WHERE o.closed_at IS NOT NULL AND NOT o.is_late))::float8
              / nullif(count(o.closed_at), 0) AS "onTimeRate",
            (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM o.closed_at - o.created_at) / 86400)
              FILTER (WHERE o.closed_at IS NOT NULL))::float8 AS "medianDays"
          FROM review_orders o JOIN reviews r ON r.id = o.id WHERE ${counted(region)}`,
    );
    return row ?? NONE;
  }
}

const counted = (region: string) => sql`starts_with(region_code, ${region}) AND NOT is_excluded`;
