import { Controller, createParamDecorator, Inject, Res, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as contract from '@yichuang/contract/cases/contract';
import * as casework from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { ifMatchOf } from '@yichuang/server/parse-request';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { CasesService } from './cases.service.js';
import { CaseworkService } from './casework.service.js';
import { DraftsService } from './drafts.service.js';

/** The ETag that a conditional write names, as a handler's argument. */
const CurrentMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  ifMatchOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Applications online: fill in, hand in, follow; and the staff who handle them. */
@Controller()
export class CasesController {
  constructor(
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(CasesService) private readonly cases: CasesService,
    @Inject(CaseworkService) private readonly casework: CaseworkService,
  ) {}

  @Handles(contract.createCase)
  create({ body }: Parsed<typeof contract.createCase>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.drafts.create(caller, body, write);
  }

  @Handles(contract.deleteDraft)
  remove({ params }: Parsed<typeof contract.deleteDraft>, @CurrentCaller() caller: Caller) {
    return this.drafts.remove(caller, params.id);
  }

  @Handles(contract.listCases)
  list({ query }: Parsed<typeof contract.listCases>, @CurrentCaller() caller: Caller) {
    return this.cases.list(caller, query);
  }

  @Handles(contract.getCase)
  get({ params }: Parsed<typeof contract.getCase>, @CurrentCaller() caller: Caller) {
    return this.cases.get(caller, params.id);
  }

  @Handles(contract.getTimeline)
  timeline({ params }: Parsed<typeof contract.getTimeline>, @CurrentCaller() caller: Caller) {
    return this.cases.timeline(caller, params.id);
  }

  @Handles(contract.getClock)
  clock({ params }: Parsed<typeof contract.getClock>, @CurrentCaller() caller: Caller) {
    return this.cases.clockOf(caller, params.id);
  }

  @Handles(contract.saveForm)
  async save(
    { params, body }: Parsed<typeof contract.saveForm>,
    @CurrentCaller() caller: Caller,
    @CurrentMatch() etag: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const saved = await this.drafts.save(caller, { id: params.id, answers: body.answers, etag });
    void reply.header('etag', saved.etag);
    return saved;
  }

  @Handles(contract.submitCase)
  submit(
    { params, body }: Parsed<typeof contract.submitCase>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.drafts.submit(caller, { id: params.id, signature: body.signatureFileId }, write);
  }

  @Handles(contract.supplementCase)
  supplement(
    { params, body }: Parsed<typeof contract.supplementCase>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.cases.supplement(caller, { id: params.id, given: body }, write);
  }

  @Handles(contract.withdrawCase)
  withdraw(
    { params, body }: Parsed<typeof contract.withdrawCase>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.cases.withdraw(caller, { id: params.id, reason: body.reason }, write);
  }

  @Handles(contract.getProgress)
  progress({ body }: Parsed<typeof contract.getProgress>) {
    return this.cases.progress(body);
  }

  @Handles(casework.listStaffCases)
  listForStaff({ query }: Parsed<typeof casework.listStaffCases>, @CurrentCaller() caller: Caller) {
    return this.casework.list(caller, query);
  }

  @Handles(casework.getStaffCase)
  getForStaff({ params }: Parsed<typeof casework.getStaffCase>, @CurrentCaller() caller: Caller) {
    return this.casework.get(caller, params.id);
  }

  @Handles(casework.actOnCase)
  act(
    { params, body }: Parsed<typeof casework.actOnCase>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.casework.act(caller, params.id, { body, write });
  }
}
