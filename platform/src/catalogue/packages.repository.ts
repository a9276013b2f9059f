import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { Package } from '@yichuang/contract/catalogue/contract';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';

export type CataloguePackage = { siteId: string; package: Package };

const Row = z.object({ site_id: z.string(), record: Package });

export class PackagesRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async all(): Promise<CataloguePackage[]> {
    const rows = await rowsOf(this.db, Row, sql`SELECT site_id, record FROM packages ORDER BY position`);
    return rows.map(({ site_id, record }) => ({ siteId: site_id, package: record }));
  }

  async find(packageCode: string, on: Executor = this.db): Promise<Package | undefined> {
    return (await firstRow(on, Row, sql`SELECT site_id, record FROM packages WHERE package_code = ${packageCode}`))
      ?.record;
  }

  /** Adds packages in this order or replaces those with the same code. */
  async save(packages: readonly CataloguePackage[], on: Executor = this.db): Promise<void> {
    const rows = packages.map(({ siteId, package: record }, position) => ({
      package_code: record.packageCode,
      site_id: siteId,
      position,
      record,
    }));
    await on.execute(sql`
      INSERT INTO packages (package_code, site_id, position, record)
      SELECT package_code, site_id, position, record FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (package_code text, site_id text, position integer, record jsonb)
      ON CONFLICT (package_code) DO UPDATE SET site_id = excluded.site_id, position = excluded.position,
        record = excluded.record`);
  }
}
