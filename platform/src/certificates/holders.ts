import { Inject } from '@nestjs/common';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository, type PersonRecord } from '../identity/people.repository.js';
import { CertificatesRepository, type CertificateRecord } from './certificates.repository.js';

export type Held = { certificate: CertificateRecord; person: PersonRecord };

/** Certificates belong to the person: two accounts of one person hold the same ones. */
export class CertificateHolders {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
  ) {}

  async personOf(caller: Pick<Caller, 'sub'>, on: Executor = this.db): Promise<PersonRecord | undefined> {
    const account = await this.accounts.find(caller.sub, on);
    return account?.personId ? this.people.find(account.personId, on) : undefined;
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own */
  async own(caller: Caller, id: string): Promise<Held> {
    return this.check(await this.personOf(caller), await this.certificates.find(id));
  }

  /** Like {@link own}, and nobody else shows, scans or changes it until the transaction ends. */
  async lockOwn(tx: Executor, caller: Caller, id: string): Promise<Held> {
    return this.check(await this.personOf(caller, tx), await this.certificates.lock(tx, id));
  }

  private check(person: PersonRecord | undefined, certificate: CertificateRecord | undefined): Held {
    if (!person || certificate?.personId !== person.id) throw new Refused('NOT_FOUND');
    return { certificate, person };
  }
}
