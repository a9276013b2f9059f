import { setImmediate } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { Database, type Executor } from '../../db/database.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { ImportsRepository, type ImportRecord } from './imports.repository.js';
import { ItemVersionsRepository, type Change, type Range } from './item-versions.repository.js';

/** Short statements: on the embedded database nothing else runs meanwhile. */
const CHUNK = 300;
/** More changed items than this are told as the whole catalogue. */
const TOLD_AT_MOST = 500;

/** Items stand otherwise than the work expected; nothing has been changed. */
export class CatalogueMoved extends Error {}

type Step = (tx: Executor, range: Range) => Promise<number>;

/** Puts what was staged into the catalogue, or takes it back: each in one transaction, all or nothing. */
export class ImportApply {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ImportsRepository) private readonly imports: ImportsRepository,
    @Inject(ItemVersionsRepository) private readonly versions: ItemVersionsRepository,
    @Inject(CatalogueVersionRepository) private readonly catalogue: CatalogueVersionRepository,
  ) {}

  /** @throws CatalogueMoved when an item has changed since the file was checked */
  async apply(record: ImportRecord, who: { accountId: string; by: string }): Promise<void> {
    const change = this.changeBy(record, who);
    await this.db.transaction(async (tx) => {
      await this.versions.lock(tx);
      const after = await this.versions.lastPosition(tx);
      await this.inChunks(tx, record, (tx, range) => this.versions.apply(tx, change, range, after));
      await this.imports.stands(record.id, 'applied', change.at, tx);
    });
  }

  /** @throws CatalogueMoved when an item has changed since the import */
  async rollBack(record: ImportRecord, who: { accountId: string; by: string }): Promise<void> {
    const change = this.changeBy(record, who);
    await this.db.transaction(async (tx) => {
      await this.versions.lock(tx);
      if (await this.versions.isChangedSince(tx, record.id)) throw new CatalogueMoved();
      await this.inChunks(tx, record, (tx, range) => this.versions.rollBack(tx, change, range));
      await this.imports.stands(record.id, 'rolledBack', change.at, tx);
    });
  }

  private changeBy({ id }: ImportRecord, who: { accountId: string; by: string }): Change {
    return { importId: id, ...who, at: this.clock.instant() };
  }

  private async inChunks(tx: Executor, { id }: ImportRecord, step: Step): Promise<void> {
    const { rows, last } = await this.versions.due(tx, id);
    let done = 0;
    for (let from = 1; from <= last; from += CHUNK) {
      done += await step(tx, { from, to: from + CHUNK - 1 });
      await this.tell(tx, id, done);
      await setImmediate();
    }
    if (done !== rows) throw new CatalogueMoved();
    const codes = await this.versions.codes(tx, id, TOLD_AT_MOST + 1);
    await this.catalogue.bump(tx, codes.length > TOLD_AT_MOST ? ['all'] : codes.map((code) => `item:${code}` as const));
  }

  /** Where there are several connections, progress is seen before the transaction ends. */
  private async tell(tx: Executor, id: string, applied: number): Promise<void> {
    if (this.db.kind === 'postgres') await this.imports.progress(id, { applied });
    else await this.imports.progress(id, { applied }, tx);
  }
}
