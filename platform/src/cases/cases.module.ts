import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { CaseClocks } from './case-clocks.js';
import { CaseDeadlines } from './case-deadlines.js';
import { CaseNotices } from './case-notices.js';
import { CaseOwners } from './case-owners.js';
import { CaseReplies } from './case-reply.js';
import { CaseSteps } from './case-steps.js';
import { CasesController } from './cases.controller.js';
import { CasesRepository } from './cases.repository.js';
import { CasesService } from './cases.service.js';
import { CaseworkService } from './casework.service.js';
import { DraftsService } from './drafts.service.js';
import { EventsRepository } from './events.repository.js';
import { FormsRepository } from './forms.repository.js';
import { PapersController } from './papers.controller.js';
import { PapersRepository } from './papers.repository.js';
import { PapersService } from './papers.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, IdentityModule, MessagesModule],
  controllers: [CasesController, PapersController],
  providers: [
    FieldCipher,
    CasesRepository,
    EventsRepository,
    FormsRepository,
    PapersRepository,
    CaseClocks,
    CaseDeadlines,
    CaseNotices,
    CaseOwners,
    CaseReplies,
    CaseSteps,
    CasesService,
    CaseworkService,
    DraftsService,
    PapersService,
  ],
  exports: [CaseDeadlines, CaseOwners, EventsRepository, FormsRepository],
})
export class CasesModule {}
