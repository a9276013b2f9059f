import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/delegations/contract';
import { openActing } from '@yichuang/contract/delegations/internal';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { ActingService } from './acting.service.js';
import { ActsService } from './acts.service.js';
import { CounterConsentService } from './counter-consent.service.js';
import { DelegationsService } from './delegations.service.js';

/** Powers of attorney: ask, answer, take back; act under them; see what was done. */
@Controller()
export class DelegationsController {
  constructor(
    @Inject(DelegationsService) private readonly delegations: DelegationsService,
    @Inject(CounterConsentService) private readonly consents: CounterConsentService,
    @Inject(ActingService) private readonly acting: ActingService,
    @Inject(ActsService) private readonly acts: ActsService,
  ) {}

  @Handles(contract.askDelegation)
  ask({ body }: Parsed<typeof contract.askDelegation>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.delegations.ask(caller, body, write);
  }

  @Handles(contract.acceptDelegation)
  accept(
    { params }: Parsed<typeof contract.acceptDelegation>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.delegations.move(caller, { id: params.id, verb: 'accept' }, write);
  }

  @Handles(contract.rejectDelegation)
  reject(
    { params }: Parsed<typeof contract.rejectDelegation>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.delegations.move(caller, { id: params.id, verb: 'reject' }, write);
  }

  @Handles(contract.revokeDelegation)
  revoke(
    { params, body }: Parsed<typeof contract.revokeDelegation>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.delegations.move(caller, { id: params.id, verb: 'revoke', reason: body.reason }, write);
  }

  @Handles(contract.listDelegations)
  list({ query }: Parsed<typeof contract.listDelegations>, @CurrentCaller() caller: Caller) {
    return this.delegations.list(caller, query);
  }

  @Handles(contract.getDelegation)
  get({ params }: Parsed<typeof contract.getDelegation>, @CurrentCaller() caller: Caller) {
    return this.delegations.get(caller, params.id);
  }

  @Handles(openActing)
  open({ body }: Parsed<typeof openActing>) {
    return this.acting.open(body);
  }

  @Handles(contract.stopActing)
  stop(_: Parsed<typeof contract.stopActing>, @CurrentCaller() caller: Caller) {
    return this.acting.stop(caller);
  }

  @Handles(contract.listActs)
  listActs({ query }: Parsed<typeof contract.listActs>, @CurrentCaller() caller: Caller) {
    return this.acts.list(caller, query);
  }

  @Handles(contract.getActsPaper)
  paper({ params }: Parsed<typeof contract.getActsPaper>, @CurrentCaller() caller: Caller) {
    return this.acts.paper(caller, params.id);
  }

  @Handles(contract.recordConsent)
  record(
    { body }: Parsed<typeof contract.recordConsent>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.consents.record(caller, body, write);
  }
}
