import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { OrderSteps } from './order-steps.js';
import { OrdersRepository } from './orders.repository.js';
import { OrdersService } from './orders.service.js';
import { PointsRepository } from './points.repository.js';
import { PointsService } from './points.service.js';
import { ReviewSubjects } from './review-subjects.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';
import { SummaryRepository } from './summary.repository.js';
import { SummaryService } from './summary.service.js';

@Module({
  imports: [AppointmentsModule, CalendarModule, CasesModule, CatalogueModule, IdentityModule, MessagesModule],
  controllers: [ReviewsController],
  providers: [
    FieldCipher,
    ReviewsRepository,
    OrdersRepository,
    PointsRepository,
    SummaryRepository,
    OrderSteps,
    ReviewSubjects,
    ReviewsService,
    OrdersService,
    PointsService,
    SummaryService,
  ],
})
export class ReviewsModule {}
