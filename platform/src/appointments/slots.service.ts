import { Inject } from '@nestjs/common';
import type { Slot, SlotDay } from '@yichuang/contract/appointments/appointment';
import type { listSlots } from '@yichuang/contract/appointments/contract';
import {
  consecutiveSlots,
  formatSlotId,
  isStillBookable,
  lastBookableDay,
  onlineSeats,
  slotsEnd,
  slotTimes,
} from '@yichuang/contract/appointments/rules';
import { addDays, dateOf, isWorking, toInstant, type WorkCalendar } from '@yichuang/contract/calendar';
import type { Parsed } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { NationalCalendar } from '../calendar/work-calendar.js';
import type { HallRecord } from '../catalogue/halls.repository.js';
import { Database } from '../db/database.js';
import { Bookable } from './bookable.js';
import { HoldsRepository } from './holds.repository.js';
import { SeatsRepository } from './seats.repository.js';
import { slotsOf } from './stand.js';

type Wanted = { hall: HallRecord; count: number; now: number; taken: ReadonlyMap<string, number> };

/** What can be booked; reading it takes nothing. */
export class SlotsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(NationalCalendar) private readonly calendar: WorkCalendar,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(SeatsRepository) private readonly seats: SeatsRepository,
    @Inject(HoldsRepository) private readonly holds: HoldsRepository,
  ) {}

  /** Every day from `from`, today at the earliest, until `days` are listed or the booking window ends. */
  async list({ params, query }: Parsed<typeof listSlots>): Promise<{ days: SlotDay[] }> {
    const hall = await this.bookable.hall(this.db, params.hallId);
    const items = await this.bookable.itemsAt(this.db, hall, query.taskCode);
    const now = this.clock.now();
    const today = dateOf(now);
    const from = query.from === undefined || query.from < today ? today : query.from;
    const last = lastBookableDay(this.calendar, today);
    const dates = Array.from({ length: query.days }, (_, index) => addDays(from, index)).filter((day) => day <= last);
    const taken = await this.takenBetween(hall.id, from, dates.at(-1) ?? from, now);
    return { days: dates.map((date) => this.day(date, { hall, count: items.length, now, taken })) };
  }

  /** Seats taken per slot, without those whose hold ran out. */
  private async takenBetween(hallId: string, from: string, to: string, now: number) {
    const taken = await this.seats.taken(this.db, hallId, from, to);
    const ranOut = await this.holds.ranOut(this.db, { hallId, from, to, now: toInstant(now) });
    for (const { id } of ranOut.flatMap(slotsOf)) taken.set(id, (taken.get(id) ?? 0) - 1);
    return taken;
  }

  private day(date: string, wanted: Wanted): SlotDay {
    const { kind, provisional, reason } = this.calendar.dayOf(date);
    const times = isWorking(kind) ? slotTimes(wanted.hall.hours) : [];
    return {
      date,
      dayKind: kind,
      ...(provisional && { provisional }),
      ...(reason !== undefined && { reason }),
      slots: times.map((start) => slotAt(date, start, times, wanted)),
    };
  }
}

/** Several matters need as many slots in a row: a start offers what its fullest slot has left. */
function slotAt(date: string, start: string, times: readonly string[], { hall, count, now, taken }: Wanted): Slot {
  const left = (time: string) => {
    const at = { date, start: time };
    return onlineSeats(hall, at, now) - (taken.get(formatSlotId(hall.id, at)) ?? 0);
  };
  const id = formatSlotId(hall.id, { date, start });
  const row = consecutiveSlots(times, start, count);
  const end = slotsEnd(start, 1);
  if (!row || !isStillBookable({ date, start }, now)) return { id, start, end, remaining: 0, state: 'closed' };
  const remaining = Math.max(0, Math.min(...row.map(left)));
  return { id, start, end, remaining, state: remaining > 0 ? 'open' : 'full' };
}
