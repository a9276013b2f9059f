import { Module } from '@nestjs/common';
import { HallsRepository } from './halls.repository.js';
import { ItemsRepository } from './items.repository.js';

@Module({
  providers: [HallsRepository, ItemsRepository],
  exports: [HallsRepository, ItemsRepository],
})
export class CatalogueModule {}
