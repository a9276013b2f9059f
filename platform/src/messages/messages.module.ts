import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { Inbox } from './inbox.js';
import { InboxRepository } from './inbox.repository.js';
import { MessagesController } from './messages.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [MessagesController],
  providers: [Inbox, InboxRepository],
  exports: [Inbox],
})
export class MessagesModule {}
