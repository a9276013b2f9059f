import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { DemoSeed } from './seed.js';
import { SeedVersionsRepository } from './seed-versions.repository.js';

@Module({
  imports: [IdentityModule, CatalogueModule, CertificatesModule, CasesModule],
  providers: [SeedVersionsRepository, DemoSeed],
})
export class DemoModule {}
