import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/appointments/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { AppointmentsService } from './appointments.service.js';
import { BookingService } from './booking.service.js';
import { ChangesService } from './changes.service.js';
import { QueueService } from './queue.service.js';
import { SlotsService } from './slots.service.js';

/** What citizens do: find a time, book it, move it, wait. */
@Controller()
export class AppointmentsController {
  constructor(
    @Inject(SlotsService) private readonly slots: SlotsService,
    @Inject(BookingService) private readonly booking: BookingService,
    @Inject(ChangesService) private readonly changes: ChangesService,
    @Inject(AppointmentsService) private readonly appointments: AppointmentsService,
    @Inject(QueueService) private readonly queue: QueueService,
  ) {}

  @Handles(contract.listSlots)
  listSlots(input: Parsed<typeof contract.listSlots>) {
    return this.slots.list(input);
  }

  @Handles(contract.holdSlot)
  holdSlot({ body }: Parsed<typeof contract.holdSlot>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.booking.hold(caller, body, write);
  }

  @Handles(contract.releaseHold)
  releaseHold({ params }: Parsed<typeof contract.releaseHold>, @CurrentCaller() caller: Caller) {
    return this.booking.release(caller, params.id);
  }

  @Handles(contract.book)
  book({ body }: Parsed<typeof contract.book>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.booking.book(caller, body, write);
  }

  @Handles(contract.listAppointments)
  list({ query }: Parsed<typeof contract.listAppointments>, @CurrentCaller() caller: Caller) {
    return this.appointments.list(caller, query);
  }

  @Handles(contract.getAppointment)
  get({ params }: Parsed<typeof contract.getAppointment>, @CurrentCaller() caller: Caller) {
    return this.appointments.get(caller, params.id);
  }

  @Handles(contract.getPass)
  pass({ params }: Parsed<typeof contract.getPass>, @CurrentCaller() caller: Caller) {
    return this.appointments.pass(caller, params.id);
  }

  @Handles(contract.reschedule)
  reschedule(
    { params, body }: Parsed<typeof contract.reschedule>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.changes.reschedule(caller, { id: params.id, slotId: body.slotId }, write);
  }

  @Handles(contract.cancel)
  cancel({ params }: Parsed<typeof contract.cancel>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.changes.cancel(caller, params.id, write);
  }

  @Handles(contract.leaveQueue)
  leave({ params }: Parsed<typeof contract.leaveQueue>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.queue.leave(caller, params.id, write);
  }

  @Handles(contract.callMeLater)
  later(
    { params }: Parsed<typeof contract.callMeLater>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.queue.later(caller, params.id, write);
  }

  @Handles(contract.getHallQueue)
  hallQueue({ params }: Parsed<typeof contract.getHallQueue>) {
    return this.queue.hallQueue(params.hallId);
  }
}
