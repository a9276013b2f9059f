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
  /** What this process is at: told from here, because the embedded database answers nobody before the transaction ends. */
  private readonly underway = new Map<string, ImportRecord>();

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
    await this.alone(record, async (tx) => {
      await this.versions.lock(tx);
      const after = await this.versions.lastPosition(tx);
      await this.inChunks(tx, record, (tx, range) => this.versions.apply(tx, change, range, after));
      await this.imports.stands(record.id, 'applied', change.at, tx);
    });
  }

  /** @throws CatalogueMoved when an item has changed since the import */
  async rollBack(record: ImportRecord, who: { accountId: string; by: string }): Promise<void> {
    const change = this.changeBy(record, who);
    await this.alone(record, async (tx) => {
      await this.versions.lock(tx);
      if (await this.versions.isChangedSince(tx, record.id)) throw new CatalogueMoved();
      await this.inChunks(tx, record, (tx, range) => this.versions.rollBack(tx, change, range));
      await this.imports.stands(record.id, 'rolledBack', change.at, tx);
    });
  }

  /** An import that is being applied or taken back here, as far as it has come. */
  underwayHere(id: string): ImportRecord | undefined {
    return this.underway.get(id);
  }

  private async alone(record: ImportRecord, work: (tx: Executor) => Promise<void>): Promise<void> {
    this.underway.set(record.id, { ...record, rows_applied: 0 });
    try {
      await this.db.transaction(work);
    } finally {
      this.underway.delete(record.id);
    }
  }

  private changeBy({ id }: ImportRecord, who: { accountId: string; by: string }): Change {
    return { importId: id, ...who, at: this.clock.instant() };
  }

  private async inChunks(tx: Executor, { id }: ImportRecord, step: Step): Promise<void> {
    const { rows, last } = await this.versions.due(tx, id);
    let done = 0;
    for (let from = 1; from <= last; from += CHUNK) {
      done += await step(tx, { from, to: from + CHUNK - 1 });
      await this.tell(id, done);
      await setImmediate();
    }
    if (done !== rows) throw new CatalogueMoved();
    await this.imports.progress(id, { applied: done }, tx);
    const codes = await this.versions.codes(tx, id, TOLD_AT_MOST + 1);
    await this.catalogue.bump(tx, codes.length > TOLD_AT_MOST ? ['all'] : codes.map((code) => `item:${code}` as const));
  }

  /** Other processes see it before the transaction ends, through a connection of its own; the embedded database has one. */
  private async tell(id: string, applied: number): Promise<void> {
    const record = this.underway.get(id);
    if (record) this.underway.set(id, { ...record, rows_applied: applied });
    if (this.db.kind === 'postgres') await this.imports.progress(id, { applied });
  }
}
