import { Inject, type OnModuleInit } from '@nestjs/common';
import { addDays, daysBetween, toInstant } from '@yichuang/contract/calendar';
import { mayMove, reminderDue, REMIND_DAYS, stateAt, TRANSITIONS } from '@yichuang/contract/delegations/rules';
import { Clock } from '@yichuang/server/clock';
import { Database, type Executor } from '../db/database.js';
import { PersonalData } from '../identity/personal-data.js';
import { ActingsRepository } from './actings.repository.js';
import { DelegationNews } from './delegation-news.js';
import { DelegationsRepository, type DelegationRecord } from './delegations.repository.js';

const LEFT = '账号已注销';
/** Far longer than a token lives. */
const KEEP_TOKENS_MS = 86_400_000;

/** What the calendar does: ends what ran out, reminds of what will. Nothing is open for longer while it does not run. */
export class DelegationDeadlines implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DelegationsRepository) private readonly delegations: DelegationsRepository,
    @Inject(ActingsRepository) private readonly actings: ActingsRepository,
    @Inject(DelegationNews) private readonly news: DelegationNews,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.onErase(async (tx, personId) => {
      for (const id of await this.delegations.openOf(tx, personId)) await this.revoke(tx, id);
    });
  }

  /** One transaction each: one that fails keeps the others. */
  async keep(): Promise<void> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    const remindUntil = addDays(today, Math.max(...REMIND_DAYS));
    for (const id of await this.delegations.toLookAt(this.db, { now, today, remindUntil }))
      await this.db.transaction(async (tx) => {
        const record = await this.delegations.lock(tx, id);
        if (record) await this.settle(tx, record);
      });
    await this.actings.dropBefore(toInstant(now - KEEP_TOKENS_MS));
  }

  private async settle(tx: Executor, record: DelegationRecord): Promise<void> {
    const today = this.clock.today();
    if (stateAt(record, this.clock.now(), today) === 'expired') return this.end(tx, record, 'expire');
    if (record.state === 'active' && (await this.delegations.isUsedUp(tx, record.id)))
      return this.end(tx, record, 'useUp');
    const reminded = record.state === 'active' ? reminderDue(record.validTo, today, record.reminded) : undefined;
    if (reminded === undefined) return;
    await this.delegations.update(tx, { ...record, reminded });
    await this.news.remind(tx, record, daysBetween(today, record.validTo));
  }

  private async end(tx: Executor, record: DelegationRecord, move: 'expire' | 'useUp'): Promise<void> {
    if (!mayMove(move, record.state)) return;
    await this.delegations.update(tx, { ...record, state: TRANSITIONS[move].to, endedAt: this.clock.instant() });
    await this.news.tell(tx, record, move);
  }

  private async revoke(tx: Executor, id: string): Promise<void> {
    const record = await this.delegations.lock(tx, id);
    if (!record || !mayMove('revoke', record.state)) return;
    const ended = { ...record, state: TRANSITIONS.revoke.to, endedAt: this.clock.instant(), endReason: LEFT };
    await this.delegations.update(tx, ended);
    await this.news.tell(tx, ended, 'revoke');
  }
}
