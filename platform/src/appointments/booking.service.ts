import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { Appointment, Hold } from '@yichuang/contract/appointments/appointment';
import type { book, holdSlot } from '@yichuang/contract/appointments/contract';
import { HOLD_MS, isOverDayLimit } from '@yichuang/contract/appointments/rules';
import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { Acts } from '../delegations/acts.js';
import { toAppointment } from './appointment-reply.js';
import { AppointmentsRepository, type AppointmentRecord } from './appointments.repository.js';
import { Bookable } from './bookable.js';
import { toBookedItem, type BookedItem } from './booked-item.js';
import { Holders } from './holders.js';
import { HoldsRepository, type HoldRecord } from './holds.repository.js';
import { Seating } from './seating.js';
import type { Stand } from './stand.js';

type Choice = Parsed<typeof holdSlot>['body'];
/** Who books, and for whom. */
type Booker = { caller: Caller; personId: string };
type NewAppointment = { stand: Stand; items: BookedItem[]; holdId: string | null };

const codesOf = ({ items }: { items: readonly BookedItem[] }) => items.map(({ taskCode }) => taskCode);

/** From an empty seat to an appointment. Each write is one transaction under the person's lock. */
export class BookingService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(Seating) private readonly seating: Seating,
    @Inject(HoldsRepository) private readonly holds: HoldsRepository,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  hold(caller: Caller, body: Choice, write: Write): Promise<Hold> {
    this.scope.requireNamed(caller, body.taskCodes);
    return this.idempotency.run(write, async (tx) => {
      const personId = await this.holders.requireId(tx, caller);
      const { stand, items } = await this.takeSeats(tx, personId, body);
      const hold: HoldRecord = {
        ...stand,
        id: randomUUID(),
        personId,
        items,
        state: 'live',
        expiresAt: toInstant(this.clock.now() + HOLD_MS),
      };
      await this.holds.insert(tx, hold);
      await this.acts.add(tx, caller, { name: 'holdSlot', matters: items.map(({ taskName }) => taskName) });
      return { id: hold.id, slotId: body.slotId, expiresAt: hold.expiresAt };
    });
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own; one that ended before stays as it is */
  async release(caller: Caller, holdId: string): Promise<null> {
    await this.db.transaction(async (tx) => {
      const person = await this.holders.find(tx, caller);
      const hold = person && (await this.holds.lock(tx, holdId, person.id));
      if (!hold || !this.scope.names(caller, codesOf(hold))) throw new Refused('NOT_FOUND');
      if (hold.state !== 'live') return;
      await this.holds.setState(tx, hold.id, 'released');
      await this.seating.giveBack(tx, [hold]);
      await this.acts.add(tx, caller, { name: 'releaseHold', matters: hold.items.map(({ taskName }) => taskName) });
    });
    return null;
  }

  book(caller: Caller, body: Parsed<typeof book>['body'], write: Write): Promise<Appointment> {
    return this.idempotency.run(write, async (tx) => {
      const personId = await this.holders.requireId(tx, caller);
      const by = { caller, personId };
      const record = 'holdId' in body ? await this.confirm(tx, by, body.holdId) : await this.bookNow(tx, by, body);
      const person = await this.holders.holderOf(tx, personId);
      const hall = await this.bookable.hall(tx, record.hallId);
      return toAppointment(record, { hall, person, now: this.clock.now() });
    });
  }

  /** Hold and confirmation in one step. */
  private async bookNow(tx: Executor, by: Booker, choice: Choice): Promise<AppointmentRecord> {
    this.scope.requireNamed(by.caller, choice.taskCodes);
    const { stand, items } = await this.takeSeats(tx, by.personId, choice);
    return this.create(tx, by, { stand, items, holdId: null });
  }

  /** A hold becomes an appointment once; confirming it again gives the same one, whatever the key. */
  private async confirm(tx: Executor, by: Booker, holdId: string): Promise<AppointmentRecord> {
    const { caller, personId } = by;
    await this.appointments.lockPerson(tx, personId);
    const hold = await this.holds.lock(tx, holdId, personId);
    if (!hold || !this.scope.names(caller, codesOf(hold))) throw new Refused('NOT_FOUND');
    const before = await this.appointments.findOfHold(tx, hold.id);
    if (before) return before;
    if (hold.state === 'released') throw new Refused('HOLD_EXPIRED', { detail: '这个留号已经放掉，请重新选择时段' });
    if (hold.state !== 'live' || fromInstant(hold.expiresAt) <= this.clock.now()) throw new Refused('HOLD_EXPIRED');
    await this.checkDayLimit(tx, personId, hold.date, hold.items);
    await this.holds.setState(tx, hold.id, 'confirmed');
    return this.create(tx, by, { stand: hold, items: hold.items, holdId: hold.id });
  }

  /** Seats for a choice, in exchange for the person's last hold. */
  private async takeSeats(tx: Executor, personId: string, { slotId, taskCodes }: Choice) {
    const { hall, slot } = await this.bookable.slot(tx, slotId);
    await this.seating.refuseIfFull(tx, hall, slot, personId);
    const { stand, items } = await this.bookable.stand(tx, hall, slot, taskCodes);
    const booked = items.map(toBookedItem);
    await this.appointments.lockPerson(tx, personId);
    await this.checkDayLimit(tx, personId, stand.date, booked);
    const last = await this.holds.lockLive(tx, personId);
    if (last) await this.holds.setState(tx, last.id, 'released');
    await this.seating.move(tx, hall, stand, last ? [last] : []);
    return { stand, items: booked };
  }

  private async checkDayLimit(tx: Executor, personId: string, date: string, items: readonly BookedItem[]) {
    const booked = await this.appointments.codesOn(tx, { personId, date });
    const wanted = items.map((item) => item.catalogCode);
    if (isOverDayLimit(booked, wanted)) throw new Refused('PERSON_DAY_LIMIT');
  }

  private async create(
    tx: Executor,
    { caller, personId }: Booker,
    { stand, items, holdId }: NewAppointment,
  ): Promise<AppointmentRecord> {
    const { hallId, date, start, end } = stand;
    const bookedAt = this.clock.instant();
    const record: AppointmentRecord = {
      id: randomUUID(),
      personId,
      hallId,
      date,
      start,
      end,
      items,
      state: 'booked',
      isLate: false,
      shortCode: await this.appointments.claimShortCode(tx, stand),
      holdId,
      bookedAt,
      history: [{ at: bookedAt, what: 'booked' }],
    };
    await this.appointments.insert(tx, record);
    await this.acts.onAppointment(tx, caller, 'book', record);
    return record;
  }
}
