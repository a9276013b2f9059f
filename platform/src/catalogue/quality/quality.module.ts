import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue.module.js';
import { CatalogueListsRepository } from './catalogue-lists.repository.js';
import { CatalogueListsService } from './catalogue-lists.service.js';
import { ElementChecks } from './element-checks.js';
import { ItemChecksRepository } from './item-checks.repository.js';
import { LevelDifferencesService } from './level-differences.service.js';
import { LevelGroupsRepository } from './level-groups.repository.js';
import { QualityController } from './quality.controller.js';
import { QualityService } from './quality.service.js';

@Module({
  imports: [CatalogueModule],
  controllers: [QualityController],
  providers: [
    CatalogueListsRepository,
    CatalogueListsService,
    ItemChecksRepository,
    LevelGroupsRepository,
    ElementChecks,
    QualityService,
    LevelDifferencesService,
  ],
})
export class QualityModule {}
