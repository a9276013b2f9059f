import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Database } from '../db/database.js';

export const DATABASE_KINDS = ['pglite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASE_KINDS)[number];
export type TestDatabase = { db: Database; close: () => Promise<void> };

/**
 * A migrated, empty database that belongs to one test file alone: a temporary folder, or a database with a random name
 * on the server of TEST_DATABASE_URL. `close` removes it.
 * @throws Error when PostgreSQL is asked for and TEST_DATABASE_URL is not set: a half that does not run must be seen
 */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  return kind === 'pglite' ? embedded() : onServer();
}

async function embedded(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-test-'));
  const db = await Database.open({ dataDir });
  return {
    db,
    close: async () => {
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(): Promise<TestDatabase> {
  // oxlint-disable-next-line node/no-process-env -- tests have no config.ts; this is the one variable they read
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server that tests may use');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name}`);
  const databaseUrl = new URL(server);
  databaseUrl.pathname = `/${name}`;
  const db = await Database.open({ databaseUrl: databaseUrl.href, dataDir: '' });
  return {
    db,
    close: async () => {
      await db.close();
      await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function run(server: string, statement: string) {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
