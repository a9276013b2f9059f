import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { AppointmentEvent, AppointmentState } from '@yichuang/contract/appointments/appointment';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { pageOf } from '../db/page-of.js';
import { instantText, jsonList } from '../db/sql-text.js';
import { BookedItem } from './booked-item.js';
import { Stand } from './stand.js';

export const AppointmentRecord = z.object({
  ...Stand.shape,
  id: z.string(),
  personId: z.string(),
  items: z.array(BookedItem),
  state: AppointmentState,
  isLate: z.boolean(),
  shortCode: z.string(),
  holdId: z.nullable(z.string()),
  bookedAt: instantText,
  history: z.array(AppointmentEvent),
});
export type AppointmentRecord = z.infer<typeof AppointmentRecord>;

const ALL = sql`id, person_id AS "personId", hall_id AS "hallId", date::text AS date, start_time AS start,
  end_time AS end, items, state, is_late AS "isLate", short_code AS "shortCode", hold_id AS "holdId",
  booked_at::text AS "bookedAt", history`;
const Codes = z.object({ items: z.array(BookedItem) });

type Asked = {
  state?: AppointmentState | undefined;
  /** For these matters only, and no others beside them; undefined or none: for any. */
  taskCodes?: readonly string[] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Every matter of the appointment is one of these. */
const onlyOf = (taskCodes: readonly string[]) => sql`AND NOT EXISTS (
  SELECT FROM jsonb_array_elements(items) AS item
  WHERE item ->> 'taskCode' NOT IN (SELECT jsonb_array_elements_text(${jsonList(taskCodes)}::jsonb)))`;

export class AppointmentsRepository {
  /** One booking of a person at a time: the day limit is counted and used under this lock. */
  async lockPerson(tx: Executor, personId: string): Promise<void> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`appointments of ${personId}`}, 0))`);
  }

  async insert(tx: Executor, one: AppointmentRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO appointments (id, person_id, hall_id, date, start_time, end_time, items, state, is_late, short_code,
        hold_id, booked_at, history)
      VALUES (${one.id}, ${one.personId}, ${one.hallId}, ${one.date}, ${one.start}, ${one.end},
        ${JSON.stringify(one.items)}::jsonb, ${one.state}, ${one.isLate}, ${one.shortCode}, ${one.holdId},
        ${one.bookedAt}, ${JSON.stringify(one.history)}::jsonb)`);
  }

  /** Writes what may change: where it stands, its state, its history. */
  async update(tx: Executor, one: AppointmentRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE appointments SET hall_id = ${one.hallId}, date = ${one.date}, start_time = ${one.start},
        end_time = ${one.end}, state = ${one.state}, is_late = ${one.isLate}, short_code = ${one.shortCode},
        history = ${JSON.stringify(one.history)}::jsonb
      WHERE id = ${one.id}`);
  }

  find(on: Executor, id: string): Promise<AppointmentRecord | undefined> {
    return firstRow(on, AppointmentRecord, sql`SELECT ${ALL} FROM appointments WHERE id = ${id}`);
  }

  lock(tx: Executor, id: string): Promise<AppointmentRecord | undefined> {
    return firstRow(tx, AppointmentRecord, sql`SELECT ${ALL} FROM appointments WHERE id = ${id} FOR UPDATE`);
  }

  lockByShortCode(tx: Executor, at: { hallId: string; date: string; shortCode: string }) {
    return firstRow(
      tx,
      AppointmentRecord,
      sql`SELECT ${ALL} FROM appointments
          WHERE hall_id = ${at.hallId} AND date = ${at.date} AND short_code = ${at.shortCode} FOR UPDATE`,
    );
  }

  findOfHold(on: Executor, holdId: string): Promise<AppointmentRecord | undefined> {
    return firstRow(on, AppointmentRecord, sql`SELECT ${ALL} FROM appointments WHERE hold_id = ${holdId}`);
  }

  /** Catalogue codes of each appointment that counts against the person's day. */
  async codesOn(tx: Executor, at: { personId: string; date: string; exceptId?: string }): Promise<string[][]> {
    const rows = await rowsOf(
      tx,
      Codes,
      sql`SELECT items FROM appointments
          WHERE person_id = ${at.personId} AND date = ${at.date} AND state <> 'cancelled'
            AND id <> ${at.exceptId ?? ''}`,
    );
    return rows.map((row) => row.items.map((item) => item.catalogCode));
  }

  /** The person's appointments, last booked first. `cursor` is the id that ended the page before. */
  list(on: Executor, personId: string, { state, taskCodes = [], cursor, limit }: Asked) {
    const ofState = state === undefined ? sql`` : sql`AND state = ${state}`;
    const listing = {
      columns: ALL,
      from: sql`appointments`,
      scope: sql`person_id = ${personId} ${taskCodes.length === 0 ? sql`` : onlyOf(taskCodes)}`,
      filter: ofState,
      keys: [sql`booked_at`, sql`id`],
      isNewestFirst: true,
    };
    return pageOf(on, AppointmentRecord, listing, { cursor, limit });
  }

  /** Six random digits that no appointment of that hall and day has had. */
  async claimShortCode(tx: Executor, at: { hallId: string; date: string }): Promise<string> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const claimed = await firstRow(
      tx,
      z.object({ code: z.string() }),
      sql`INSERT INTO short_codes (hall_id, date, code) VALUES (${at.hallId}, ${at.date}, ${code})
          ON CONFLICT DO NOTHING RETURNING code`,
    );
    return claimed?.code ?? this.claimShortCode(tx, at);
  }

  /** Nobody came: appointments still booked on a day before `today`. */
  async markNoShows(tx: Executor, today: string, at: string): Promise<void> {
    const event = JSON.stringify([{ at, what: 'noShow' }]);
    await tx.execute(sql`
      UPDATE appointments SET state = 'noShow', history = history || ${event}::jsonb
      WHERE state = 'booked' AND date < ${today}`);
  }

  /** Windows that forgot to press the button at closing time: whoever was being served was served. */
  async markServed(tx: Executor, ids: readonly string[], at: string): Promise<void> {
    const event = JSON.stringify([{ at, what: 'served' }]);
    await tx.execute(sql`
      UPDATE appointments SET state = 'served', history = history || ${event}::jsonb
      WHERE state = 'checkedIn' AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  }
}
