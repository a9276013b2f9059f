import { Inject } from '@nestjs/common';
import { INDICATORS } from '@yichuang/contract/reviews/indicators';
import type { getReviewSummary } from '@yichuang/contract/reviews/contract';
import type { Reply } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Database } from '../db/database.js';
import { SummaryRepository } from './summary.repository.js';

const MONTHS = 12;
const LEVELS = [5, 4, 3, 2, 1] as const;

/** `2026-11`, 11 months back → `2025-12`. */
function monthsBack(today: string, months: number): string {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** 好差评公开: numbers only. */
export class SummaryService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SummaryRepository) private readonly summary: SummaryRepository,
  ) {}

  async of(region: string | undefined): Promise<Reply<typeof getReviewSummary>> {
    const [today, within] = [this.clock.today(), region ?? ''];
    const months = Array.from({ length: MONTHS }, (_, index) => monthsBack(today, MONTHS - 1 - index));
    const counted = await this.summary.levels(this.db, within);
    const levels = LEVELS.map((level) => ({ level, count: counted.find((one) => one.level === level)?.count ?? 0 }));
    const total = levels.reduce((sum, { count }) => sum + count, 0);
    const good = levels.reduce((sum, { level, count }) => sum + (level >= 3 ? count : 0), 0);
    const found = await this.summary.months(this.db, within, months[0] ?? today.slice(0, 7));
    const top = await this.summary.topIndicators(this.db, within);
    return {
      region: region ?? null,
      total,
      levels,
      goodRate: total === 0 ? null : good / total,
      orders: await this.summary.orders(this.db, within),
      topIndicators: top.flatMap(({ code, count }) => {
        const indicator = INDICATORS.find((one) => one.code === code);
        return indicator ? [{ ...indicator, count }] : [];
      }),
      months: months.map((month) => found.find((one) => one.month === month) ?? { month, total: 0, good: 0 }),
    };
  }
}
