import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ListEntry, ListKind } from '@yichuang/contract/catalogue/quality-contract';
import type { CatalogueLists } from '@yichuang/contract/catalogue/quality/catalogue-lists';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';

const Entries = z.object({ entries: z.array(ListEntry) });

export class CatalogueListsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  async find(kind: ListKind, on: Executor = this.db): Promise<ListEntry[]> {
    return (await firstRow(on, Entries, sql`SELECT entries FROM catalogue_lists WHERE kind = ${kind}`))?.entries ?? [];
  }

  async all(on: Executor = this.db): Promise<CatalogueLists> {
    const rows = await rowsOf(on, z.object({ kind: ListKind, ...Entries.shape }), sql`SELECT * FROM catalogue_lists`);
    const of = (kind: ListKind) => rows.find((row) => row.kind === kind)?.entries ?? [];
    return {
      cancelledProofs: of('cancelledProofs'),
      notInCentre: of('notInCentre'),
      intermediaries: of('intermediaries'),
    };
  }

  async replace(tx: Executor, kind: ListKind, entries: readonly ListEntry[], at: string): Promise<void> {
    await tx.execute(sql`
      INSERT INTO catalogue_lists (kind, entries, updated_at) VALUES (${kind}, ${JSON.stringify(entries)}::jsonb, ${at})
      ON CONFLICT (kind) DO UPDATE SET entries = excluded.entries, updated_at = excluded.updated_at`);
  }

  /** Only where there is no list of the kind yet: what people keep is theirs. */
  async addMissing(lists: CatalogueLists, at: string): Promise<void> {
    const rows = Object.entries(lists).map(([kind, entries]) => ({ kind, entries, updated_at: at }));
    await this.db.execute(sql`
      INSERT INTO catalogue_lists (kind, entries, updated_at)
      SELECT kind, entries, updated_at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (kind text, entries jsonb, updated_at timestamptz)
      ON CONFLICT DO NOTHING`);
  }
}
