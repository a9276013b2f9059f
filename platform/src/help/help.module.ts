import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { HelpController } from './help.controller.js';
import { HelpDeskService } from './help-desk.service.js';
import { HelpReplies } from './help-reply.js';
import { HelpRepository } from './help.repository.js';
import { HelpService } from './help.service.js';
import { HelpSteps } from './help-steps.js';

@Module({
  imports: [CatalogueModule, DelegationsModule, IdentityModule, MessagesModule],
  controllers: [HelpController],
  providers: [FieldCipher, HelpRepository, HelpSteps, HelpReplies, HelpService, HelpDeskService],
})
export class HelpModule {}
