import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ActingScope } from './acting-scope.js';
import { ActingService } from './acting.service.js';
import { Acts } from './acts.js';
import { ActsRepository } from './acts.repository.js';
import { ActsService } from './acts.service.js';
import { CounterConsentService } from './counter-consent.service.js';
import { CounterConsentsRepository } from './counter-consents.repository.js';
import { DelegationDeadlines } from './delegation-deadlines.js';
import { DelegationNews } from './delegation-news.js';
import { DelegationReplies } from './delegation-reply.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationsRepository } from './delegations.repository.js';
import { DelegationsService } from './delegations.service.js';
import { Parties } from './parties.js';
import { Terms } from './terms.js';

@Module({
  imports: [CatalogueModule, IdentityModule, MessagesModule],
  controllers: [DelegationsController],
  providers: [
    FieldCipher,
    DelegationsRepository,
    CounterConsentsRepository,
    ActsRepository,
    Parties,
    Terms,
    Acts,
    ActingScope,
    DelegationReplies,
    DelegationNews,
    DelegationDeadlines,
    DelegationsService,
    CounterConsentService,
    ActingService,
    ActsService,
  ],
  exports: [Acts, ActingScope, DelegationDeadlines],
})
export class DelegationsModule {}
