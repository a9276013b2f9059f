import { Module } from '@nestjs/common';
import { CatalogueVersionRepository } from './catalogue-version.repository.js';

/** By itself, because the feed tells it and the feed belongs to identity, which the catalogue may need. */
@Module({ providers: [CatalogueVersionRepository], exports: [CatalogueVersionRepository] })
export class CatalogueVersionModule {}
