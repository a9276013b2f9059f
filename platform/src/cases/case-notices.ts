import { Inject } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import type { CaseAction } from '@yichuang/contract/cases/case';
import { fromInstant } from '@yichuang/contract/calendar';
import type { Executor } from '../db/database.js';
import { Inbox } from '../messages/inbox.js';
import { newsOf, reminderOf } from './case-news.js';
import type { CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';
import { nextOfCorrection, REMINDERS } from './correction-reminders.js';
import { PapersService, type Taken } from './papers.service.js';

/** What the applicant hears of a case: papers, messages and reminders, in the transaction of what they are about. */
export class CaseNotices {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(PapersService) private readonly papers: PapersService,
    @Inject(Inbox) private readonly inbox: Inbox,
  ) {}

  async tell(tx: Executor, taken: Taken): Promise<void> {
    await this.papers.issue(tx, taken);
    const news = isToldTogether(taken) ? undefined : newsOf(taken.action, taken);
    if (news) await this.post(tx, taken.after, news);
  }

  /** Reminds of a correction when it is time; the case waits for the next moment then. Locked by the caller. */
  async remind(tx: Executor, record: CaseRecord): Promise<void> {
    const { facts, wakeAt } = record;
    if (wakeAt === null || fromInstant(wakeAt) > this.clock.now()) return;
    if (nextOfCorrection(facts) === null || facts.reminders.length >= REMINDERS) return;
    const reminded = { ...facts, reminders: [...facts.reminders, this.clock.instant()] };
    await this.cases.update(tx, { ...record, facts: reminded, wakeAt: nextOfCorrection(reminded) });
    await this.post(tx, record, reminderOf(record));
  }

  private post(tx: Executor, { id, personId }: CaseRecord, news: { title: string; text: string }): Promise<void> {
    return this.inbox.post(tx, { personId, ...news, subject: { kind: 'case', id } });
  }
}

/** What is said once for the whole package, not by each of its parts. */
const TOGETHER: readonly CaseAction[] = [
  'submit',
  'submitPreReview',
  'requestCorrection',
  'requestReviewCorrection',
  'supplement',
  'withdraw',
];
const isToldTogether = ({ action, after }: Taken): boolean => after.parentId !== null && TOGETHER.includes(action);
