import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { firstRow, rowsOf, type Executor } from './database.js';

/** A list in an order that never ties: `keys` end with the row's id. */
export type Listing = {
  columns: SQL;
  from: SQL;
  /** Whose rows these are. A cursor from outside it finds nothing, so nobody learns where another's row stands. */
  scope: SQL;
  /** What else is asked for; a row may cease to fit between two pages and still be a cursor. */
  filter?: SQL;
  keys: readonly SQL[];
  isNewestFirst?: boolean;
  /** The column that a cursor names; `id` unless told. */
  id?: SQL;
};
export type PageOf = { cursor?: string | undefined; limit: number };

const Count = z.object({ total: z.int() });

/** One page behind `cursor` (the id that ended the page before), and how many there are in all. */
export async function pageOf<S extends z.ZodMiniType<{ id: string }>>(
  on: Executor,
  shape: S,
  listing: Listing,
  { cursor, limit }: PageOf,
): Promise<{ page: z.output<S>[]; nextCursor: string | null; total: number }> {
  const { columns, from, scope, filter = sql``, keys, isNewestFirst = false, id = sql`id` } = listing;
  const key = sql.join([...keys], sql`, `);
  const order = isNewestFirst
    ? sql.join(
        keys.map((one) => sql`${one} DESC`),
        sql`, `,
      )
    : key;
  const beyond = isNewestFirst ? sql`<` : sql`>`;
  const after =
    cursor === undefined
      ? sql``
      : sql`AND (${key}) ${beyond} (SELECT ${key} FROM ${from} WHERE ${id} = ${cursor} AND ${scope})`;
  const rows = await rowsOf(
    on,
    shape,
    sql`SELECT ${columns} FROM ${from} WHERE ${scope} ${filter} ${after} ORDER BY ${order} LIMIT ${limit + 1}`,
  );
  const count = await firstRow(on, Count, sql`SELECT count(*)::int AS total FROM ${from} WHERE ${scope} ${filter}`);
  const page = rows.slice(0, limit);
  return { page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null, total: count?.total ?? 0 };
}
