import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IdempotencySweepRepository } from './idempotency-sweep.repository.js';
import { IdentitySweepRepository } from './identity-sweep.repository.js';
import { JobsService } from './jobs.service.js';

@Module({
  imports: [AppointmentsModule, CasesModule, CatalogueModule, DelegationsModule, FeedbackModule, IdentityModule],
  providers: [JobsService, IdempotencySweepRepository, IdentitySweepRepository],
})
export class JobsModule {}
