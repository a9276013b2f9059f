import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CanonicalController } from './canonical.controller.js';
import { CanonicalRepository } from './canonical.repository.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueLoader } from './catalogue-loader.js';
import { CatalogueSnapshot } from './catalogue-snapshot.js';
import { CatalogueVersionModule } from './catalogue-version.module.js';
import { HallsRepository } from './halls.repository.js';
import { ItemFinds } from './item-finds.js';
import { ItemFindsRepository } from './item-finds.repository.js';
import { ItemsRepository } from './items.repository.js';
import { PackagesRepository } from './packages.repository.js';
import { RegionsRepository } from './regions.repository.js';
import { ItemsService } from './search/items.service.js';
import { SynonymsController } from './search/synonyms.controller.js';
import { SynonymsRepository } from './search/synonyms.repository.js';
import { SynonymsService } from './search/synonyms.service.js';
import { SitesRepository } from './sites.repository.js';

const repositories = [
  RegionsRepository,
  SitesRepository,
  HallsRepository,
  ItemsRepository,
  ItemFindsRepository,
  PackagesRepository,
  SynonymsRepository,
];

@Module({
  imports: [CalendarModule, CatalogueVersionModule],
  controllers: [CatalogueController, SynonymsController, CanonicalController],
  providers: [
    ...repositories,
    CatalogueLoader,
    CatalogueSnapshot,
    ItemFinds,
    ItemsService,
    SynonymsService,
    CanonicalRepository,
  ],
  exports: [...repositories, CatalogueSnapshot, ItemFinds, CatalogueVersionModule],
})
export class CatalogueModule {}
