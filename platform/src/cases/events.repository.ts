import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { CaseAction, CaseState } from '@yichuang/contract/cases/case';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';
import { eventHash, FIRST_PREV_HASH, type CaseEvent } from './event-hash.js';

const Row = z.object({
  seq: z.int(),
  action: CaseAction,
  from: CaseState,
  to: CaseState,
  by: z.enum(['applicant', 'delegate', 'clerk', 'officer', 'lead', 'system']),
  actorId: z.nullable(z.string()),
  delegationId: z.nullable(z.string()),
  note: z.string(),
  step: z.nullable(z.string()),
  at: instantText,
});

export class EventsRepository {
  /** The next event of a case that the transaction holds locked. */
  async add(tx: Executor, caseId: string, event: Omit<CaseEvent, 'seq'>): Promise<void> {
    const last = await firstRow(
      tx,
      z.object({ seq: z.int(), hash: z.string() }),
      sql`SELECT seq, hash FROM case_events WHERE case_id = ${caseId} ORDER BY seq DESC LIMIT 1`,
    );
    const numbered = { ...event, seq: (last?.seq ?? 0) + 1 };
    const prevHash = last?.hash ?? FIRST_PREV_HASH;
    await tx.execute(sql`
      INSERT INTO case_events (case_id, seq, action, from_state, to_state, by_role, actor_id, delegation_id, note, step, at,
        prev_hash, hash)
      VALUES (${caseId}, ${numbered.seq}, ${event.action}, ${event.from}, ${event.to}, ${event.by}, ${event.actorId},
        ${event.delegationId}, ${event.note}, ${event.step}, ${event.at}, ${prevHash}, ${eventHash(caseId, numbered, prevHash)})`);
  }

  /** In the order in which they happened. */
  list(on: Executor, caseId: string): Promise<CaseEvent[]> {
    return rowsOf(
      on,
      Row,
      sql`SELECT seq, action, from_state AS from, to_state AS to, by_role AS by, actor_id AS "actorId",
            delegation_id AS "delegationId", note, step, at::text AS at
          FROM case_events WHERE case_id = ${caseId} ORDER BY seq`,
    );
  }
  /** Accounts of the staff who took a step in the case. */
  async staffOf(on: Executor, caseId: string): Promise<string[]> {
    const events = await this.list(on, caseId);
    const staff = events.filter(({ by }) => by !== 'applicant' && by !== 'system');
    return [...new Set(staff.flatMap(({ actorId }) => actorId ?? []))];
  }
}
