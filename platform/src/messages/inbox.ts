import { randomUUID } from 'node:crypto';
import { Inject, type OnModuleInit } from '@nestjs/common';
import type { listMessages, Message } from '@yichuang/contract/messages/contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PersonalData } from '../identity/personal-data.js';
import { InboxRepository } from './inbox.repository.js';

/** More than anybody is told in a life. */
const MOST_IN_A_COPY = 10_000;

/**
 * Something to tell somebody: what happened, until when, what to do next. Kept in clear, and it may be shown on a locked
 * screen: no number, no name, and nothing that a person wrote.
 */
export type News = Pick<Message, 'title' | 'text' | 'subject'> & { personId: string };

/** Messages belong to the person: two accounts of one person share them, an account behind which nobody is known has none. */
export class Inbox implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(InboxRepository) private readonly messages: InboxRepository,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('messages', async ({ personId }) =>
      personId === null ? [] : (await this.messages.list(this.db, personId, { limit: MOST_IN_A_COPY })).items,
    );
    // no law keeps them: they go with the person's last account
    this.personalData.onErase((tx, personId) => this.messages.removeAllOf(tx, personId));
  }

  /** Told if, and only if, the caller's transaction holds. */
  post(tx: Executor, news: News): Promise<void> {
    return this.messages.insert(tx, { id: randomUUID(), at: this.clock.instant(), ...news });
  }

  async list(caller: Caller, query: Parsed<typeof listMessages>['query']): Promise<Reply<typeof listMessages>> {
    const personId = await this.personIdOf(caller);
    if (personId === null) return { items: [], nextCursor: null, total: 0, unread: 0 };
    return {
      ...(await this.messages.list(this.db, personId, query)),
      ...(await this.messages.count(this.db, personId)),
    };
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own */
  async read(caller: Caller, id: string): Promise<null> {
    const personId = await this.personIdOf(caller);
    const at = this.clock.instant();
    if (personId === null || !(await this.messages.markRead(this.db, { id, personId, at })))
      throw new Refused('NOT_FOUND');
    return null;
  }

  private async personIdOf({ sub }: Caller): Promise<string | null> {
    return (await this.accounts.find(sub))?.personId ?? null;
  }
}
