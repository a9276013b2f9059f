import { Controller, Inject } from '@nestjs/common';
import { listMessages, readMessage } from '@yichuang/contract/messages/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { Inbox } from './inbox.js';

/** What the house tells somebody of their matters. */
@Controller()
export class MessagesController {
  constructor(@Inject(Inbox) private readonly inbox: Inbox) {}

  @Handles(listMessages)
  list({ query }: Parsed<typeof listMessages>, @CurrentCaller() caller: Caller) {
    return this.inbox.list(caller, query);
  }

  @Handles(readMessage)
  read({ params }: Parsed<typeof readMessage>, @CurrentCaller() caller: Caller) {
    return this.inbox.read(caller, params.id);
  }
}
