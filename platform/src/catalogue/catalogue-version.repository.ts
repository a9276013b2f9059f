import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { CatalogueKey } from '@yichuang/contract/catalogue/changes';
import { Database, firstRow, type Executor } from '../db/database.js';
import { jsonList } from '../db/sql-text.js';

const version = z.coerce.number<string | number>();
const Row = z.object({ version });
const News = z.object({ version, keys: z.array(z.string()) });

/** More than these in one step are told as `all`: a whole import. */
const TOLD_AT_MOST = 1000;

/** Told to ourselves: items changed that nobody named, so what is held of them is loaded whole. */
export const EVERY_ITEM = 'every-item';

/** An item, hall or package that changed may stand differently in its lists and searches, and so does what words mean. */
const withLists = (keys: readonly CatalogueKey[]) => [
  ...new Set(
    keys.flatMap((key): string[] => {
      if (key === 'items') return [key, EVERY_ITEM];
      if (key === 'words') return [key, 'items'];
      return key.includes(':') ? [key, `${key.slice(0, key.indexOf(':'))}s`] : [key];
    }),
  ),
];

export class CatalogueVersionRepository {
  /** Of the embedded database, which nobody else can change: read once after each change. */
  private known: number | undefined;
  private changes = 0;

  constructor(@Inject(Database) private readonly db: Database) {}

  async current(): Promise<number> {
    if (this.known !== undefined) return this.known;
    const before = this.changes;
    const version = (await firstRow(this.db, Row, sql`SELECT version FROM catalogue_version`))?.version ?? 0;
    // who asks after a change has begun waits for its end there: what was asked for earlier may be from before
    if (this.db.kind === 'pglite' && before === this.changes) this.known = version;
    return version;
  }

  /** What changed after a version that somebody heard before; `['all']` when that is too much or unknown here. */
  async changesSince(since: number): Promise<{ version: number; changedKeys: string[] }> {
    const news = await firstRow(
      this.db,
      News,
      // one statement sees one state: a version without its keys would never be asked for again
      sql`SELECT version, ARRAY_TO_JSON(ARRAY(
            SELECT key FROM catalogue_changes changed WHERE changed.version > ${since} LIMIT ${TOLD_AT_MOST + 1}
          )) AS keys FROM catalogue_version`,
    );
    if (!news) return { version: 0, changedKeys: ['all'] };
    const isUnclear = news.keys.length > TOLD_AT_MOST || since > news.version;
    return { version: news.version, changedKeys: isUnclear ? ['all'] : news.keys };
  }

  /**
   * In the transaction that changes the catalogue: whoever reads afterwards drops what is in memory, and every BFF hears
   * which of its answers are old. Naming an item, a hall or a package names its lists too.
   */
  async bump(tx: Executor, keys: readonly CatalogueKey[]): Promise<void> {
    this.known = undefined;
    this.changes++;
    // at least the milliseconds of now: after a backup was put back no version comes a second time. The row stays locked
    // until the transaction ends, so versions become visible in their order
    const moved = await firstRow(
      tx,
      Row,
      sql`UPDATE catalogue_version
        SET version = GREATEST(version + 1, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint) RETURNING version`,
    );
    await tx.execute(sql`
      INSERT INTO catalogue_changes (key, version)
      SELECT key, ${moved?.version ?? 0} FROM jsonb_array_elements_text(${jsonList(withLists(keys))}::jsonb) AS given (key)
      ON CONFLICT (key) DO UPDATE SET version = excluded.version, changed_at = excluded.changed_at`);
  }
}
