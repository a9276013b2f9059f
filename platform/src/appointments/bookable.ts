import { Inject } from '@nestjs/common';
import { parseSlotId, refuseTime, slotsEnd } from '@yichuang/contract/appointments/rules';
import type { WorkCalendar } from '@yichuang/contract/calendar';
import { servesAt } from '@yichuang/contract/catalogue/rules';
import type { Item } from '@yichuang/contract/catalogue/item';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { NationalCalendar } from '../calendar/work-calendar.js';
import { HallsRepository, type HallRecord } from '../catalogue/halls.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import type { Executor } from '../db/database.js';
import type { SlotKey } from './seats.repository.js';
import type { Stand } from './stand.js';

/** Whether a hall, a list of matters and a time go together; who asks and how full it is are other questions. */
export class Bookable {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(NationalCalendar) private readonly calendar: WorkCalendar,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
  ) {}

  /** @throws Refused NOT_FOUND */
  async hall(on: Executor, hallId: string): Promise<HallRecord> {
    const hall = await this.halls.find(hallId, on);
    if (!hall) throw new Refused('NOT_FOUND');
    return hall;
  }

  /** @throws Refused NOT_FOUND for an unknown matter, ITEM_NOT_SERVED_HERE for one that this hall does not take by appointment */
  async itemsAt(on: Executor, hall: HallRecord, taskCodes: readonly string[]): Promise<Item[]> {
    const items = await this.items.findMany(taskCodes, on);
    if (items.length < taskCodes.length) throw new Refused('NOT_FOUND');
    if (!items.every((item) => servesAt(hall, item))) throw new Refused('ITEM_NOT_SERVED_HERE');
    if (!items.every((item) => item.taskState === '1'))
      throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '这件事现在停办，办事指南里写着怎么办' });
    if (!items.every((item) => item.isSchedule === '1'))
      throw new Refused('ITEM_NOT_SERVED_HERE', { detail: '这件事不用预约，请直接到大厅取号' });
    return items;
  }

  /** The hall and the time that a slot id names. @throws Refused NOT_FOUND or OUTSIDE_BOOKING_WINDOW */
  async slot(on: Executor, slotId: string): Promise<{ hall: HallRecord; slot: SlotKey }> {
    const at = parseSlotId(slotId);
    if (!at) throw new Refused('OUTSIDE_BOOKING_WINDOW');
    return { hall: await this.hall(on, at.hallId), slot: { id: slotId, ...at } };
  }

  /** As many half hours as matters. @throws Refused as {@link itemsAt}, OUTSIDE_BOOKING_WINDOW or SLOT_CLOSED */
  async stand(on: Executor, hall: HallRecord, slot: SlotKey, taskCodes: readonly string[]) {
    const items = await this.itemsAt(on, hall, taskCodes);
    const refusal = refuseTime({ calendar: this.calendar, hall, now: this.clock.now() }, slot, items.length);
    if (refusal) throw new Refused(refusal);
    const { hallId, date, start } = slot;
    const stand: Stand = { hallId, date, start, end: slotsEnd(start, items.length) };
    return { items, stand };
  }
}
