import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { SessionState } from '@yichuang/contract/identity/internal';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../db/database.js';
import { AccountsRepository } from './accounts.repository.js';
import { DeletionsRepository } from './deletions.repository.js';
import { PeopleRepository } from './people.repository.js';
import { toSessionUser } from './session-user.js';
import { SessionsRepository, type SessionRecord } from './sessions.repository.js';

/** A page that lost the answer to its refresh may ask again for this long. */
const SAME_SUCCESSOR_MS = 10_000;
const IDLE_MS = 30 * 86_400_000;
/** Longer than any access token lives: a BFF that has just started needs no older revocations. */
const FEED_START_MS = 20 * 60_000;

export class SessionsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(DeletionsRepository) private readonly deletions: DeletionsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** For an account that has just proved itself; one that was to be deleted stays. */
  async open(accountId: string, device: string): Promise<SessionState> {
    const id = randomBytes(18).toString('base64url');
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await this.deletions.takeBack(accountId, tx);
      await this.sessions.add({ id, accountId, device, now }, tx);
    });
    return this.state({ id, accountId, generation: 1, rotatedAtMs: now });
  }

  /**
   * The next generation. The last one, within 10 seconds, gives the same successor; anything older was stolen or replayed
   * and ends the session for both holders.
   * @throws Refused SESSION_REVOKED
   */
  async rotate(id: string, generation: number): Promise<SessionState> {
    const now = this.clock.now();
    const rotated = await this.sessions.rotate(id, generation, now, now - IDLE_MS);
    if (rotated) return this.state(rotated);
    const current = await this.sessions.find(id);
    if (!current) throw new Refused('SESSION_REVOKED');
    if (current.generation === generation + 1 && now - current.rotatedAtMs <= SAME_SUCCESSOR_MS)
      return this.state(current);
    await this.sessions.revoke(id, now);
    throw new Refused('SESSION_REVOKED');
  }

  revoke(id: string): Promise<void> {
    return this.sessions.revoke(id, this.clock.now());
  }

  /** @throws Refused NOT_FOUND when the session is somebody else's, like one that does not exist */
  async revokeOf(accountId: string, id: string): Promise<void> {
    const session = await this.sessions.find(id);
    if (session?.accountId !== accountId) throw new Refused('NOT_FOUND');
    await this.revoke(id);
  }

  listOf(accountId: string): Promise<SessionRecord[]> {
    return this.sessions.listOf(accountId, this.clock.now() - IDLE_MS);
  }

  revokedAfter(position: number) {
    return this.sessions.revokedAfter(position, this.clock.now() - FEED_START_MS);
  }

  private async state(
    session: Pick<SessionRecord, 'id' | 'accountId' | 'generation' | 'rotatedAtMs'>,
  ): Promise<SessionState> {
    const account = await this.accounts.find(session.accountId);
    if (!account) throw new Refused('SESSION_REVOKED');
    const person = account.personId === null ? undefined : await this.people.find(account.personId);
    const { id, generation, rotatedAtMs } = session;
    return { sessionId: id, generation, rotatedAtMs, user: toSessionUser(account, person) };
  }
}
