import { createHash } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { Inject, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Item } from '@yichuang/contract/catalogue/item';
import { factsFrom, type CatalogueLists } from '@yichuang/contract/catalogue/quality/catalogue-lists';
import { checkItem, RULES, scoreOf } from '@yichuang/contract/catalogue/quality/element-check';
import { alikeKey } from '@yichuang/contract/catalogue/quality/level-check';
import type { CatalogueFacts } from '@yichuang/contract/catalogue/quality/rule';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../../db/database.js';
import { CatalogueVersionRepository } from '../catalogue-version.repository.js';
import { HallsRepository, type HallRecord } from '../halls.repository.js';
import { CatalogueListsRepository } from './catalogue-lists.repository.js';
import { hallFinder } from './hall-finder.js';
import { ItemChecksRepository, type ItemCheck } from './item-checks.repository.js';

const EVERY_MS = 5000;
/** A few ms of work between two turns of everybody else. */
const AT_ONCE = 20;
/** So many times as long as a batch took nothing is done before the next: the processor is for citizens who search. */
const REST_SHARE = 9;

/** What items are checked by, and a digest that changes when any of it does. */
export type CheckBasis = { facts: CatalogueFacts; digest: string };

const digestOf = (...parts: unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
const placesOf = (halls: readonly HallRecord[]) =>
  [...new Set(halls.map(({ level, regionCode }) => `${level} ${regionCode}`))].toSorted();
/** The text of the rules stands in for their meaning: who mends one need not remember to say so. */
const RULE_TEXTS = RULES.map(({ id, check }) => `${id} ${check.toString()}`);

function toCheck(item: Item, facts: CatalogueFacts): ItemCheck {
  const found = checkItem(item, facts);
  return {
    taskCode: item.taskCode,
    taskName: item.taskName,
    catalogCode: item.catalogCode,
    regionCode: shortRegion(item.regionCode),
    regionName: item.regionName,
    deptName: item.deptName,
    useLevel: item.useLevel,
    alike: digestOf(alikeKey(item)),
    score: scoreOf(found.length),
    findings: found.length,
    rules: [...new Set(found.map(({ ruleId }) => ruleId))],
  };
}

/**
 * Keeps a check beside every item. Nobody calls it: an item that changed, by whatever statement, is found by what is
 * missing, and what is missing is only looked for when the catalogue has a new version. A few items at a time with rests
 * between them, so that a hundred thousand hold nobody up.
 */
export class ElementChecks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('element-checks');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<number> = Promise.resolve(0);
  private isClosing = false;
  private doneAt: number | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CatalogueVersionRepository) private readonly versions: CatalogueVersionRepository,
    @Inject(CatalogueListsRepository) private readonly lists: CatalogueListsRepository,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(ItemChecksRepository) private readonly checks: ItemChecksRepository,
  ) {}

  onApplicationBootstrap() {
    const tick = () =>
      void this.checkDue().catch((error: unknown) =>
        this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error),
      );
    tick();
    this.timer = setInterval(tick, EVERY_MS).unref();
  }

  /** The database closes after this: the items at hand may be finished. */
  async onModuleDestroy() {
    this.isClosing = true;
    clearInterval(this.timer);
    await this.running.catch(() => undefined);
  }

  /** What items are checked by now. */
  async basis(): Promise<CheckBasis> {
    const [lists, halls] = await Promise.all([this.lists.all(), this.halls.all()]);
    return basisOf(lists, halls);
  }

  /** Checks what changed since the last time; one round after the other. @returns how many items were checked */
  checkDue(): Promise<number> {
    this.running = this.running.catch(() => 0).then(() => this.round());
    return this.running;
  }

  private async round(): Promise<number> {
    const version = await this.versions.current();
    if (this.doneAt === version) return 0;
    const basis = await this.basis();
    let checked = 0;
    let after: string | undefined = '';
    while (after !== undefined && !this.isClosing) {
      const began = this.clock.realNow();
      const items: Item[] = await this.checkSome(basis, after);
      checked += items.length;
      after = items.length < AT_ONCE ? undefined : items.at(-1)?.taskCode;
      if (after !== undefined) await rest((this.clock.realNow() - began) * REST_SHARE);
    }
    if (!this.isClosing) this.doneAt = version;
    return checked;
  }

  private checkSome({ facts, digest }: CheckBasis, after: string): Promise<Item[]> {
    return this.db.transaction(async (tx) => {
      await this.checks.lock(tx);
      const items = await this.checks.due(tx, digest, after, AT_ONCE);
      if (items.length > 0)
        await this.checks.save(
          tx,
          items.map((item) => toCheck(item, facts)),
          digest,
          this.clock.instant(),
        );
      return items;
    });
  }
}

const basisOf = (lists: CatalogueLists, halls: readonly HallRecord[]): CheckBasis => ({
  facts: factsFrom(lists, hallFinder(halls)),
  digest: digestOf(RULE_TEXTS, lists, placesOf(halls)),
});
