import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { DeskState } from '@yichuang/contract/appointments/window-rules';
import { firstRow, rowsOf, type Executor } from '../db/database.js';

const DeskStates = z.enum(['closed', 'open', 'paused']);

/** What each window was set to today; a window that nobody touched today is closed. */
export class WindowsRepository {
  /** The window's state; whoever acts at the same window waits until the transaction ends. */
  async lock(tx: Executor, at: { id: string; hallId: string; date: string }): Promise<DeskState> {
    const row = await firstRow(
      tx,
      z.object({ state: DeskStates }),
      sql`INSERT INTO desk_windows AS w (id, hall_id, date, state) VALUES (${at.id}, ${at.hallId}, ${at.date}, 'closed')
          ON CONFLICT (hall_id, id) DO UPDATE SET date = excluded.date,
            state = CASE WHEN w.date = excluded.date THEN w.state ELSE 'closed' END
          RETURNING state`,
    );
    return row?.state ?? 'closed';
  }

  async set(tx: Executor, { id, hallId }: { id: string; hallId: string }, state: DeskState): Promise<void> {
    await tx.execute(sql`UPDATE desk_windows SET state = ${state} WHERE hall_id = ${hallId} AND id = ${id}`);
  }

  async states(on: Executor, hallId: string, date: string): Promise<Map<string, DeskState>> {
    const rows = await rowsOf(
      on,
      z.object({ id: z.string(), state: DeskStates }),
      sql`SELECT id, state FROM desk_windows WHERE hall_id = ${hallId} AND date = ${date}`,
    );
    return new Map(rows.map((row) => [row.id, row.state]));
  }
}
