import { Inject } from '@nestjs/common';
import { areasFor } from '@yichuang/contract/appointments/queue-rules';
import type { DeskWindow, WindowAction } from '@yichuang/contract/appointments/staff-contract';
import {
  allowedActions,
  refuseAction,
  WINDOW_ACTIONS,
  type Situation,
} from '@yichuang/contract/appointments/window-rules';
import type { HallWindow } from '@yichuang/contract/catalogue/hall';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { Bookable } from './bookable.js';
import { deskHallOf } from './desk-hall.js';
import { toDeskWindow } from './desk-reply.js';
import { PassCodes } from './pass-codes.js';
import { atWindow } from './queue-view.js';
import { TicketsRepository, type TicketRecord } from './tickets.repository.js';
import { WindowsRepository } from './windows.repository.js';

/** What the clerk pressed, with what came along. */
export type Press = { windowId: string; action: WindowAction; qr?: string | undefined; areaId?: string };
type At = { hall: HallRecord; window: HallWindow; date: string };

/** The ten buttons of a window. What each may do when is the table of window-rules.ts. */
export class WindowsService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(PassCodes) private readonly codes: PassCodes,
    @Inject(WindowsRepository) private readonly windows: WindowsRepository,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
  ) {}

  /** @throws Refused NOT_FOUND for a window of another hall, WINDOW_BUSY, ACTION_NOT_ALLOWED with what is allowed, BAD_CODE */
  press(caller: Caller, press: Press, write: Write): Promise<DeskWindow> {
    return this.idempotency.run(write, async (tx) => {
      const hall = await this.bookable.hall(tx, deskHallOf(caller));
      const window = hall.windows.find(({ id }) => id === press.windowId);
      if (!window) throw new Refused('NOT_FOUND');
      const at = { hall, window, date: this.clock.today() };
      const desk = await this.windows.lock(tx, { id: window.id, hallId: hall.id, date: at.date });
      const ticket = await this.tickets.lockAtWindow(tx, { hallId: hall.id, date: at.date }, window.id);
      refuse(press.action, { desk, ticket: atWindow(ticket), calls: ticket?.calls ?? 0 }, ticket);
      const { to } = WINDOW_ACTIONS[press.action];
      if (to !== desk) await this.windows.set(tx, { id: window.id, hallId: hall.id }, to);
      const after = ticket ? await this.move(tx, at, ticket, press) : await this.callNext(tx, at, press.action);
      return toDeskWindow(window, { desk: to, ticket: after, caller });
    });
  }

  private async callNext(tx: Executor, { hall, window, date }: At, action: WindowAction) {
    if (action !== 'next') return undefined;
    const next = await this.tickets.lockNext(tx, { hallId: hall.id, date }, areasFor(window, hall));
    if (!next) return undefined;
    const called: TicketRecord = {
      ...next,
      state: 'called',
      windowId: window.id,
      calls: 1,
      calledAt: this.clock.instant(),
    };
    await this.tickets.update(tx, called);
    return called;
  }

  /** What the button does to the person at the window. Returns the ticket while it stays there. */
  private async move(tx: Executor, { hall }: At, ticket: TicketRecord, press: Press) {
    const after = this.moved(hall, ticket, press);
    await this.tickets.update(tx, after);
    if (after.state === 'served') await this.finishAppointment(tx, ticket);
    return atWindow(after) ? after : undefined;
  }

  private moved(hall: HallRecord, ticket: TicketRecord, { action, qr, areaId }: Press): TicketRecord {
    const now = this.clock.instant();
    switch (action) {
      case 'recall':
        return { ...ticket, calls: ticket.calls + 1, calledAt: now };
      case 'start':
        this.checkPerson(ticket, qr);
        return { ...ticket, state: 'serving', startedAt: now };
      case 'miss':
        return { ...ticket, state: 'missed', endedAt: now };
      case 'finish':
        return { ...ticket, state: 'served', endedAt: now };
      case 'transfer': {
        const area = hall.areas.find(({ id }) => id === areaId);
        if (!area) throw new Refused('NOT_FOUND');
        const waiting = { ...ticket, state: 'waiting', areaId: area.id, windowId: null } as const;
        return { ...waiting, calls: 0, calledAt: null, startedAt: null };
      }
      case 'open':
      case 'close':
      case 'pause':
      case 'resume':
      case 'next':
        // the table allows these at an empty window only
        return ticket;
    }
  }

  /** A code that is shown must be the called person's. */
  private checkPerson(ticket: TicketRecord, qr: string | undefined) {
    if (qr === undefined) return;
    if (ticket.appointmentId === null || this.codes.read(qr)?.appointmentId !== ticket.appointmentId)
      throw new Refused('BAD_CODE', { detail: `这不是 ${ticket.number} 号的码，请核对叫到的人` });
  }

  private async finishAppointment(tx: Executor, { appointmentId }: TicketRecord) {
    if (appointmentId !== null) await this.appointments.markServed(tx, [appointmentId], this.clock.instant());
  }
}

function refuse(action: WindowAction, situation: Situation, ticket: TicketRecord | undefined) {
  const refusal = refuseAction(action, situation);
  if (!refusal) return;
  const allowed = allowedActions(situation);
  throw new Refused(refusal, { allowed, ...(refusal === 'WINDOW_BUSY' && ticket && { current: ticket.number }) });
}
