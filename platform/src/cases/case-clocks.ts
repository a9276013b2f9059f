import { Inject } from '@nestjs/common';
import { addDays, dateOf, type WorkCalendar } from '@yichuang/contract/calendar';
import { ACCEPT, DELIVERY } from '@yichuang/contract/catalogue/forecast';
import type { CaseClock, ClockDay, ClockName } from '@yichuang/contract/cases/case';
import {
  clockTitle,
  daysOfClock,
  deadlineOf,
  endOf,
  explainClock,
  lampOf,
  readClock,
  type Limit,
  type Timed,
} from '@yichuang/contract/cases/clock';
import { segmentsOf } from '@yichuang/contract/cases/clock-moves';
import { NationalCalendar } from '../calendar/work-calendar.js';
import type { CaseRecord } from './case-record.js';

type Counted = Pick<CaseRecord, 'item' | 'facts'>;

/** Told where the notice of correction names no day. */
const CORRECTION_DAYS = 15;
/** The one that counts comes first; the promise is shorter than the law. */
const ORDER = ['preReview', 'accept', 'delivery', 'promise', 'legal'] as const satisfies readonly ClockName[];

function limitOf(clock: ClockName, { item, facts }: Counted): Limit {
  const extended = (limit: Limit): Limit => ({ ...limit, days: limit.days + facts.extendedDays });
  switch (clock) {
    case 'preReview':
      return { days: facts.policy.preReviewDays ?? 0, unit: '1' };
    case 'accept':
      return ACCEPT;
    case 'promise':
      return extended(item.promise);
    case 'legal':
      return extended(item.legal);
    case 'delivery':
      return DELIVERY;
  }
}

/** The clocks of a case on the national calendar. */
export class CaseClocks {
  constructor(@Inject(NationalCalendar) private readonly calendar: WorkCalendar) {}

  /** Every clock that has begun. */
  all(record: Counted, now: number): CaseClock[] {
    return ORDER.flatMap((clock) => this.read(clock, record, now) ?? []);
  }

  /** The clock that counts now, if one does. */
  current(record: Counted, now: number): CaseClock | undefined {
    return this.all(record, now).find(({ state }) => state !== 'ended');
  }

  /** The days of the clock that counts now, up to its last day, or to today where that is over or not known. */
  days(record: Counted, now: number): ClockDay[] {
    const clock = this.current(record, now)?.clock;
    if (clock === undefined) return [];
    const [today, due] = [dateOf(now), this.dueDate(clock, record)];
    return daysOfClock(this.timed(clock, record), due !== null && due > today ? due : today);
  }

  /** The last day of a clock: never before the day that the applicant was told. */
  dueDate(clock: ClockName, record: Counted): string | null {
    const counted = deadlineOf(this.timed(clock, record))?.dueDate ?? null;
    const told = clock === 'promise' ? record.facts.promisedDate : null;
    return counted !== null && told !== null && told > counted ? told : counted;
  }

  /** The day by which a correction is asked for, unless the notice names one. */
  correctionDate(today: string): string {
    return this.lastDay({ days: CORRECTION_DAYS, unit: '1' }, today);
  }

  /** The promised day of a case that is accepted today. */
  promiseFrom(today: string, record: Counted): string {
    return this.lastDay(limitOf('promise', record), today);
  }

  private lastDay(limit: Limit, today: string): string {
    const from = { clock: 'accept', kind: 'run', from: `${today}T00:00:00.000+08:00`, to: null } as const;
    const segments = [{ ...from, reason: '', legalBasis: '' }];
    return deadlineOf({ limit, calendar: this.calendar, segments })?.dueDate ?? addDays(today, limit.days);
  }

  private timed(clock: ClockName, record: Counted): Timed {
    return {
      limit: limitOf(clock, record),
      segments: segmentsOf(record.facts.segments, clock),
      calendar: this.calendar,
    };
  }

  private read(clock: ClockName, record: Counted, now: number): CaseClock | undefined {
    const timed = this.timed(clock, record);
    if (timed.segments.length === 0) return undefined;
    const reading = { ...readClock(timed, now), dueDate: this.dueDate(clock, record) };
    const { days, unit } = timed.limit;
    return {
      clock,
      title: clockTitle(clock),
      limitDays: days,
      unit,
      ...reading,
      dueAt: reading.dueDate === null ? null : endOf(reading.dueDate),
      lamp: lampOf(reading, timed.limit, now),
      explanation: explainClock(clock, timed, reading),
    };
  }
}
