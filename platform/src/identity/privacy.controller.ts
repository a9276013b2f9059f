import { Controller, Inject } from '@nestjs/common';
import {
  deleteMe,
  exportMe,
  giveConsent,
  listConsents,
  withdrawConsent,
} from '@yichuang/contract/identity/privacy-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { ConsentsService } from './consents.service.js';
import { OwnDataService } from './own-data.service.js';

/** What the law gives people about their own data: to know, to agree, to take back, to have a copy, to leave. */
@Controller()
export class PrivacyController {
  constructor(
    @Inject(ConsentsService) private readonly consents: ConsentsService,
    @Inject(OwnDataService) private readonly ownData: OwnDataService,
  ) {}

  @Handles(listConsents)
  async list(_: Parsed<typeof listConsents>, @CurrentCaller() caller: Caller) {
    return { items: await this.consents.list(caller.sub), nextCursor: null };
  }

  @Handles(giveConsent)
  give({ body }: Parsed<typeof giveConsent>, @CurrentCaller() caller: Caller) {
    return this.consents.give(caller.sub, body.document, body.version);
  }

  @Handles(withdrawConsent)
  async withdraw({ query }: Parsed<typeof withdrawConsent>, @CurrentCaller() caller: Caller) {
    await this.consents.withdraw(caller.sub, query.document);
    return null;
  }

  @Handles(exportMe)
  copy(_: Parsed<typeof exportMe>, @CurrentCaller() caller: Caller) {
    return this.ownData.copy(caller.sub);
  }

  @Handles(deleteMe)
  leave(_: Parsed<typeof deleteMe>, @CurrentCaller() caller: Caller) {
    return this.ownData.leave(caller.sub);
  }
}
