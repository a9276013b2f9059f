import { Inject } from '@nestjs/common';
import { toInstant } from '@yichuang/contract/calendar';
import type { deleteMe, exportMe } from '@yichuang/contract/identity/privacy-contract';
import { maskIdNumber } from '@yichuang/contract/mask';
import type { Reply } from '@yichuang/contract/route';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../db/database.js';
import { AccountsRepository } from './accounts.repository.js';
import { ConsentsRepository } from './consents.repository.js';
import { COOLING_MS, DeletionsRepository } from './deletions.repository.js';
import { OpenMatters } from './open-matters.js';
import { PeopleRepository, type PersonRecord } from './people.repository.js';
import { PersonalData } from './personal-data.js';
import { maskedNameOf, toMe } from './session-user.js';
import { SessionsRepository } from './sessions.repository.js';

const toPerson = (person: PersonRecord) => ({
  nameMasked: maskedNameOf(person),
  idNumberMasked: maskIdNumber(person.idNumber),
  birthDate: person.birthDate,
});

/** A copy of what is kept about oneself, and leaving. */
export class OwnDataService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(ConsentsRepository) private readonly consents: ConsentsRepository,
    @Inject(DeletionsRepository) private readonly deletions: DeletionsRepository,
    @Inject(PersonalData) private readonly more: PersonalData,
    @Inject(OpenMatters) private readonly matters: OpenMatters,
  ) {}

  async copy(accountId: string): Promise<Reply<typeof exportMe>> {
    const account = await this.accounts.find(accountId);
    if (!account) throw new Refused('SESSION_REVOKED');
    const { personId } = account;
    const person = personId === null ? undefined : await this.people.find(personId);
    const sessions = await this.sessions.listOf(accountId, 0);
    return {
      exportedAt: this.clock.instant(),
      account: toMe(account, person, this.clock.today()),
      person: person ? toPerson(person) : null,
      sessions: sessions.map(({ id, device, createdAt, lastUsedAt }) => ({ id, device, createdAt, lastUsedAt })),
      consents: await this.consents.listOf(accountId),
      more: await this.more.of({ accountId, personId }),
    };
  }

  /**
   * Signs out everywhere at once; the account is emptied 15 days later unless its holder signs in again.
   * @throws Refused HAS_OPEN_CASES while something of the person is being handled
   */
  async leave(accountId: string): Promise<Reply<typeof deleteMe>> {
    const personId = (await this.accounts.find(accountId))?.personId ?? null;
    if (personId !== null && (await this.matters.has(personId))) throw new Refused('HAS_OPEN_CASES');
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await this.deletions.ask(accountId, toInstant(now), tx);
      await this.sessions.revokeAllOf(accountId, now, tx);
    });
    return { deletedAt: toInstant(now + COOLING_MS) };
  }
}
