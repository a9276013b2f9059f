import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackDeadlines } from './feedback-deadlines.js';
import { FeedbackDeskService } from './feedback-desk.service.js';
import { FeedbackNews } from './feedback-news.js';
import { FeedbackRepository } from './feedback.repository.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackSteps } from './feedback-steps.js';
import { FeedbackSubjects } from './feedback-subjects.js';

@Module({
  imports: [CalendarModule, CasesModule, CatalogueModule, IdentityModule, MessagesModule],
  controllers: [FeedbackController],
  providers: [
    FieldCipher,
    FeedbackRepository,
    FeedbackSteps,
    FeedbackSubjects,
    FeedbackNews,
    FeedbackDeadlines,
    FeedbackService,
    FeedbackDeskService,
  ],
  exports: [FeedbackDeadlines],
})
export class FeedbackModule {}
