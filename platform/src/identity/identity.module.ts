import { Module } from '@nestjs/common';
import { FieldCipher } from '../crypto/field-cipher.js';
import { AccountsRepository } from './accounts.repository.js';
import { PeopleRepository } from './people.repository.js';

@Module({
  providers: [FieldCipher, PeopleRepository, AccountsRepository],
  exports: [PeopleRepository, AccountsRepository],
})
export class IdentityModule {}
