import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, rowsOf, type Executor } from '../db/database.js';

const Point = z.object({ id: z.string(), hallId: z.string(), windowId: z.string(), point: z.string() });
export type Point = z.infer<typeof Point>;
const ALL = sql`id, hall_id AS "hallId", window_id AS "windowId", point`;

/** The codes on the windows: they name nothing, so that a code tells nobody where it belongs. */
export class PointsRepository {
  find(on: Executor, point: string): Promise<Point | undefined> {
    return firstRow(on, Point, sql`SELECT ${ALL} FROM review_points WHERE point = ${point}`);
  }

  findById(on: Executor, id: string): Promise<Point | undefined> {
    return firstRow(on, Point, sql`SELECT ${ALL} FROM review_points WHERE id = ${id}`);
  }

  /** One for every window of the hall, made when it is first asked for. */
  async ofHall(on: Executor, hallId: string, windowIds: readonly string[]): Promise<Point[]> {
    const rows = windowIds.map((windowId) => ({
      id: `${hallId}.${windowId}`,
      hall_id: hallId,
      window_id: windowId,
      point: randomBytes(12).toString('base64url'),
    }));
    await on.execute(sql`
      INSERT INTO review_points (id, hall_id, window_id, point)
      SELECT id, hall_id, window_id, point FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (id text, hall_id text, window_id text, point text)
      ON CONFLICT DO NOTHING`);
    return rowsOf(on, Point, sql`SELECT ${ALL} FROM review_points WHERE hall_id = ${hallId} ORDER BY window_id`);
  }
}
