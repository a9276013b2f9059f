import { Module } from '@nestjs/common';
import { CatalogueVersionModule } from '../catalogue/catalogue-version.module.js';
import { Config } from '../config.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { AccountsRepository } from './accounts.repository.js';
import { CallerPerson } from './caller-person.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentsService } from './consents.service.js';
import { DeletionsRepository } from './deletions.repository.js';
import { DemoFaceCheck, FaceCheck, NoFaceCheck } from './face-check.js';
import { IdentityChecksRepository } from './identity-checks.repository.js';
import { IdentityController } from './identity.controller.js';
import { InternalController } from './internal.controller.js';
import { Lockout } from './lockout.js';
import { OpenMatters } from './open-matters.js';
import { OwnDataService } from './own-data.service.js';
import { PeopleRepository } from './people.repository.js';
import { PersonalData } from './personal-data.js';
import { PrivacyController } from './privacy.controller.js';
import { ProvenPeople } from './proven-people.js';
import { RealNameService } from './real-name.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffCredentialsRepository } from './staff-credentials.repository.js';
import { TriesRepository } from './tries.repository.js';

@Module({
  imports: [CatalogueVersionModule],
  controllers: [IdentityController, PrivacyController, InternalController],
  providers: [
    FieldCipher,
    PeopleRepository,
    AccountsRepository,
    SessionsRepository,
    StaffCredentialsRepository,
    TriesRepository,
    IdentityChecksRepository,
    ConsentsRepository,
    DeletionsRepository,
    CallerPerson,
    PersonalData,
    OpenMatters,
    Lockout,
    ProvenPeople,
    // the one place that chooses who compares faces
    {
      provide: FaceCheck,
      inject: [Config],
      useFactory: ({ hasDemoWorld }: Config) => (hasDemoWorld ? new DemoFaceCheck() : new NoFaceCheck()),
    },
    SignInService,
    SessionsService,
    RealNameService,
    ConsentsService,
    OwnDataService,
  ],
  exports: [
    PeopleRepository,
    AccountsRepository,
    CallerPerson,
    SessionsRepository,
    DeletionsRepository,
    PersonalData,
    OpenMatters,
    Lockout,
    ProvenPeople,
  ],
})
export class IdentityModule {}
