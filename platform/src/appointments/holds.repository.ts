import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';
import { BookedItem } from './booked-item.js';
import { Stand } from './stand.js';

const HoldState = z.enum(['live', 'released', 'expired', 'confirmed']);
const HoldRecord = z.object({
  ...Stand.shape,
  id: z.string(),
  personId: z.string(),
  items: z.array(BookedItem),
  state: HoldState,
  expiresAt: instantText,
});
export type HoldRecord = z.infer<typeof HoldRecord>;

const STAND = sql`hall_id AS "hallId", date::text AS date, start_time AS start, end_time AS end`;
const ALL = sql`id, person_id AS "personId", ${STAND}, items, state, expires_at::text AS "expiresAt"`;

export class HoldsRepository {
  async insert(tx: Executor, hold: HoldRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO holds (id, person_id, hall_id, date, start_time, end_time, items, state, expires_at)
      VALUES (${hold.id}, ${hold.personId}, ${hold.hallId}, ${hold.date}, ${hold.start}, ${hold.end},
        ${JSON.stringify(hold.items)}::jsonb, ${hold.state}, ${hold.expiresAt})`);
  }

  /** The person's hold of that id, in whatever state; nobody changes it until the transaction ends. */
  lock(tx: Executor, id: string, personId: string): Promise<HoldRecord | undefined> {
    return firstRow(
      tx,
      HoldRecord,
      sql`SELECT ${ALL} FROM holds WHERE id = ${id} AND person_id = ${personId} FOR UPDATE`,
    );
  }

  lockLive(tx: Executor, personId: string): Promise<HoldRecord | undefined> {
    return firstRow(
      tx,
      HoldRecord,
      sql`SELECT ${ALL} FROM holds WHERE person_id = ${personId} AND state = 'live' FOR UPDATE`,
    );
  }

  async setState(tx: Executor, id: string, state: z.infer<typeof HoldState>): Promise<void> {
    await tx.execute(sql`UPDATE holds SET state = ${state} WHERE id = ${id}`);
  }

  /** Ends the holds that ran out on these half hours. Their seats are the caller's to give back. */
  expireOn(tx: Executor, { hallId, date, start, end }: Stand, now: string): Promise<Stand[]> {
    return rowsOf(
      tx,
      Stand,
      sql`UPDATE holds SET state = 'expired' WHERE id IN (
            SELECT id FROM holds
            WHERE hall_id = ${hallId} AND date = ${date} AND start_time < ${end} AND end_time > ${start}
              AND state = 'live' AND expires_at <= ${now}
            ORDER BY id FOR UPDATE)
          RETURNING ${STAND}`,
    );
  }

  /** Ends every hold that ran out, a hundred at a time; those that somebody else is ending are left to them. */
  expireSome(tx: Executor, now: string): Promise<Stand[]> {
    return rowsOf(
      tx,
      Stand,
      sql`UPDATE holds SET state = 'expired' WHERE id IN (
            SELECT id FROM holds WHERE state = 'live' AND expires_at <= ${now}
            ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)
          RETURNING ${STAND}`,
    );
  }

  /** Holds that ran out but still count as taken. */
  ranOut(on: Executor, at: { hallId: string; from: string; to: string; now: string }): Promise<Stand[]> {
    return rowsOf(
      on,
      Stand,
      sql`SELECT ${STAND} FROM holds
          WHERE hall_id = ${at.hallId} AND date BETWEEN ${at.from} AND ${at.to}
            AND state = 'live' AND expires_at <= ${at.now}`,
    );
  }
}
