import { Inject } from '@nestjs/common';
import { CaseState } from '@yichuang/contract/cases/case';
import { allowedToStaff, isAllowed, TRANSITIONS } from '@yichuang/contract/cases/rules';
import type { CaseActionRequest, listStaffCases, StaffCase } from '@yichuang/contract/cases/staff-contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { CaseClocks } from './case-clocks.js';
import { CaseMaterials } from './case-materials.js';
import { CaseOwners } from './case-owners.js';
import { situationOf, type CaseRecord } from './case-record.js';
import { CaseReplies } from './case-reply.js';
import { CaseSteps } from './case-steps.js';
import { CasesRepository } from './cases.repository.js';
import { EventsRepository } from './events.repository.js';
import { FormsRepository } from './forms.repository.js';
import { PapersService } from './papers.service.js';
import { detailsOf, isReceiving } from './staff-details.js';
import { inScope, scopeOf } from './staff-scope.js';

const QUEUES: Readonly<Record<string, readonly CaseState[]>> = {
  receiving: ['preReviewing', 'received', 'correctionPending'],
  review: ['accepted', 'underReview', 'reviewCorrectionPending', 'specialProcedure'],
  delivery: ['decidedGranted', 'decidedRefused', 'completed', 'delivering'],
};

/** The other side of the counter: receive, review, decide, deliver. */
export class CaseworkService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(EventsRepository) private readonly events: EventsRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(CaseClocks) private readonly clocks: CaseClocks,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseReplies) private readonly replies: CaseReplies,
    @Inject(PapersService) private readonly papers: PapersService,
    @Inject(CaseMaterials) private readonly materials: CaseMaterials,
  ) {}

  async list(caller: Caller, query: Parsed<typeof listStaffCases>['query']): Promise<Reply<typeof listStaffCases>> {
    const scope = scopeOf(caller);
    if (!scope) return { items: [], nextCursor: null, total: 0 };
    const inQueue = query.queue === undefined ? CaseState.options : (QUEUES[query.queue] ?? []);
    const states = inQueue.filter((state) => query.state === undefined || state === query.state);
    const { page, nextCursor, total } = await this.cases.listInScope(this.db, scope, states, query);
    const items = await Promise.all(
      page.map(async (record) => this.replies.staffSummary(record, await this.owners.ofCase(record), caller.roles)),
    );
    return { items, nextCursor, total };
  }

  async get(caller: Caller, id: string): Promise<StaffCase> {
    return this.reply(this.db, inScope(caller, await this.cases.find(this.db, id)), caller);
  }

  /**
   * One step; the state is compared before it is changed.
   * @throws Refused NOT_FOUND outside the region, FORBIDDEN for another role, for one's own case and for whoever received
   * it, STATE_CHANGED, ACTION_NOT_ALLOWED with what is allowed, REASON_REQUIRED, VALIDATION_FAILED
   */
  act(caller: Caller, id: string, { body, write }: { body: CaseActionRequest; write: Write }): Promise<StaffCase> {
    return this.idempotency.run(write, async (tx) => {
      const locked = inScope(caller, await this.cases.lock(tx, id));
      await this.refusePerson(tx, caller, locked, body);
      const settled = await this.steps.settle(tx, locked);
      const { record } = await this.materials.fillForStaff(tx, settled);
      if (record.stateVersion !== body.stateVersion) throw new Refused('STATE_CHANGED');
      const situation = situationOf(record);
      if (!isAllowed(body.action, situation))
        throw new Refused('ACTION_NOT_ALLOWED', { allowed: allowedToStaff(caller.roles, situation) });
      return this.reply(tx, await this.step(tx, record, { caller, body }), caller);
    });
  }

  private async step(
    tx: Executor,
    record: CaseRecord,
    { caller, body }: { caller: Caller; body: CaseActionRequest },
  ): Promise<CaseRecord> {
    const today = this.clock.today();
    const { note, facts, pause } = detailsOf(record, body, {
      now: this.clock.instant(),
      today,
      correctionDate: this.clocks.correctionDate(today),
      form: await this.forms.of(tx, record),
    });
    const { action } = body;
    const receivers = isReceiving(action) ? [...record.facts.receivers, caller.sub] : record.facts.receivers;
    const isOpenDecision = record.state === 'decidedGranted' || record.state === 'decidedRefused';
    const from =
      action === 'dispatch' && isOpenDecision
        ? await this.steps.take(tx, record, { action: 'complete', actorId: null })
        : record;
    return this.steps.take(tx, from, { action, actorId: caller.sub, note, facts: { ...facts, receivers }, pause });
  }

  /** 受审分离 and 回避. */
  private async refusePerson(tx: Executor, caller: Caller, record: CaseRecord, { action }: CaseActionRequest) {
    const { who } = TRANSITIONS[action];
    if (!(caller.roles as readonly string[]).includes(who)) throw new Refused('FORBIDDEN');
    if ((await this.owners.personIdOf(caller, tx)) === record.personId)
      throw new Refused('FORBIDDEN', { detail: '这是您自己的申请，请由同事办理' });
    if (who === 'officer' && record.facts.receivers.includes(caller.sub))
      throw new Refused('FORBIDDEN', { detail: '收件和审批要由不同的人办理，请转给同事' });
  }

  private async reply(on: Executor, record: CaseRecord, { roles }: Caller): Promise<StaffCase> {
    const filled = await this.materials.fillForStaff(on, record);
    return this.replies.forStaff(filled.record, {
      form: await this.forms.of(on, record),
      person: await this.owners.ofCase(record, on),
      documents: await this.papers.list(on, record.id),
      signatureFileId: filled.signatureFileId,
      events: await this.events.list(on, record.id),
      roles,
    });
  }
}
