import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database } from '../db/database.js';
import { TriesRepository } from './tries.repository.js';

const MAX_TRIES = 6;
const LOCK_MS = 15 * 60_000;

/** Milliseconds for which a subject that was tried six times within 15 minutes has to wait; 0 when it may be tried. */
export function lockedFor(tries: readonly number[], now: number): number {
  const [latest, sixth] = [tries[0], tries[MAX_TRIES - 1]];
  if (latest === undefined || sixth === undefined || latest - sixth > LOCK_MS) return 0;
  return Math.max(0, latest + LOCK_MS - now);
}

/**
 * Stops guessing. A try counts before it is checked, so that of any number at once six are checked and no more; one that
 * was right clears the count. Real time: a moved test clock opens no lock.
 */
export class Lockout {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(TriesRepository) private readonly tries: TriesRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param subject what is guessed at, with what is guessed: `real-name <account>`
   * @param otherWay what to do instead of waiting, after 「，或」
   * @throws Refused RATE_LIMITED after six tries, with the seconds to wait
   */
  async begin(subject: string, otherWay: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.realNow();
      await this.tries.lock(subject, tx);
      const waitMs = lockedFor(await this.tries.latest(subject, MAX_TRIES, tx), now);
      if (waitMs > 0) throw tooManyTries(waitMs, otherWay);
      await this.tries.add(subject, now, tx);
    });
  }

  /** The try was right. */
  forgive(subject: string): Promise<void> {
    return this.tries.forget(subject);
  }
}

const tooManyTries = (waitMs: number, otherWay: string) =>
  new Refused(
    'RATE_LIMITED',
    { detail: `已经输错 6 次，请 ${Math.ceil(waitMs / 60_000)} 分钟后再试，或${otherWay}` },
    Math.ceil(waitMs / 1000),
  );
