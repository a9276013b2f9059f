import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { AppointmentsService } from './appointments.service.js';
import { Bookable } from './bookable.js';
import { BookingService } from './booking.service.js';
import { ChangesService } from './changes.service.js';
import { CheckInService } from './check-in.service.js';
import { DeskController } from './desk.controller.js';
import { DeskService } from './desk.service.js';
import { Holders } from './holders.js';
import { HoldsRepository } from './holds.repository.js';
import { PassCodes } from './pass-codes.js';
import { QueueView } from './queue-view.js';
import { QueueService } from './queue.service.js';
import { Seating } from './seating.js';
import { SeatsRepository } from './seats.repository.js';
import { SlotsService } from './slots.service.js';
import { TicketOffice } from './ticket-office.js';
import { TicketsRepository } from './tickets.repository.js';
import { WindowsRepository } from './windows.repository.js';
import { WindowsService } from './windows.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, DelegationsModule, IdentityModule],
  controllers: [AppointmentsController, DeskController],
  providers: [
    AppointmentsRepository,
    HoldsRepository,
    SeatsRepository,
    TicketsRepository,
    WindowsRepository,
    Bookable,
    Holders,
    PassCodes,
    QueueView,
    Seating,
    TicketOffice,
    AppointmentsService,
    BookingService,
    ChangesService,
    CheckInService,
    DeskService,
    QueueService,
    SlotsService,
    WindowsService,
  ],
  exports: [AppointmentsRepository, TicketsRepository, Seating],
})
export class AppointmentsModule {}
