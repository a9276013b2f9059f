import { Inject } from '@nestjs/common';
import { maskEnterprise, maskIdNumber, maskName } from '@yichuang/contract/mask';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { ActingScope } from '../delegations/acting-scope.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository, type PersonRecord } from '../identity/people.repository.js';
import type { CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';

const REQUIRED_LEVEL = 3;

export const maskedNameOf = ({ kind, name }: Pick<PersonRecord, 'kind' | 'name'>): string =>
  kind === 'enterprise' ? maskEnterprise(name) : maskName(name);

/** What the platform fills in, masked. */
export const knownOf = (person: PersonRecord) => ({
  name: maskedNameOf(person),
  idNumber: maskIdNumber(person.idNumber),
  ...(person.birthDate !== null && { birthDate: person.birthDate }),
});

/** Cases belong to the person: two accounts of one person share them. Whoever acts for the person sees those in scope. */
export class CaseOwners {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(ActingScope) private readonly scope: ActingScope,
  ) {}

  async personIdOf(caller: Caller, on: Executor = this.db): Promise<string | null> {
    return (await this.accounts.find(caller.sub, on))?.personId ?? null;
  }

  /** @throws Refused REAL_NAME_LEVEL for an account behind which nobody is known */
  async require(caller: Caller, on: Executor): Promise<PersonRecord> {
    const personId = await this.personIdOf(caller, on);
    if (personId === null) throw new Refused('REAL_NAME_LEVEL', { required: REQUIRED_LEVEL });
    return this.ofCase({ personId }, on);
  }

  async ofCase({ personId }: Pick<CaseRecord, 'personId'>, on: Executor = this.db): Promise<PersonRecord> {
    const person = await this.people.find(personId, on);
    if (!person) throw new Error(`no person ${personId}`);
    return person;
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own, and in scope while somebody acts */
  async own(caller: Caller, id: string, on: Executor = this.db): Promise<CaseRecord> {
    return this.check(on, caller, await this.cases.find(on, id));
  }

  /** Like {@link own}, and nobody else changes it until the transaction ends. */
  async lockOwn(tx: Executor, caller: Caller, id: string): Promise<CaseRecord> {
    return this.check(tx, caller, await this.cases.lock(tx, id));
  }

  private async check(on: Executor, caller: Caller, record: CaseRecord | undefined): Promise<CaseRecord> {
    const isOwn = record !== undefined && record.personId === (await this.personIdOf(caller, on));
    if (!isOwn || !(await this.scope.isOpen(caller, record.item.taskCode, on))) throw new Refused('NOT_FOUND');
    return record;
  }
}
