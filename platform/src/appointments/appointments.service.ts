import { Inject } from '@nestjs/common';
import type { Appointment, Pass } from '@yichuang/contract/appointments/appointment';
import type { listAppointments } from '@yichuang/contract/appointments/contract';
import { checkInFrom } from '@yichuang/contract/appointments/rules';
import { toInstant } from '@yichuang/contract/calendar';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../db/database.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { toAppointment } from './appointment-reply.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { Bookable } from './bookable.js';
import { Holders } from './holders.js';
import { PassCodes } from './pass-codes.js';
import { QueueView } from './queue-view.js';
import { TicketsRepository } from './tickets.repository.js';

/** What the holder reads; nothing here changes anything. */
export class AppointmentsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(QueueView) private readonly queue: QueueView,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(PassCodes) private readonly codes: PassCodes,
  ) {}

  async list(caller: Caller, query: Parsed<typeof listAppointments>['query']) {
    const person = await this.holders.find(this.db, caller);
    if (!person) return { items: [], nextCursor: null, total: 0 };
    const taskCodes = caller.act?.taskCodes;
    const { page, nextCursor, total } = await this.appointments.list(this.db, person.id, { ...query, taskCodes });
    const hallIds = [...new Set(page.map((record) => record.hallId))];
    const halls = new Map(
      await Promise.all(hallIds.map(async (id) => [id, await this.bookable.hall(this.db, id)] as const)),
    );
    const now = this.clock.now();
    const items = page.flatMap((record) => {
      const hall = halls.get(record.hallId);
      return hall ? toAppointment(record, { hall, person, now }) : [];
    });
    return { items, nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<Appointment> {
    const { person, record, hall } = await this.own(caller, id);
    return toAppointment(record, { hall, person, now: this.clock.now() });
  }

  async pass(caller: Caller, id: string): Promise<Pass> {
    const { record, hall } = await this.own(caller, id);
    if (record.state === 'cancelled') throw new Refused('APPOINTMENT_CANCELLED');
    const ticket = await this.tickets.findOfAppointment(this.db, id);
    return {
      qr: this.codes.issue(record),
      shortCode: record.shortCode,
      validFor: record.date,
      checkInFrom: toInstant(checkInFrom(record)),
      ...(ticket && { queue: await this.queue.place(this.db, hall, ticket) }),
    };
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own */
  private async own(caller: Caller, id: string) {
    const person = await this.holders.find(this.db, caller);
    const record = await this.appointments.find(this.db, id);
    if (!person || record?.personId !== person.id) throw new Refused('NOT_FOUND');
    const codes = record.items.map(({ taskCode }) => taskCode);
    if (!this.scope.names(caller, codes)) throw new Refused('NOT_FOUND');
    return { person, record, hall: await this.bookable.hall(this.db, record.hallId) };
  }
}
