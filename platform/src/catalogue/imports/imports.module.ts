import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { CatalogueModule } from '../catalogue.module.js';
import { CatalogueExportRepository } from './catalogue-export.repository.js';
import { ExportService } from './export.service.js';
import { ImportApply } from './import-apply.js';
import { ImportCheck } from './import-check.js';
import { ImportJobs } from './import-jobs.js';
import { ImportStageRepository } from './import-stage.repository.js';
import { ImportsController } from './imports.controller.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ItemVersionsRepository } from './item-versions.repository.js';
import { SheetLimits } from './sheet-limits.js';

@Module({
  imports: [CatalogueModule, IdentityModule],
  controllers: [ImportsController],
  providers: [
    ImportsRepository,
    ImportStageRepository,
    ItemVersionsRepository,
    SheetLimits,
    CatalogueExportRepository,
    ImportCheck,
    ImportApply,
    ImportJobs,
    ImportsService,
    ExportService,
  ],
})
export class ImportsModule {}
