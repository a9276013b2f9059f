import { Inject } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { ListEntry, ListKind } from '@yichuang/contract/catalogue/quality-contract';
import type { CatalogueLists } from '@yichuang/contract/catalogue/quality/catalogue-lists';
import { Database, firstRow, rowsOf, type Executor } from '../../db/database.js';

const Entries = z.object({ entries: z.array(ListEntry) });
const Kept = z.object({ ...Entries.shape, is_draft: z.boolean() });

export class CatalogueListsRepository {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** `isDraft`: as it came with the house, before anybody replaced it. */
  async find(kind: ListKind): Promise<{ entries: ListEntry[]; isDraft: boolean }> {
    const kept = await firstRow(this.db, Kept, sql`SELECT entries, is_draft FROM catalogue_lists WHERE kind = ${kind}`);
    return { entries: kept?.entries ?? [], isDraft: kept?.is_draft ?? false };
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
      INSERT INTO catalogue_lists (kind, entries, is_draft, updated_at)
      VALUES (${kind}, ${JSON.stringify(entries)}::jsonb, false, ${at})
      ON CONFLICT (kind) DO UPDATE
      SET entries = excluded.entries, is_draft = false, updated_at = excluded.updated_at`);
  }

  /** Only where there is no list of the kind yet: what people keep is theirs. */
  async addMissing(lists: CatalogueLists, at: string): Promise<void> {
    const rows = Object.entries(lists).map(([kind, entries]) => ({ kind, entries, updated_at: at }));
    await this.db.execute(sql`
      INSERT INTO catalogue_lists (kind, entries, is_draft, updated_at)
      SELECT kind, entries, true, updated_at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS given (kind text, entries jsonb, updated_at timestamptz)
      ON CONFLICT DO NOTHING`);
  }
}
