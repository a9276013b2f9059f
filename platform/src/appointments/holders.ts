import { Inject } from '@nestjs/common';
import { isPriorityPerson } from '@yichuang/contract/appointments/queue-rules';
import { ageOn } from '@yichuang/contract/identity/id-number';
import { maskEnterprise, maskName } from '@yichuang/contract/mask';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import type { Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository, type PersonRecord } from '../identity/people.repository.js';

const REQUIRED_LEVEL = 2;

export const maskedNameOf = (person: Pick<PersonRecord, 'kind' | 'name'>): string =>
  person.kind === 'enterprise' ? maskEnterprise(person.name) : maskName(person.name);

/** Whether the person goes first within a class of the queue. Enterprises have no age. */
export const isPriority = ({ birthDate, isDisabled }: PersonRecord, today: string): boolean =>
  isPriorityPerson({ age: birthDate === null ? 0 : ageOn(birthDate, today), isDisabled });

/** Appointments belong to the person: two accounts of one person share everything. */
export class Holders {
  constructor(
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
  ) {}

  /** The person behind an account, or undefined before name and number were matched. */
  async find(on: Executor, caller: Caller): Promise<PersonRecord | undefined> {
    const account = await this.accounts.find(caller.sub, on);
    return account?.personId ? this.people.find(account.personId, on) : undefined;
  }

  /** @throws Refused REAL_NAME_LEVEL before name and number were matched */
  async requireId(on: Executor, caller: Caller): Promise<string> {
    const account = await this.accounts.find(caller.sub, on);
    if (!account?.personId) throw new Refused('REAL_NAME_LEVEL', { required: REQUIRED_LEVEL });
    return account.personId;
  }

  /** The holder of an appointment that exists. */
  async holderOf(on: Executor, personId: string): Promise<PersonRecord> {
    const person = await this.people.find(personId, on);
    if (!person) throw new Error(`no person ${personId}`);
    return person;
  }
}
