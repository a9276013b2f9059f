import { Inject, type OnModuleInit } from '@nestjs/common';
import type { ListEntry, ListKind } from '@yichuang/contract/catalogue/quality-contract';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../../db/database.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { bundledLists } from './bundled-lists.js';
import { CatalogueListsRepository } from './catalogue-lists.repository.js';

export class CatalogueListsService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CatalogueListsRepository) private readonly lists: CatalogueListsRepository,
    @Inject(CatalogueVersionRepository) private readonly version: CatalogueVersionRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.lists.addMissing(bundledLists(), this.clock.instant());
  }

  async get(kind: ListKind) {
    const { entries, isDraft } = await this.lists.find(kind);
    return { items: entries, nextCursor: null, isDraft };
  }

  /** The new version makes every copy of the list old, and every item is checked again by it. */
  async replace(kind: ListKind, entries: ListEntry[]) {
    await this.db.transaction(async (tx) => {
      await this.lists.replace(tx, kind, entries, this.clock.instant());
      await this.version.bump(tx, ['lists']);
    });
    return { items: entries, nextCursor: null };
  }
}
