import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { OrderState } from '@yichuang/contract/reviews/review';
import { firstRow, type Executor } from '../db/database.js';
import { pageOf, type PageOf } from '../db/page-of.js';
import { instantText } from '../db/sql-text.js';
import { OrderFacts, type OrderRecord } from './order-record.js';

const Row = z.object({
  id: z.string(),
  state: OrderState,
  stateVersion: z.int(),
  handlerId: z.nullable(z.string()),
  facts: OrderFacts,
  dueDate: z.nullable(z.string()),
  isLate: z.boolean(),
  createdAt: instantText,
  closedAt: z.nullable(instantText),
});
const ALL = sql`o.id, o.state, o.state_version AS "stateVersion", o.handler_id AS "handlerId", o.facts,
  o.due_date::text AS "dueDate", o.is_late AS "isLate", o.created_at::text AS "createdAt", o.closed_at::text AS "closedAt"`;

/** Managers see their region; everybody else what was given to them. */
export type OrderScope = { region: string } | { handlerId: string };

const seenBy = (scope: OrderScope): SQL =>
  'region' in scope ? sql`starts_with(r.region_code, ${scope.region})` : sql`o.handler_id = ${scope.handlerId}`;

export class OrdersRepository {
  async insert(tx: Executor, one: OrderRecord): Promise<void> {
    await tx.execute(sql`
      INSERT INTO review_orders (id, state, state_version, facts, due_date, created_at)
      VALUES (${one.id}, ${one.state}, ${one.stateVersion}, ${JSON.stringify(one.facts)}::jsonb, ${one.dueDate},
        ${one.createdAt})`);
  }

  async update(tx: Executor, one: OrderRecord): Promise<void> {
    await tx.execute(sql`
      UPDATE review_orders SET state = ${one.state}, state_version = ${one.stateVersion}, handler_id = ${one.handlerId},
        facts = ${JSON.stringify(one.facts)}::jsonb, due_date = ${one.dueDate}, is_late = ${one.isLate},
        closed_at = ${one.closedAt}
      WHERE id = ${one.id}`);
  }

  find(on: Executor, id: string): Promise<OrderRecord | undefined> {
    return firstRow(on, Row, sql`SELECT ${ALL} FROM review_orders o WHERE id = ${id}`);
  }

  lock(tx: Executor, id: string): Promise<OrderRecord | undefined> {
    return firstRow(tx, Row, sql`SELECT ${ALL} FROM review_orders o WHERE id = ${id} FOR UPDATE`);
  }

  /** Soonest due first. */
  list(on: Executor, scope: OrderScope, { state, ...page }: PageOf & { state?: OrderState | undefined }) {
    const listing = {
      columns: ALL,
      from: sql`review_orders o JOIN reviews r ON r.id = o.id`,
      scope: seenBy(scope),
      filter: state === undefined ? sql`` : sql`AND o.state = ${state}`,
      keys: [sql`coalesce(o.due_date, 'infinity'::date)`, sql`o.id`],
      id: sql`o.id`,
    };
    return pageOf(on, Row, listing, page);
  }
}
