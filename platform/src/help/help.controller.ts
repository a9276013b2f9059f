import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/help/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { HelpDeskService } from './help-desk.service.js';
import { HelpService } from './help.service.js';

/** 帮办代办: ask for help and give it. */
@Controller()
export class HelpController {
  constructor(
    @Inject(HelpService) private readonly help: HelpService,
    @Inject(HelpDeskService) private readonly desk: HelpDeskService,
  ) {}

  @Handles(contract.askForHelp)
  ask({ body }: Parsed<typeof contract.askForHelp>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.help.ask(caller, { asked: body, write });
  }

  @Handles(contract.listHelpRequests)
  list({ query }: Parsed<typeof contract.listHelpRequests>, @CurrentCaller() caller: Caller) {
    return this.help.list(caller, query);
  }

  @Handles(contract.getHelpRequest)
  get({ params }: Parsed<typeof contract.getHelpRequest>, @CurrentCaller() caller: Caller) {
    return this.help.get(caller, params.id);
  }

  @Handles(contract.cancelHelpRequest)
  cancel(
    { params }: Parsed<typeof contract.cancelHelpRequest>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.help.cancel(caller, params.id, write);
  }

  @Handles(contract.listStaffHelpRequests)
  listForStaff({ query }: Parsed<typeof contract.listStaffHelpRequests>, @CurrentCaller() caller: Caller) {
    return this.desk.list(caller, query);
  }

  @Handles(contract.actOnHelpRequest)
  act(
    { params, body }: Parsed<typeof contract.actOnHelpRequest>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.desk.act(caller, params.id, { body, write });
  }
}
