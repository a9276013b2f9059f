import { Inject } from '@nestjs/common';
import type { Me } from '@yichuang/contract/identity/contract';
import { maskName } from '@yichuang/contract/mask';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository, type AccountRecord } from './accounts.repository.js';
import { FaceCheck } from './face-check.js';
import { IdentityChecksRepository } from './identity-checks.repository.js';
import { PeopleRepository, type PersonRecord } from './people.repository.js';
import { mismatch, ProvenPeople, type Claim } from './proven-people.js';
import { toMe } from './session-user.js';

const NOT_PASSED = {
  path: 'body.verifyId',
  code: 'mismatch',
  message: '刷脸没有通过，请再刷一次，或带身份证到窗口核对',
};

/** Raises accounts: to level 2 by name and number, to 3 by face or at the counter. */
export class RealNameService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(IdentityChecksRepository) private readonly checks: IdentityChecksRepository,
    @Inject(ProvenPeople) private readonly proven: ProvenPeople,
    @Inject(FaceCheck) private readonly faces: FaceCheck,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @throws Refused VALIDATION_FAILED when the number cannot be one, or when name and number do not belong together;
   * RATE_LIMITED after six of the latter within 15 minutes
   */
  async prove(accountId: string, claim: Claim): Promise<Me> {
    const subject = `real-name ${accountId}`;
    const person = await this.proven.named(claim, { subject, otherWay: '带身份证到窗口核对' });
    const me = await this.db.transaction((tx) => this.own(tx, accountId, person));
    await this.proven.forgive(subject);
    return me;
  }

  /** @throws Refused VALIDATION_FAILED when this account passed no such check, UNAVAILABLE where there are none */
  async proveFace(accountId: string, verifyId: string): Promise<Me> {
    if (!(await this.faces.isPassed(verifyId, accountId)))
      throw new Refused('VALIDATION_FAILED', { errors: [NOT_PASSED] });
    const account = await this.accounts.raiseToThree(accountId);
    if (!account) throw new Refused('SESSION_REVOKED');
    return this.meOf(account);
  }

  /**
   * A clerk has the person and the document before them.
   * @throws Refused like {@link prove}; wrong tries are counted against the clerk
   */
  async checkAtCounter(clerk: Caller, { evidence, ...claim }: Claim & { evidence: string }) {
    const subject = `identity-check ${clerk.sub}`;
    const person = await this.proven.named(claim, { subject, otherWay: '请同事核对' });
    const accounts = await this.db.transaction(async (tx) => {
      const at = this.clock.instant();
      await this.checks.add({ personId: person.id, checkedBy: clerk.sub, evidence, at }, tx);
      return this.accounts.raisePersonToThree(person.id, tx);
    });
    await this.proven.forgive(subject);
    return { nameMasked: maskName(person.name), accounts };
  }

  private async own(tx: Executor, accountId: string, person: PersonRecord): Promise<Me> {
    const account = await this.accounts.lock(accountId, tx);
    if (!account) throw new Refused('SESSION_REVOKED');
    // an account that belongs to somebody never changes hands
    if (account.personId !== null && account.personId !== person.id) throw mismatch();
    await this.accounts.proveRealName(accountId, person.id, tx);
    const level = account.level === 3 ? 3 : 2;
    return toMe({ ...account, personId: person.id, level }, person, this.clock.today());
  }

  private async meOf(account: AccountRecord): Promise<Me> {
    const person = account.personId === null ? undefined : await this.people.find(account.personId);
    return toMe(account, person, this.clock.today());
  }
}
