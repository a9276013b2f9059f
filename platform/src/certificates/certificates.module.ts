import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AuditRepository } from './audit.repository.js';
import { CertificateCodes } from './certificate-codes.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';
import { ChangingService } from './changing.service.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';
import { CertificateHolders } from './holders.js';
import { PresentationsRepository } from './presentations.repository.js';
import { PresentingService } from './presenting.service.js';
import { ScanPlace } from './scan-place.js';
import { VerifyingService } from './verifying.service.js';

@Module({
  imports: [CatalogueModule, IdentityModule],
  controllers: [CertificatesController],
  providers: [
    FieldCipher,
    AuditRepository,
    CertificatesRepository,
    FilesRepository,
    PresentationsRepository,
    CertificateCodes,
    CertificateHolders,
    ScanPlace,
    CertificatesService,
    ChangingService,
    FilesService,
    PresentingService,
    VerifyingService,
  ],
  exports: [AuditRepository, CertificatesRepository],
})
export class CertificatesModule {}
