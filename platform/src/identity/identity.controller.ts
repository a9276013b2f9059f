import { Controller, Inject } from '@nestjs/common';
import {
  checkIdentity,
  endSession,
  getMe,
  listColleagues,
  listDemoAccounts,
  listSessions,
  proveFace,
  proveRealName,
  type Me,
} from '@yichuang/contract/identity/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Actor, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Handles } from '@yichuang/server/handles';
import { Refused } from '@yichuang/server/refused';
import { AccountsRepository } from './accounts.repository.js';
import { PeopleRepository } from './people.repository.js';
import { RealNameService } from './real-name.service.js';
import { maskedNameOf, toMe } from './session-user.js';
import { SessionsService } from './sessions.service.js';

@Controller()
export class IdentityController {
  constructor(
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(RealNameService) private readonly realName: RealNameService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(getMe)
  async me(_: Parsed<typeof getMe>, @CurrentCaller() caller: Caller) {
    const account = await this.accounts.find(caller.sub);
    if (!account) throw new Refused('SESSION_REVOKED');
    const person = account.personId === null ? undefined : await this.people.find(account.personId);
    const me = toMe(account, person, this.clock.today());
    return caller.act ? { ...asPrincipal(me, caller), acting: await this.actingOf(caller.act) } : me;
  }

  @Handles(listSessions)
  async list(_: Parsed<typeof listSessions>, @CurrentCaller() caller: Caller) {
    const sessions = await this.sessions.listOf(caller.sub);
    return {
      items: sessions.map(({ id, device, createdAt, lastUsedAt }) => ({
        id,
        device,
        createdAt,
        lastUsedAt,
        isCurrent: id === caller.sessionId,
      })),
      nextCursor: null,
    };
  }

  @Handles(endSession)
  async end({ params }: Parsed<typeof endSession>, @CurrentCaller() caller: Caller) {
    await this.sessions.revokeOf(caller.sub, params.id);
    return null;
  }

  @Handles(proveRealName)
  prove({ body }: Parsed<typeof proveRealName>, @CurrentCaller() caller: Caller) {
    return this.realName.prove(caller.sub, body);
  }

  @Handles(proveFace)
  proveByFace({ body }: Parsed<typeof proveFace>, @CurrentCaller() caller: Caller) {
    return this.realName.proveFace(caller.sub, body.verifyId);
  }

  @Handles(checkIdentity)
  check({ body }: Parsed<typeof checkIdentity>, @CurrentCaller() caller: Caller) {
    return this.realName.checkAtCounter(caller, body);
  }

  @Handles(listColleagues)
  async colleagues(_: Parsed<typeof listColleagues>, @CurrentCaller() { region }: Caller) {
    const items = region === undefined ? [] : await this.accounts.colleaguesIn(region);
    return { items, nextCursor: null };
  }

  @Handles(listDemoAccounts)
  async demoAccounts(_: Parsed<typeof listDemoAccounts>) {
    return { items: await this.accounts.listDemo(), nextCursor: null };
  }

  private async actingOf({ sub, delegationId }: Actor) {
    const account = await this.accounts.find(sub);
    const person = account?.personId ? await this.people.find(account.personId) : undefined;
    return { delegationId, delegateMasked: maskedNameOf(person) };
  }
}

/** Somebody who acts is no more than a citizen or an enterprise, whatever else the principal may be. */
function asPrincipal({ region: _, hallId: _hall, windowIds: _windows, ...me }: Me, { roles, level }: Caller): Me {
  return { ...me, roles: [...roles], level };
}
