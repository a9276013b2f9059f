import { Inject } from '@nestjs/common';
import { isWithin, shortRegion } from '@yichuang/contract/catalogue/rules';
import type { actOnHelpRequest, listStaffHelpRequests, StaffHelpRequest } from '@yichuang/contract/help/contract';
import { allowedHelpActions, helpActorOf, helpStateAfter, type HelpActor } from '@yichuang/contract/help/rules';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { AccountsRepository, type AccountRecord } from '../identity/accounts.repository.js';
import { CallerPerson } from '../identity/caller-person.js';
import { detailsOf, wrong } from './help-details.js';
import type { HelpRecord } from './help-record.js';
import { HelpReplies } from './help-reply.js';
import { HelpSteps } from './help-steps.js';
import { HelpRepository, type HelpScope } from './help.repository.js';

type Body = Parsed<typeof actOnHelpRequest>['body'];
const isManager = ({ roles }: Caller) => roles.includes('lead') || roles.includes('town-clerk');

const scopeOf = (caller: Caller): HelpScope => ({
  accountId: caller.sub,
  region: caller.region === undefined ? undefined : shortRegion(caller.region),
  isManager: isManager(caller),
});

/** Matters are a county's, helpers a town's: either may lie within the other. */
const isNear = ({ region }: Caller, { regionCode }: HelpRecord): boolean =>
  region !== undefined && (isWithin(regionCode, region) || isWithin(region, regionCode));

/** In the words of help.repository.ts. */
const sees = (caller: Caller, { helperId, state }: HelpRecord): boolean =>
  helperId === caller.sub || isManager(caller) || (helperId === null && state === 'submitted');

/** 帮办代办 as staff carry it out. */
export class HelpDeskService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(CallerPerson) private readonly persons: CallerPerson,
    @Inject(HelpRepository) private readonly requests: HelpRepository,
    @Inject(HelpSteps) private readonly steps: HelpSteps,
    @Inject(HelpReplies) private readonly replies: HelpReplies,
  ) {}

  async list(
    caller: Caller,
    query: Parsed<typeof listStaffHelpRequests>['query'],
  ): Promise<Reply<typeof listStaffHelpRequests>> {
    const { page, ...rest } = await this.requests.listInScope(this.db, scopeOf(caller), query);
    return { items: await Promise.all(page.map((request) => this.reply(this.db, caller, request))), ...rest };
  }

  /**
   * One step; the state is compared before it is changed. Of two helpers who accept at once one hears STATE_CHANGED.
   * @throws Refused NOT_FOUND outside the region and for what another helper has, STATE_CHANGED, ACTION_NOT_ALLOWED with
   * what is allowed, FORBIDDEN for a step of others, REASON_REQUIRED, VALIDATION_FAILED
   */
  act(caller: Caller, id: string, { body, write }: { body: Body; write: Write }): Promise<StaffHelpRequest> {
    return this.idempotency.run(write, async (tx) => {
      const request = await this.requests.lock(tx, id);
      if (!request || !(isNear(caller, request) || request.helperId === caller.sub)) throw new Refused('NOT_FOUND');
      if (request.stateVersion !== body.stateVersion) throw new Refused('STATE_CHANGED');
      if (!sees(caller, request)) throw new Refused('NOT_FOUND');
      this.refuse(request, body, await this.actorsOf(tx, caller, request));
      const helper = body.action === 'assign' ? await this.helperOf(tx, caller, { request, body }) : undefined;
      const details = detailsOf(body, { caller: caller.sub, helper, now: this.clock.now() });
      const after = await this.steps.take(tx, request, { ...details, step: body.action, by: caller.sub });
      return this.reply(tx, caller, after);
    });
  }

  private refuse(request: HelpRecord, { action }: Body, actors: readonly HelpActor[]) {
    if (helpStateAfter(action, request) === undefined)
      throw new Refused('ACTION_NOT_ALLOWED', { allowed: allowedHelpActions(actors, request) });
    if (!actors.includes(helpActorOf(action, request.state)))
      throw new Refused('FORBIDDEN', { detail: '这一步要由别的同事办：自己的事、自己帮的忙，由别人派人和回访' });
  }

  /** @throws Refused VALIDATION_FAILED unless the code is that of a helper of the caller's region, and not the asker's own */
  private async helperOf(
    tx: Executor,
    { region }: Caller,
    { request, body: { helperCode } }: { request: HelpRecord; body: Body },
  ): Promise<AccountRecord | undefined> {
    if (helperCode === undefined) return undefined;
    const account = await this.accounts.findByUserCode(helperCode, tx);
    const isOfRegion = account?.region !== undefined && region !== undefined && isWithin(account.region, region);
    if (!isOfRegion || !account.roles.includes('helper')) throw wrong('helperCode', '没有这位帮办员，请核对办事码');
    if (account.personId === request.personId) throw wrong('helperCode', '这是请人的那位自己，请换一位帮办员');
    return account;
  }

  /** Nobody works on what they ask for themselves, and no helper follows up on his own help, whatever the account. */
  private async actorsOf(on: Executor, caller: Caller, request: HelpRecord): Promise<HelpActor[]> {
    const personId = await this.persons.idOf(caller, on);
    if (personId === request.personId) return [];
    if (request.helperId === caller.sub) return ['helper'];
    const helpersId = request.helperId === null ? null : await this.persons.idOf({ sub: request.helperId }, on);
    const isHelper = personId !== null && personId === helpersId;
    return [
      ...(isManager(caller) && !isHelper ? (['manager'] as const) : []),
      ...(caller.roles.includes('helper') && request.helperId === null ? (['anyHelper'] as const) : []),
    ];
  }

  private async reply(on: Executor, caller: Caller, request: HelpRecord): Promise<StaffHelpRequest> {
    return this.replies.forStaff(on, request, await this.actorsOf(on, caller, request));
  }
}
