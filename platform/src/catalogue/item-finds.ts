import { Inject, Logger, type OnModuleDestroy } from '@nestjs/common';
import { addDays } from '@yichuang/contract/calendar';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../db/database.js';
import { ItemFindsRepository } from './item-finds.repository.js';

const KEEP_DAYS = 30;
/** More different items than these between two writes are not counted: nobody fills the memory by asking. */
const MOST_ITEMS = 10_000;
const RANKED = 1000;

/** Counts in memory what people look for, and writes it down with the other jobs. */
export class ItemFinds implements OnModuleDestroy {
  private readonly logger = new Logger('finds');
  private finds = new Map<string, number>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemFindsRepository) private readonly repository: ItemFindsRepository,
  ) {}

  count(taskCode: string): void {
    const before = this.finds.get(taskCode);
    if (before === undefined && this.finds.size >= MOST_ITEMS) return;
    this.finds.set(taskCode, (before ?? 0) + 1);
  }

  /** Most often looked for first, over the last 30 days. */
  ranked(): Promise<string[]> {
    return this.repository.mostFound(addDays(this.clock.today(), -KEEP_DAYS), RANKED);
  }

  /** Writes down what was counted; what cannot be written now is counted on. */
  async keep(): Promise<void> {
    await this.repository.dropBefore(this.db, addDays(this.clock.today(), -KEEP_DAYS));
    const counted = this.finds;
    if (counted.size === 0) return;
    this.finds = new Map();
    try {
      await this.repository.add(this.clock.today(), counted);
    } catch (error) {
      for (const [taskCode, times] of counted) this.finds.set(taskCode, (this.finds.get(taskCode) ?? 0) + times);
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.keep().catch((error: unknown) => this.logger.warn(`what people looked for is lost: ${String(error)}`));
  }
}
