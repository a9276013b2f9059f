import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { GuidesController } from './guides.controller.js';
import { GuidesService } from './guides.service.js';

@Module({
  imports: [CalendarModule, CatalogueModule, CasesModule],
  controllers: [GuidesController],
  providers: [GuidesService],
})
export class GuidesModule {}
