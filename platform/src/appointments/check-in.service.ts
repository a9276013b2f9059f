import { Inject } from '@nestjs/common';
import type { checkIn, CheckedIn } from '@yichuang/contract/appointments/staff-contract';
import { TicketClass, turnAt } from '@yichuang/contract/appointments/queue-rules';
import { isBackInTime, isLate, refuseCheckIn } from '@yichuang/contract/appointments/rules';
import { dateOf, fromInstant } from '@yichuang/contract/calendar';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import type { PersonRecord } from '../identity/people.repository.js';
import { AppointmentsRepository, type AppointmentRecord } from './appointments.repository.js';
import { Bookable } from './bookable.js';
import { deskHallOf } from './desk-hall.js';
import { Holders, isPriority, maskedNameOf } from './holders.js';
import { PassCodes } from './pass-codes.js';
import { aheadOf } from './queue-view.js';
import { TicketOffice } from './ticket-office.js';
import { TicketsRepository, type TicketRecord } from './tickets.repository.js';

type Shown = Parsed<typeof checkIn>['body'];
const ID_TAIL = 4;

/** From the code on a phone into the queue: nobody takes a second number. */
export class CheckInService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(PassCodes) private readonly codes: PassCodes,
    @Inject(TicketOffice) private readonly office: TicketOffice,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
  ) {}

  checkIn(caller: Caller, shown: Shown, write: Write): Promise<CheckedIn> {
    return this.idempotency.run(write, async (tx) => {
      const hall = await this.bookable.hall(tx, deskHallOf(caller));
      const found = await this.appointmentOf(tx, hall, shown);
      const person = await this.holders.holderOf(tx, found.personId);
      const before = await this.tickets.findOfAppointment(tx, found.id);
      const ticket = before ? await this.scanAgain(tx, before) : await this.join(tx, hall, { found, person });
      return this.reply(tx, { found, person, ticket });
    });
  }

  /** The appointment that may be checked in here and now, locked. */
  private async appointmentOf(tx: Executor, hall: HallRecord, shown: Shown): Promise<AppointmentRecord> {
    const found = await ('qr' in shown ? this.scanned(tx, hall, shown.qr) : this.typed(tx, hall, shown.shortCode));
    if (!found) throw new Refused('BAD_CODE');
    if (found.hallId !== hall.id) throw new Refused('WRONG_HALL');
    const refusal = refuseCheckIn(found, this.clock.now());
    if (refusal) throw new Refused(refusal);
    return found;
  }

  /** A code that was shown before a move is good for the old hall and day only, so for nothing. */
  private async scanned(tx: Executor, hall: HallRecord, qr: string): Promise<AppointmentRecord | undefined> {
    const claims = this.codes.read(qr);
    const found = claims && (await this.appointments.lock(tx, claims.appointmentId));
    if (!claims || !found) return undefined;
    if (claims.hallId !== hall.id) throw new Refused('WRONG_HALL');
    if (found.state !== 'cancelled' && claims.date !== this.clock.today()) throw new Refused('WRONG_DAY');
    return found;
  }

  private typed(tx: Executor, { id: hallId }: HallRecord, shortCode: string) {
    return this.appointments.lockByShortCode(tx, { hallId, date: this.clock.today(), shortCode });
  }

  private async join(
    tx: Executor,
    hall: HallRecord,
    { found, person }: { found: AppointmentRecord; person: PersonRecord },
  ): Promise<TicketRecord> {
    const now = this.clock.now();
    found.isLate = isLate(found, now);
    found.state = 'checkedIn';
    found.history = [...found.history, { at: this.clock.instant(), what: 'checkedIn' }];
    await this.appointments.update(tx, found);
    return this.office.issue(tx, hall, {
      kind: 'appointment',
      label: found.isLate ? `预约 ${found.start}（晚到）` : `预约 ${found.start}`,
      nameMasked: maskedNameOf(person),
      taskNames: found.items.map((item) => item.taskName),
      theme: found.items[0]?.theme,
      appointmentId: found.id,
      personId: person.id,
      class: found.isLate ? TicketClass.walkIn : TicketClass.appointment,
      isPriority: isPriority(person, dateOf(now)),
    });
  }

  /** The same number again. Whoever was missed waits once more, in the old place when back in time. */
  private async scanAgain(tx: Executor, before: TicketRecord): Promise<TicketRecord> {
    if (before.state === 'left')
      throw new Refused('ACTION_NOT_ALLOWED', { detail: '这个号已经退了，请在现场重新取号', allowed: [] });
    if (before.state === 'served')
      throw new Refused('ACTION_NOT_ALLOWED', { detail: '这个预约已经办完，还要办事请在现场取号', allowed: [] });
    if (before.state !== 'missed') return before;
    const ticket = (await this.tickets.lock(tx, before.id)) ?? before;
    if (ticket.isRequeued)
      throw new Refused('ACTION_NOT_ALLOWED', { detail: '已经过号两次，请在现场重新取号', allowed: [] });
    const now = this.clock.now();
    const isInTime = ticket.endedAt !== null && isBackInTime(fromInstant(ticket.endedAt), now);
    const place = isInTime ? {} : { class: TicketClass.walkIn, turn: turnAt(now, ticket.seq) };
    const waiting = { ...ticket, ...place, state: 'waiting', windowId: null, calls: 0 } as const;
    const again = { ...waiting, calledAt: null, endedAt: null, isRequeued: true };
    await this.tickets.update(tx, again);
    return again;
  }

  private async reply(
    tx: Executor,
    { found, person, ticket }: { found: AppointmentRecord; person: PersonRecord; ticket: TicketRecord },
  ): Promise<CheckedIn> {
    const ahead = aheadOf(ticket, await this.tickets.waiting(tx, ticket));
    return {
      appointmentId: found.id,
      nameMasked: maskedNameOf(person),
      idTail: person.idNumber.slice(-ID_TAIL),
      taskNames: found.items.map((item) => item.taskName),
      time: found.start,
      late: found.isLate,
      ticket: { id: ticket.id, number: ticket.number, state: ticket.state, ahead },
    };
  }
}
