import { mkdirSync } from 'node:fs';
import { sql, type SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { Refused } from '@yichuang/server/refused';
import { lockDirectory } from './lock.js';
import { migrate } from './migrate.js';

type Orm = PgDatabase<PgQueryResultHKT>;
/** The whole database or one transaction: repositories take either. */
export type Executor = Pick<Orm, 'execute'>;

/** SQLSTATEs after which the same transaction may simply run again: serialisation failure and deadlock. */
const RETRY = new Set(['40001', '40P01']);
/** Somebody else holds the row for longer than we wait. */
export const LOCK_TIMEOUT = '55P03';

/** The SQLSTATE or socket code under drizzle's wrapping, if any. */
export function databaseCode(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined || cause === null ? undefined : databaseCode(cause);
}
/** pg gives a full pool no code of its own. */
const isPoolFull = (error: unknown): boolean =>
  error instanceof Error && (/timeout exceeded when trying to connect/.test(error.message) || isPoolFull(error.cause));
const isUnreachable = (error: unknown, code: string | undefined) =>
  isPoolFull(error) ||
  (code !== undefined && (/^(08|57P|53)/.test(code) || /^E[A-Z]+$/.test(code) || code === LOCK_TIMEOUT));

/** Rows of a statement, each parsed: the two drivers type their results differently and neither checks them. */
export async function rowsOf<S extends z.ZodMiniType>(on: Executor, row: S, statement: SQL): Promise<z.output<S>[]> {
  const result = await on.execute(statement);
  return z.parse(z.object({ rows: z.array(row) }), result).rows;
}
export async function firstRow<S extends z.ZodMiniType>(on: Executor, row: S, statement: SQL) {
  return (await rowsOf(on, row, statement))[0];
}

export class Database {
  private constructor(
    readonly kind: 'pglite' | 'postgres',
    private readonly orm: Orm,
    readonly close: () => Promise<void>,
  ) {}

  /** Reads outside a transaction. Instants come back as the text PostgreSQL writes; see `instant()` in sql-text.ts. */
  execute: Executor['execute'] = (statement) => this.orm.execute(statement);

  /**
   * All or nothing: whatever `work` throws, a refusal too, rolls back.
   * @throws Refused UNAVAILABLE when the database cannot be reached or a row stays locked
   */
  async transaction<T>(work: (tx: Executor) => Promise<T>, attempts = 3): Promise<T> {
    try {
      return await this.orm.transaction(work);
    } catch (error) {
      if (error instanceof Refused) throw error;
      const code = databaseCode(error);
      if (attempts > 1 && code !== undefined && RETRY.has(code)) return this.transaction(work, attempts - 1);
      if (isUnreachable(error, code)) throw new Refused('UNAVAILABLE', {}, 1);
      throw error;
    }
  }

  async isReachable(): Promise<boolean> {
    return this.orm.execute(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
  }

  static async open(at: { databaseUrl?: string | undefined; dataDir: string }): Promise<Database> {
    return at.databaseUrl === undefined ? Database.embedded(at.dataDir) : Database.server(at.databaseUrl);
  }

  private static async embedded(dataDir: string) {
    // imported here so that a platform on PostgreSQL never loads the 20 MB of WASM
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
    mkdirSync(dataDir, { recursive: true });
    const unlock = lockDirectory(`${dataDir}/pg`);
    try {
      const client = await PGlite.create(`${dataDir}/pg`);
      await client.exec("SET TIME ZONE 'Asia/Shanghai'");
      await migrate(async (text) => void (await client.exec(text)));
      return new Database('pglite', drizzle(client), async () => {
        await client.close();
        unlock();
      });
    } catch (error) {
      unlock();
      throw error;
    }
  }

  private static async server(url: string) {
    const [{ default: pg }, { drizzle }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres')]);
    const pool = new pg.Pool({
      connectionString: url,
      max: 16,
      connectionTimeoutMillis: 10_000,
      options: '-c timezone=Asia/Shanghai -c lock_timeout=3000 -c statement_timeout=10000',
    });
    // an idle connection that the server drops must not end the process; the next query opens another
    pool.on('error', () => undefined);
    await migrate(async (text) => void (await pool.query(text)));
    return new Database('postgres', drizzle(pool), () => pool.end());
  }
}
