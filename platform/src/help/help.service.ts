import { randomUUID } from 'node:crypto';
import { Inject, type OnModuleInit } from '@nestjs/common';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Item } from '@yichuang/contract/catalogue/item';
import type { askForHelp, HelpRequest, listHelpRequests } from '@yichuang/contract/help/contract';
import { refuseHelp } from '@yichuang/contract/help/rules';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { Acts } from '../delegations/acts.js';
import { CallerPerson } from '../identity/caller-person.js';
import type { PersonRecord } from '../identity/people.repository.js';
import { PersonalData } from '../identity/personal-data.js';
import type { HelpRecord } from './help-record.js';
import { HelpReplies, reasonsOf } from './help-reply.js';
import { HelpSteps } from './help-steps.js';
import { HelpRepository } from './help.repository.js';

type Asked = Parsed<typeof askForHelp>['body'];
/** More than anybody asks in a life. */
const MOST_IN_A_COPY = 10_000;
const TOO_LATE = '已经开始办理，不能取消了；有话请跟帮办员说，或打服务电话';

/** 帮办代办 as people ask for it. Requests belong to the person, also where somebody asks in their name. */
export class HelpService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(CallerPerson) private readonly persons: CallerPerson,
    @Inject(ActingScope) private readonly scope: ActingScope,
    @Inject(Acts) private readonly acts: Acts,
    @Inject(HelpRepository) private readonly requests: HelpRepository,
    @Inject(HelpSteps) private readonly steps: HelpSteps,
    @Inject(HelpReplies) private readonly replies: HelpReplies,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('helpRequests', async ({ personId }) => {
      if (personId === null) return [];
      const { page } = await this.requests.listOf(this.db, personId, { limit: MOST_IN_A_COPY });
      return Promise.all(page.map((request) => this.replies.forAsker(this.db, request)));
    });
    // no law keeps them, and they name a home
    this.personalData.onErase((tx, personId) => this.requests.removeAllOf(tx, personId));
  }

  /** @throws Refused NOT_FOUND, OUT_OF_SCOPE, ITEM_NOT_SERVED_HERE with what to ask for instead, VALIDATION_FAILED */
  ask(caller: Caller, { asked, write }: { asked: Asked; write: Write }): Promise<HelpRequest> {
    return this.idempotency.run(write, async (tx) => {
      this.scope.requireNamed(caller, [asked.taskCode]);
      const person = await this.persons.require(caller, tx);
      const item = await this.items.find(asked.taskCode, tx);
      if (!item) throw new Refused('NOT_FOUND');
      refuse(asked, item);
      const request = await this.steps.open(tx, this.newRequest(asked, item, person));
      await this.keepAct(tx, caller, 'askForHelp', request);
      return this.replies.forAsker(tx, request);
    });
  }

  async list(caller: Caller, query: Parsed<typeof listHelpRequests>['query']): Promise<Reply<typeof listHelpRequests>> {
    const personId = await this.persons.idOf(caller);
    if (personId === null) return { items: [], nextCursor: null, total: 0 };
    const taskCodes = caller.act?.taskCodes ?? [];
    const { page, ...rest } = await this.requests.listOf(this.db, personId, { ...query, taskCodes });
    return { items: await Promise.all(page.map((request) => this.replies.forAsker(this.db, request))), ...rest };
  }

  async get(caller: Caller, id: string): Promise<HelpRequest> {
    return this.replies.forAsker(this.db, await this.own(this.db, caller, await this.requests.find(this.db, id)));
  }

  /** A second time changes nothing. @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED once it has begun */
  cancel(caller: Caller, id: string, write: Write): Promise<HelpRequest> {
    return this.idempotency.run(write, async (tx) => {
      const request = await this.own(tx, caller, await this.requests.lock(tx, id));
      if (request.state === 'cancelled') return this.replies.forAsker(tx, request);
      const after = await this.steps.take(tx, request, { step: 'cancel', by: null, note: '' }, TOO_LATE);
      await this.keepAct(tx, caller, 'cancelHelpRequest', request);
      return this.replies.forAsker(tx, after);
    });
  }

  private newRequest({ kind, place = '', when = '' }: Asked, item: Item, person: PersonRecord): HelpRecord {
    return {
      id: randomUUID(),
      personId: person.id,
      kind,
      taskCode: item.taskCode,
      taskName: item.taskName,
      regionCode: shortRegion(item.regionCode),
      state: 'submitted',
      stateVersion: 1,
      isPriority: reasonsOf(person, this.clock.today()).length > 0,
      helperId: null,
      facts: { place, when, scheduledAt: null, record: '', followUp: null, history: [] },
      createdAt: this.clock.instant(),
    };
  }

  private async own(on: Executor, caller: Caller, request: HelpRecord | undefined): Promise<HelpRecord> {
    const isOwn = request !== undefined && request.personId === (await this.persons.idOf(caller, on));
    if (!isOwn || !this.scope.names(caller, [request.taskCode])) throw new Refused('NOT_FOUND');
    return request;
  }

  private keepAct(
    tx: Executor,
    caller: Caller,
    name: 'askForHelp' | 'cancelHelpRequest',
    { id, taskName }: HelpRecord,
  ): Promise<void> {
    return this.acts.add(tx, caller, { name, matters: [taskName], subject: { kind: 'helpRequest', id } });
  }
}

function refuse({ kind, place }: Asked, item: Item) {
  const detail = refuseHelp(kind, item);
  if (detail !== undefined) throw new Refused('ITEM_NOT_SERVED_HERE', { detail });
  if (kind === 'homeVisit' && place === undefined)
    throw new Refused('VALIDATION_FAILED', {
      errors: [{ path: 'body.place', code: 'required', message: '请填上门的地址，写到门牌或村组' }],
    });
}
