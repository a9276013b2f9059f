import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, rowsOf, type Executor } from '../db/database.js';

const Touched = z.object({ id: z.string() });
const Row = z.object({ id: z.string(), taken: z.int() });

export type SlotKey = { id: string; hallId: string; date: string; start: string };

type Asking = { capacity: number; personId: string; now: string };

/** The counters of seats. What takes a seat never reads before it writes. */
export class SeatsRepository {
  /**
   * Takes `count` seats in one statement, or none. The stored capacity follows `capacity`, which grows when the walk-in
   * share is released, and never falls below what is taken.
   */
  async take(tx: Executor, slot: SlotKey, count: number, capacity: number): Promise<boolean> {
    // the CHECK looks at the proposed row even where the conflict clause would replace it
    if (count > capacity) return false;
    const row = await firstRow(
      tx,
      Touched,
      sql`INSERT INTO slots (id, hall_id, date, start_time, capacity, taken)
          VALUES (${slot.id}, ${slot.hallId}, ${slot.date}, ${slot.start}, ${capacity}, ${count})
          ON CONFLICT (id) DO UPDATE SET taken = slots.taken + excluded.taken, capacity = excluded.capacity
          WHERE slots.taken + excluded.taken <= excluded.capacity
          RETURNING id`,
    );
    return row !== undefined;
  }

  /**
   * Whether nobody but the person's own hold, or one that ran out, could make room. For a rush: whoever cannot win is told
   * before taking any lock.
   */
  async isFull(on: Executor, slot: SlotKey, { capacity, personId, now }: Asking): Promise<boolean> {
    const row = await firstRow(
      on,
      Touched,
      sql`SELECT id FROM slots WHERE id = ${slot.id} AND taken >= ${capacity} AND NOT EXISTS (
            SELECT 1 FROM holds
            WHERE hall_id = ${slot.hallId} AND date = ${slot.date} AND start_time <= ${slot.start}
              AND end_time > ${slot.start} AND state = 'live' AND (expires_at <= ${now} OR person_id = ${personId}))`,
    );
    return row !== undefined;
  }

  async giveBack(tx: Executor, slotId: string, count: number): Promise<void> {
    await tx.execute(sql`UPDATE slots SET taken = taken - ${count}::integer WHERE id = ${slotId}`);
  }

  /** Seats taken per slot id, from day to day inclusive; a slot that was never touched is absent. */
  async taken(on: Executor, hallId: string, from: string, to: string): Promise<Map<string, number>> {
    const rows = await rowsOf(
      on,
      Row,
      sql`SELECT id, taken FROM slots WHERE hall_id = ${hallId} AND date BETWEEN ${from} AND ${to}`,
    );
    return new Map(rows.map((row) => [row.id, row.taken]));
  }
}
