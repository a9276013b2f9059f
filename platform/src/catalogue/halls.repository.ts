import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { HallArea, HallWindow, OpeningHours } from '@yichuang/contract/catalogue/hall';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';

/** A hall as the catalogue keeps it; which window is open, and who waits, is the queue's business. */
export const HallRecord = z.object({
  /** `[a-z0-9-]`, at most 50: slot ids begin with it. */
  id: z.string(),
  name: z.string(),
  level: z.enum(['city', 'county', 'town', 'village']),
  regionCode: z.string(),
  regionName: z.string(),
  address: z.string(),
  phone: z.string(),
  lat: z.number(),
  lng: z.number(),
  hours: z.array(OpeningHours),
  facilities: z.array(z.string()),
  /** Areas with 综合窗口 come first; `themes` are the item themes that an area takes. */
  areas: z.array(z.object({ ...HallArea.shape, themes: z.array(z.string()) })),
  windows: z.array(HallWindow),
  booking: z.object({
    /** Appointments that one 综合窗口 serves in half an hour. */
    servedPerSlot: z.int(),
  }),
});
export type HallRecord = z.infer<typeof HallRecord>;

const Row = z.object({ record: HallRecord });

export class HallsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(id: string, on: Executor = this.db): Promise<HallRecord | undefined> {
    return (await firstRow(on, Row, sql`SELECT record FROM halls WHERE id = ${id}`))?.record;
  }

  async all(): Promise<HallRecord[]> {
    return (await rowsOf(this.db, Row, sql`SELECT record FROM halls ORDER BY position`)).map((row) => row.record);
  }

  /** Adds halls in this order or replaces those with the same id. */
  async save(halls: readonly HallRecord[], on: Executor = this.db): Promise<void> {
    const rows = halls.map((record, position) => ({
      id: record.id,
      position,
      region_code: record.regionCode,
      record,
    }));
    await on.execute(sql`
      INSERT INTO halls (id, position, region_code, record)
      SELECT id, position, region_code, record FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (id text, position integer, region_code text, record jsonb)
      ON CONFLICT (id) DO UPDATE SET position = excluded.position, region_code = excluded.region_code,
        record = excluded.record`);
  }
}
