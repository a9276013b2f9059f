import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Item, UseLevel } from '@yichuang/contract/catalogue/item';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';
import { pageOf, type PageOf } from '../../db/page-of.js';
import { instantText } from '../../db/sql-text.js';

/** Any number that no other advisory lock of this database uses. */
const CHECK_LOCK = 7464;
const MOST_DEPARTMENTS = 200;

export type ItemCheck = {
  taskCode: string;
  taskName: string;
  catalogCode: string;
  regionCode: string;
  regionName: string;
  deptName: string;
  useLevel: Item['useLevel'];
  alike: string;
  score: number;
  findings: number;
  rules: string[];
};

/** Which checks are asked for: never beyond `within`, the region of whoever asks. */
export type CheckFilter = {
  within: string;
  region?: string | undefined;
  department?: string | undefined;
  level?: Item['useLevel'] | undefined;
  rule?: string | undefined;
};

const chosen = ({ region, department, level, rule }: CheckFilter): SQL => sql`
  ${region === undefined ? sql`` : sql`AND starts_with(region_code, ${region})`}
  ${department === undefined ? sql`` : sql`AND dept_name = ${department}`}
  ${level === undefined ? sql`` : sql`AND use_level = ${level}`}
  ${rule === undefined ? sql`` : sql`AND ${rule} = ANY(rules)`}`;
const inside = ({ within }: CheckFilter): SQL => sql`starts_with(region_code, ${within})`;

const score = z.nullable(z.coerce.number<string | number>());
const scored = sql.raw('count(*)::int AS items, coalesce(sum(findings), 0)::int AS findings, avg(score) AS score');
const Scored = { items: z.int(), findings: z.int(), score };
const Totals = z.object({ ...Scored, perfect: z.int(), checkedAt: z.nullable(instantText) });
const Code = z.object({ id: z.string() });

export class ItemChecksRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Two platforms check one after the other, so that no item is checked twice. */
  async lock(tx: Executor): Promise<void> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${CHECK_LOCK})`);
  }

  /**
   * The next items that were not checked by these rules and facts since they changed. They stay as they are until the
   * transaction ends; those that somebody is changing now are left for later.
   * @param after the last code of the batch before, so that a round walks through the items once
   */
  async due(tx: Executor, checkedAs: string, after: string, limit: number): Promise<Item[]> {
    const rows = await rowsOf(
      tx,
      z.object({ record: Item }),
      sql`SELECT items.record FROM items LEFT JOIN item_checks done
            ON done.task_code = items.task_code AND done.checked_as = ${checkedAs}
          WHERE items.task_code > ${after} AND done.task_code IS NULL ORDER BY items.task_code LIMIT ${limit} FOR SHARE OF items SKIP LOCKED`,
    );
    return rows.map(({ record }) => record);
  }

  async save(tx: Executor, checks: readonly ItemCheck[], checkedAs: string, at: string): Promise<void> {
    await tx.execute(sql`
      INSERT INTO item_checks (task_code, task_name, catalog_code, region_code, region_name, dept_name, use_level, alike,
        score, findings, rules, checked_as, checked_at)
      SELECT "taskCode", "taskName", "catalogCode", "regionCode", "regionName", "deptName", "useLevel", alike,
        score, findings, rules, ${checkedAs}, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(checks)}::jsonb) AS given ("taskCode" text, "taskName" text,
        "catalogCode" text, "regionCode" text, "regionName" text, "deptName" text, "useLevel" text, alike text,
        score integer, findings integer, rules text[])
      ON CONFLICT (task_code) DO UPDATE SET task_name = excluded.task_name, catalog_code = excluded.catalog_code,
        region_code = excluded.region_code, region_name = excluded.region_name, dept_name = excluded.dept_name,
        use_level = excluded.use_level, alike = excluded.alike, score = excluded.score, findings = excluded.findings,
        rules = excluded.rules, checked_as = excluded.checked_as, checked_at = excluded.checked_at`);
  }

  /** Items of the whole catalogue that {@link due} would find. */
  async pending(checkedAs: string): Promise<number> {
    const row = await firstRow(
      this.db,
      z.object({ pending: z.int() }),
      sql`SELECT ((SELECT count(*) FROM items) - count(*))::int AS pending FROM item_checks WHERE checked_as = ${checkedAs}`,
    );
    return row?.pending ?? 0;
  }

  async totals(filter: CheckFilter) {
    const row = await firstRow(
      this.db,
      Totals,
      sql`SELECT ${scored}, count(*) FILTER (WHERE findings = 0)::int AS perfect, max(checked_at)::text AS "checkedAt"
          FROM item_checks WHERE ${inside(filter)} ${chosen(filter)}`,
    );
    return row ?? { items: 0, findings: 0, score: null, perfect: 0, checkedAt: null };
  }

  /** How many items break each rule, the commonest first. */
  byRule(filter: CheckFilter) {
    return rowsOf(
      this.db,
      z.object({ ruleId: z.string(), items: z.int() }),
      sql`SELECT rule AS "ruleId", count(*)::int AS items FROM item_checks, unnest(rules) AS rule
          WHERE ${inside(filter)} ${chosen(filter)} GROUP BY rule ORDER BY items DESC, rule`,
    );
  }

  byDepartment(filter: CheckFilter) {
    return rowsOf(
      this.db,
      z.object({ deptName: z.string(), ...Scored }),
      sql`SELECT dept_name AS "deptName", ${scored} FROM item_checks WHERE ${inside(filter)} ${chosen(filter)}
          GROUP BY dept_name ORDER BY avg(score), dept_name LIMIT ${MOST_DEPARTMENTS}`,
    );
  }

  byLevel(filter: CheckFilter) {
    return rowsOf(
      this.db,
      z.object({ level: UseLevel, ...Scored }),
      sql`SELECT use_level AS level, ${scored} FROM item_checks WHERE ${inside(filter)} ${chosen(filter)}
          GROUP BY use_level ORDER BY use_level`,
    );
  }

  /** Codes of the items with findings, the lowest score first, without pages. */
  async worstOf(filter: CheckFilter, most: number): Promise<string[]> {
    const rows = await rowsOf(
      this.db,
      Code,
      sql`SELECT task_code AS id FROM item_checks WHERE ${inside(filter)} AND findings > 0 ${chosen(filter)}
          ORDER BY score, task_code LIMIT ${most}`,
    );
    return rows.map(({ id }) => id);
  }

  /** The same, page by page. */
  async worst(filter: CheckFilter, page: PageOf) {
    const listing = {
      columns: sql`task_code AS id`,
      from: sql`item_checks`,
      scope: inside(filter),
      filter: sql`AND findings > 0 ${chosen(filter)}`,
      keys: [sql`score`, sql`task_code`],
      id: sql`task_code`,
    };
    return pageOf(this.db, Code, listing, page);
  }
}
