import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '@yichuang/server/clock';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ImportsModule } from './catalogue/imports/imports.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { QualityModule } from './catalogue/quality/quality.module.js';
import type { PlatformConfig } from './config.js';
import { CoreModule } from './core.module.js';
import type { Database } from './db/database.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { GuidesModule } from './guides/guides.module.js';
import { HelpModule } from './help/help.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';

@Module({})
export class AppModule {
  static with(config: PlatformConfig, db: Database, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(config, db, clock),
        IdentityModule,
        CatalogueModule,
        QualityModule,
        ImportsModule,
        AppointmentsModule,
        CertificatesModule,
        CasesModule,
        GuidesModule,
        DelegationsModule,
        MessagesModule,
        ReviewsModule,
        HelpModule,
        FeedbackModule,
        JobsModule,
        DemoModule,
      ],
    };
  }
}
