import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { CaseCertificatesRepository } from './case-certificates.repository.js';
import { CaseClocks } from './case-clocks.js';
import { CaseDeadlines } from './case-deadlines.js';
import { CaseFilesRepository } from './case-files.repository.js';
import { CaseMaterials } from './case-materials.js';
import { CaseNumbers } from './case-numbers.js';
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
import { ExemptionsService } from './exemptions.service.js';
import { FormsRepository } from './forms.repository.js';
import { HandingIn } from './handing-in.js';
import { MaterialsController } from './materials.controller.js';
import { MaterialsService } from './materials.service.js';
import { MaterialOffers } from './material-offers.js';
import { PackageChanges } from './package-changes.js';
import { PackageDrafts } from './package-drafts.js';
import { PackageFiles } from './package-files.js';
import { PackageProgress } from './package-progress.js';
import { PapersController } from './papers.controller.js';
import { PapersRepository } from './papers.repository.js';
import { PapersService } from './papers.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, CertificatesModule, DelegationsModule, IdentityModule, MessagesModule],
  controllers: [CasesController, MaterialsController, PapersController],
  providers: [
    FieldCipher,
    CaseCertificatesRepository,
    CaseFilesRepository,
    CasesRepository,
    EventsRepository,
    FormsRepository,
    PapersRepository,
    CaseClocks,
    CaseDeadlines,
    CaseNumbers,
    PackageChanges,
    PackageDrafts,
    PackageFiles,
    PackageProgress,
    CaseMaterials,
    CaseNotices,
    CaseOwners,
    CaseReplies,
    CaseSteps,
    CasesService,
    CaseworkService,
    DraftsService,
    ExemptionsService,
    HandingIn,
    MaterialsService,
    MaterialOffers,
    PapersService,
  ],
  exports: [CaseDeadlines, CaseOwners, EventsRepository, FormsRepository],
})
export class CasesModule {}
