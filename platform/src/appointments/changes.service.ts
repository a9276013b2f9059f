import { Inject } from '@nestjs/common';
import type { Appointment, AppointmentEvent } from '@yichuang/contract/appointments/appointment';
import { formatSlotId, isOverDayLimit, refuseChange } from '@yichuang/contract/appointments/rules';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { Acts } from '../delegations/acts.js';
import type { PersonRecord } from '../identity/people.repository.js';
import { toAppointment } from './appointment-reply.js';
import { AppointmentsRepository, type AppointmentRecord } from './appointments.repository.js';
import { Bookable } from './bookable.js';
import { Holders } from './holders.js';
import { Seating } from './seating.js';
import type { Stand } from './stand.js';
import type * as z from 'zod/mini';

type Event = z.infer<typeof AppointmentEvent>;
type Work = (tx: Executor, record: AppointmentRecord) => Promise<AppointmentRecord>;

type Change = { id: string; name: 'reschedule' | 'cancel' };
const codesOf = ({ items }: AppointmentRecord) => items.map(({ taskCode }) => taskCode);

/** Moving and cancelling: the appointment keeps its id and its history. */
export class ChangesService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(Seating) private readonly seating: Seating,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  /** The new seat is taken before the old one is given back; when it is full nothing changes. */
  reschedule(caller: Caller, { id, slotId }: { id: string; slotId: string }, write: Write): Promise<Appointment> {
    return this.change(caller, { id, name: 'reschedule' }, write, async (tx, record) => {
      this.refuse(record);
      if (slotId === formatSlotId(record.hallId, record)) return record;
      const codes = codesOf(record);
      const { hall, slot } = await this.bookable.slot(tx, slotId);
      const { stand } = await this.bookable.stand(tx, hall, slot, codes);
      await this.checkDayLimit(tx, record, stand.date);
      await this.seating.move(tx, hall, stand, [record]);
      const from = { date: record.date, start: record.start };
      return {
        ...this.withEvent(record, { at: this.clock.instant(), what: 'rescheduled', from }),
        ...stand,
        shortCode: await this.shortCodeFor(tx, record, stand),
      };
    });
  }

  cancel(caller: Caller, id: string, write: Write): Promise<Appointment> {
    return this.change(caller, { id, name: 'cancel' }, write, async (tx, record) => {
      if (record.state === 'cancelled') return record;
      this.refuse(record);
      await this.seating.giveBack(tx, [record]);
      return { ...this.withEvent(record, { at: this.clock.instant(), what: 'cancelled' }), state: 'cancelled' };
    });
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own */
  private change(caller: Caller, { id, name }: Change, write: Write, work: Work): Promise<Appointment> {
    return this.idempotency.run(write, async (tx) => {
      const person = await this.holders.find(tx, caller);
      if (!person) throw new Refused('NOT_FOUND');
      const record = await this.lockOwn(tx, person, id);
      if (!this.scope.names(caller, codesOf(record))) throw new Refused('NOT_FOUND');
      const after = await work(tx, record);
      if (after !== record) {
        await this.appointments.update(tx, after);
        await this.acts.onAppointment(tx, caller, name, after);
      }
      const hall = await this.bookable.hall(tx, after.hallId);
      return toAppointment(after, { hall, person, now: this.clock.now() });
    });
  }

  private async lockOwn(tx: Executor, person: PersonRecord, id: string): Promise<AppointmentRecord> {
    await this.appointments.lockPerson(tx, person.id);
    const record = await this.appointments.lock(tx, id);
    if (record?.personId !== person.id) throw new Refused('NOT_FOUND');
    return record;
  }

  private refuse(record: AppointmentRecord) {
    const now = this.clock.now();
    const refusal = refuseChange(record, now);
    if (refusal) throw new Refused(refusal, refusal === 'ACTION_NOT_ALLOWED' ? { allowed: [] } : {});
  }

  /** The appointment that moves does not count against itself. */
  private async checkDayLimit(tx: Executor, { id, personId, items }: AppointmentRecord, date: string) {
    const booked = await this.appointments.codesOn(tx, { personId, date, exceptId: id });
    const wanted = items.map((item) => item.catalogCode);
    if (isOverDayLimit(booked, wanted)) throw new Refused('PERSON_DAY_LIMIT');
  }

  /** Short codes are unique in a hall on a day: another day or hall needs another code. */
  private shortCodeFor(tx: Executor, before: AppointmentRecord, stand: Stand): Promise<string> | string {
    const isSameDesk = before.hallId === stand.hallId && before.date === stand.date;
    return isSameDesk ? before.shortCode : this.appointments.claimShortCode(tx, stand);
  }

  private withEvent(record: AppointmentRecord, event: Event): AppointmentRecord {
    return { ...record, history: [...record.history, event] };
  }
}
