import type { Type } from '@nestjs/common';
import { acceptDelegation, askDelegation } from '@yichuang/contract/delegations/contract';
import type { DelegatedAction, DelegateKind } from '@yichuang/contract/delegations/delegation';
import { openActing } from '@yichuang/contract/delegations/internal';
import { getMe } from '@yichuang/contract/identity/contract';
import { addDays } from '@yichuang/contract/calendar';
import type { Role } from '@yichuang/contract/access';
import type { Caller } from '@yichuang/server/caller';
import { CasesModule } from '../cases/cases.module.js';
import { FormsRepository } from '../cases/forms.repository.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { SessionsRepository } from '../identity/sessions.repository.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { AppointmentWorld } from './appointment-world.js';
import { FORMS } from './case-world.js';
import type { TestCaller } from './test-caller.js';
import type { DatabaseKind } from './test-database.js';

export const MORNING = '2026-11-24T09:00:00.000+08:00';
const TODAY = '2026-11-24';
export const EVERYTHING: DelegatedAction[] = ['fill', 'upload', 'submit', 'supplement', 'track', 'withdraw', 'book'];

export type Wanted = { kind?: DelegateKind; taskCodes?: string[]; actions?: DelegatedAction[]; days?: number };

/** People who grant each other things, with everything that they may then do. */
export class DelegationWorld {
  private constructor(readonly base: AppointmentWorld) {}

  static async start(kind: DatabaseKind, more: readonly Type[] = []): Promise<DelegationWorld> {
    const base = await AppointmentWorld.start(kind, MORNING, [CasesModule, JobsModule, ...more]);
    await base.db.transaction((tx) => base.get(FormsRepository).publish(FORMS, tx));
    return new DelegationWorld(base);
  }

  close(): Promise<void> {
    return this.base.close();
  }

  /** Somebody new at level 3. */
  async person(): Promise<TestCaller> {
    return (await this.base.someone()).at(3);
  }

  /** Somebody new with this role; `title` and region as staff have them. */
  async withRole(role: Role, more: { region?: string; phone?: string } = {}): Promise<TestCaller> {
    const { id } = await this.base.someone();
    const account = (await this.base.get(AccountsRepository).find(id))!;
    await this.base.get(AccountsRepository).save([{ ...account, level: 3, roles: [role] }]);
    if (more.phone !== undefined) await this.givePhone(id, more.phone);
    return this.base.as({ sub: id, sessionId: id, roles: [role], level: 3, region: more.region });
  }

  /** The person behind an account, with their phone. */
  async givePhone(accountId: string, phone: string): Promise<void> {
    const person = await this.personOf(accountId);
    await this.base.get(PeopleRepository).save([{ ...person, phone }]);
  }

  async personOf(accountId: string) {
    const account = await this.base.get(AccountsRepository).find(accountId);
    return (await this.base.get(PeopleRepository).find(account!.personId!))!;
  }

  async codeOf(person: TestCaller): Promise<string> {
    return (await person.do(getMe, {})).userCode;
  }

  async bodyFor(
    delegate: TestCaller,
    { kind = 'family', taskCodes = [], actions = EVERYTHING, days = 60 }: Wanted = {},
  ) {
    const other = { userCode: await this.codeOf(delegate) };
    const scope = { taskCodes, actions };
    return { as: 'principal' as const, other, kind, scope, validTo: addDays(TODAY, days) };
  }

  /** A request that waits. */
  async requested(principal: TestCaller, delegate: TestCaller, wanted?: Wanted): Promise<string> {
    return (await principal.do(askDelegation, { body: await this.bodyFor(delegate, wanted) })).id;
  }

  /** A delegation in force. */
  async granted(principal: TestCaller, delegate: TestCaller, wanted?: Wanted): Promise<string> {
    const id = await this.requested(principal, delegate, wanted);
    await delegate.do(acceptDelegation, { params: { id }, body: {} });
    return id;
  }

  /** What the BFF would call with: the principal's account and who really acts, from a session of theirs. */
  async open(delegate: TestCaller, delegationId: string): Promise<Caller> {
    const sessionId = `${delegate.id}-${delegationId}`;
    const now = this.base.clock.now();
    const sessions = this.base.get(SessionsRepository);
    if (!(await sessions.find(sessionId)))
      await this.base.db.transaction((tx) =>
        sessions.add({ id: sessionId, accountId: delegate.id, device: 'test', now }, tx),
      );
    const { user, act } = await this.base.nobody.do(openActing, {
      body: { delegationId, accountId: delegate.id, sessionId },
    });
    return { sub: user.id, sessionId, roles: user.roles, level: user.level, act };
  }

  async acting(delegate: TestCaller, delegationId: string): Promise<TestCaller> {
    return this.base.as(await this.open(delegate, delegationId));
  }
}
