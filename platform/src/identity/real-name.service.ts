import { Inject } from '@nestjs/common';
import type { Me } from '@yichuang/contract/identity/contract';
import { isIdNumber } from '@yichuang/contract/identity/id-number';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository, type AccountRecord } from './accounts.repository.js';
import { PeopleRepository } from './people.repository.js';
import { RealNameTriesRepository } from './real-name-tries.repository.js';
import { toMe } from './session-user.js';

const MAX_TRIES = 6;
const LOCK_MS = 15 * 60_000;

const wrong = (code: string, message: string) =>
  new Refused('VALIDATION_FAILED', { errors: [{ path: 'body.idNumber', code, message }] });

/** Milliseconds for which an account that guessed six times within 15 minutes still has to wait; 0 when it may try. */
export function lockedFor(tries: readonly number[], now: number): number {
  const [latest, sixth] = [tries[0], tries[MAX_TRIES - 1]];
  if (latest === undefined || sixth === undefined || latest - sixth > LOCK_MS) return 0;
  return Math.max(0, latest + LOCK_MS - now);
}

/** Raises an account to real-name level 2 by name and identity number. */
export class RealNameService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(RealNameTriesRepository) private readonly tries: RealNameTriesRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @throws Refused VALIDATION_FAILED when the number cannot be one, or when name and number do not belong together (never
   * telling which was wrong); RATE_LIMITED after six of the latter within 15 minutes of real time
   */
  async prove(accountId: string, claim: { name: string; idNumber: string }): Promise<Me> {
    const idNumber = claim.idNumber.toUpperCase();
    if (!isIdNumber(idNumber, this.clock.today())) throw wrong('id_number', '身份证号不对，请对照身份证再输一遍');
    const proved = await this.db.transaction((tx) => this.match(tx, accountId, claim.name.trim(), idNumber));
    if (!proved) throw wrong('mismatch', '姓名和身份证号对不上，请对照身份证检查这两项');
    return proved;
  }

  /** Undefined for a wrong try: it is written down, so it must not be rolled back by a refusal. */
  private async match(tx: Executor, accountId: string, name: string, idNumber: string): Promise<Me | undefined> {
    const now = this.clock.realNow();
    const account = await this.accounts.lock(accountId, tx);
    if (!account) throw new Refused('SESSION_REVOKED');
    const wait = lockedFor(await this.tries.latest(accountId, MAX_TRIES, tx), now);
    if (wait > 0) throw tooManyTries(wait);
    const person = await this.people.findByIdNumber(idNumber, tx);
    if (person?.name !== name || !mayBe(account, person.id)) {
      await this.tries.add(accountId, now, tx);
      return undefined;
    }
    await this.accounts.proveRealName(accountId, person.id, tx);
    const raised = await this.accounts.find(accountId, tx);
    return raised && toMe(raised, person, this.clock.today());
  }
}

/** An account that belongs to somebody never changes hands. */
const mayBe = (account: AccountRecord, personId: string) => account.personId === null || account.personId === personId;

const tooManyTries = (waitMs: number) =>
  new Refused(
    'RATE_LIMITED',
    { detail: `已经输错 6 次，请 ${Math.ceil(waitMs / 60_000)} 分钟后再试，或带身份证到窗口核对` },
    Math.ceil(waitMs / 1000),
  );
