import { Module } from '@nestjs/common';
import { FieldCipher } from '../crypto/field-cipher.js';
import { AccountsRepository } from './accounts.repository.js';
import { IdentityController } from './identity.controller.js';
import { InternalController } from './internal.controller.js';
import { PeopleRepository } from './people.repository.js';
import { RealNameTriesRepository } from './real-name-tries.repository.js';
import { RealNameService } from './real-name.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';

@Module({
  controllers: [IdentityController, InternalController],
  providers: [
    FieldCipher,
    PeopleRepository,
    AccountsRepository,
    SessionsRepository,
    RealNameTriesRepository,
    SessionsService,
    RealNameService,
  ],
  exports: [PeopleRepository, AccountsRepository],
})
export class IdentityModule {}
