import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { TicketState } from '@yichuang/contract/appointments/appointment';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText, jsonList } from '../db/sql-text.js';

export const TicketRecord = z.object({
  id: z.string(),
  hallId: z.string(),
  date: z.string(),
  number: z.string(),
  seq: z.int(),
  areaId: z.string(),
  kind: z.enum(['appointment', 'walkIn']),
  label: z.string(),
  nameMasked: z.nullable(z.string()),
  taskNames: z.array(z.string()),
  appointmentId: z.nullable(z.string()),
  personId: z.nullable(z.string()),
  state: TicketState,
  class: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  isPriority: z.boolean(),
  turn: z.number(),
  queuedAt: instantText,
  windowId: z.nullable(z.string()),
  calls: z.int(),
  calledAt: z.nullable(instantText),
  startedAt: z.nullable(instantText),
  endedAt: z.nullable(instantText),
  isRequeued: z.boolean(),
  isLaterUsed: z.boolean(),
});
export type TicketRecord = z.infer<typeof TicketRecord>;

const ALL = sql`id, hall_id AS "hallId", date::text AS date, number, seq, area_id AS "areaId", kind, label,
  name_masked AS "nameMasked", task_names AS "taskNames", appointment_id AS "appointmentId", person_id AS "personId",
  state, class, is_priority AS "isPriority", turn::float8 AS turn, queued_at::text AS "queuedAt",
  window_id AS "windowId", calls, called_at::text AS "calledAt", started_at::text AS "startedAt",
  ended_at::text AS "endedAt", is_requeued AS "isRequeued", is_later_used AS "isLaterUsed"`;
/** The same order as byTurn in contract/appointments/queue-rules.ts. */
const BY_TURN = sql`class, is_priority DESC, turn, seq, number COLLATE "C"`;

type OnDay = { hallId: string; date: string };

export class TicketsRepository {
  /** The next number of a letter, without gaps: a transaction that fails gives its number back. */
  async nextSeq(tx: Executor, { hallId, date }: OnDay, letter: string): Promise<number> {
    const row = await firstRow(
      tx,
      z.object({ seq: z.int() }),
      sql`INSERT INTO ticket_counters AS c (hall_id, date, letter, last_seq) VALUES (${hallId}, ${date}, ${letter}, 1)
          ON CONFLICT (hall_id, date, letter) DO UPDATE SET last_seq = c.last_seq + 1 RETURNING last_seq AS seq`,
    );
    return row?.seq ?? 1;
  }

  async insert(tx: Executor, one: TicketRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO tickets (id, hall_id, date, number, seq, area_id, kind, label, name_masked, task_names,
        appointment_id, person_id, state, class, is_priority, turn, queued_at)
      VALUES (${one.id}, ${one.hallId}, ${one.date}, ${one.number}, ${one.seq}, ${one.areaId}, ${one.kind},
        ${one.label}, ${one.nameMasked}, ${jsonList(one.taskNames)}::jsonb, ${one.appointmentId}, ${one.personId},
        ${one.state}, ${one.class}, ${one.isPriority}, ${one.turn}, ${one.queuedAt})`);
  }

  /** Writes what may change: where it stands in the queue, at which window, and what became of it. */
  async update(tx: Executor, one: TicketRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE tickets SET area_id = ${one.areaId}, state = ${one.state}, class = ${one.class},
        is_priority = ${one.isPriority}, turn = ${one.turn}, window_id = ${one.windowId}, calls = ${one.calls},
        called_at = ${one.calledAt}, started_at = ${one.startedAt}, ended_at = ${one.endedAt},
        is_requeued = ${one.isRequeued}, is_later_used = ${one.isLaterUsed}
      WHERE id = ${one.id}`);
  }

  lock(tx: Executor, id: string): Promise<TicketRecord | undefined> {
    return firstRow(tx, TicketRecord, sql`SELECT ${ALL} FROM tickets WHERE id = ${id} FOR UPDATE`);
  }

  findOfAppointment(on: Executor, appointmentId: string): Promise<TicketRecord | undefined> {
    return firstRow(on, TicketRecord, sql`SELECT ${ALL} FROM tickets WHERE appointment_id = ${appointmentId}`);
  }

  /** Whoever is called or served at a window. */
  lockAtWindow(tx: Executor, { hallId, date }: OnDay, windowId: string): Promise<TicketRecord | undefined> {
    return firstRow(
      tx,
      TicketRecord,
      sql`SELECT ${ALL} FROM tickets
          WHERE hall_id = ${hallId} AND window_id = ${windowId} AND date = ${date}
            AND state IN ('called', 'serving') FOR UPDATE`,
    );
  }

  /** The first of the areas, in the order given, who waits and whom no other window is taking in this moment. */
  lockNext(tx: Executor, { hallId, date }: OnDay, areaIds: readonly string[]): Promise<TicketRecord | undefined> {
    return firstRow(
      tx,
      TicketRecord,
      sql`SELECT ${ALL} FROM tickets
          WHERE hall_id = ${hallId} AND date = ${date} AND state = 'waiting'
            AND area_id IN (SELECT jsonb_array_elements_text(${jsonList(areaIds)}::jsonb))
          ORDER BY area_id = ${areaIds[0] ?? ''} DESC, ${BY_TURN}
          LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
  }

  /** Who waits, in the order of the queue. */
  waiting(on: Executor, { hallId, date }: OnDay): Promise<TicketRecord[]> {
    return rowsOf(
      on,
      TicketRecord,
      sql`SELECT ${ALL} FROM tickets
          WHERE hall_id = ${hallId} AND date = ${date} AND state = 'waiting' ORDER BY ${BY_TURN}`,
    );
  }

  atWindows(on: Executor, { hallId, date }: OnDay): Promise<TicketRecord[]> {
    return rowsOf(
      on,
      TicketRecord,
      sql`SELECT ${ALL} FROM tickets
          WHERE hall_id = ${hallId} AND date = ${date} AND state IN ('called', 'serving')`,
    );
  }

  /** How long the last twenty services of a hall took, milliseconds. */
  async lastServices(on: Executor, hallId: string): Promise<number[]> {
    const rows = await rowsOf(
      on,
      z.object({ ms: z.number() }),
      sql`SELECT (extract(epoch FROM ended_at - started_at) * 1000)::float8 AS ms FROM tickets
          WHERE hall_id = ${hallId} AND state = 'served' AND started_at IS NOT NULL ORDER BY ended_at DESC LIMIT 20`,
    );
    return rows.map((row) => row.ms);
  }

  async servedOn(on: Executor, { hallId, date }: OnDay): Promise<number> {
    const row = await firstRow(
      on,
      z.object({ served: z.int() }),
      sql`SELECT count(*)::int AS served FROM tickets
          WHERE hall_id = ${hallId} AND date = ${date} AND state = 'served'`,
    );
    return row?.served ?? 0;
  }

  /** Ends the tickets of days before `today`: who waited left, who was being served was served. Returns the latter's appointments. */
  async closeBefore(tx: Executor, today: string, at: string): Promise<string[]> {
    await tx.execute(sql`
      UPDATE tickets SET state = 'left', ended_at = ${at} WHERE state IN ('waiting', 'called') AND date < ${today}`);
    const rows = await rowsOf(
      tx,
      z.object({ id: z.nullable(z.string()) }),
      sql`UPDATE tickets SET state = 'served', ended_at = started_at WHERE state = 'serving' AND date < ${today}
          RETURNING appointment_id AS id`,
    );
    return rows.flatMap(({ id }) => id ?? []);
  }
}
