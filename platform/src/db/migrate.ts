import { readdirSync, readFileSync } from 'node:fs';

// tsc copies no .sql: both src/db/migrate.ts and dist/db/migrate.js read the folder under src
const folder = new URL('../../src/db/migrations/', import.meta.url);

/** Runs a script of several statements. */
export type RunScript = (text: string) => Promise<void>;

/** One file, one transaction; two platforms that start at once wait for each other on the advisory lock. */
export async function migrate(run: RunScript): Promise<void> {
  await run(`
    CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`);
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted())
    await run(guarded(name, readFileSync(new URL(name, folder), 'utf8')));
}

/** The check that the file has not run yet stands inside the lock, so that two starters cannot both pass it. */
const guarded = (name: string, script: string) => `
  BEGIN;
  SET LOCAL lock_timeout = 0;
  SELECT pg_advisory_xact_lock(7461);
  DO $migration$
  BEGIN
    IF EXISTS (SELECT 1 FROM migrations WHERE name = '${name}') THEN RETURN; END IF;
    EXECUTE $script$${script}$script$;
    INSERT INTO migrations (name) VALUES ('${name}');
  END $migration$;
  COMMIT;`;
