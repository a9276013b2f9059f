import { Inject } from '@nestjs/common';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository } from './accounts.repository.js';
import { PeopleRepository, type PersonRecord } from './people.repository.js';

const REQUIRED_LEVEL = 2;

/** The person behind an account. What somebody asks for belongs to the person: two accounts of one person share it. */
export class CallerPerson {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
  ) {}

  /** Null until name and number have been matched. */
  async idOf(caller: Pick<Caller, 'sub'>, on: Executor = this.db): Promise<string | null> {
    return (await this.accounts.find(caller.sub, on))?.personId ?? null;
  }

  /** @throws Refused REAL_NAME_LEVEL for an account behind which nobody is known */
  async require(caller: Caller, on: Executor): Promise<PersonRecord> {
    const id = await this.idOf(caller, on);
    if (id === null) throw new Refused('REAL_NAME_LEVEL', { required: REQUIRED_LEVEL });
    return this.withId(id, on);
  }

  /** Somebody whose matter is kept, so that they are known. */
  async withId(id: string, on: Executor = this.db): Promise<PersonRecord> {
    const person = await this.people.find(id, on);
    if (!person) throw new Error(`no person ${id}`);
    return person;
  }
}
