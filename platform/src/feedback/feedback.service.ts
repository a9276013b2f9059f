import { randomUUID } from 'node:crypto';
import { Inject, type OnModuleInit } from '@nestjs/common';
import type { Feedback, fileFeedback, listFeedback } from '@yichuang/contract/feedback/contract';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { CallerPerson } from '../identity/caller-person.js';
import { PersonalData } from '../identity/personal-data.js';
import type { FeedbackFacts, FeedbackRecord } from './feedback-record.js';
import { toFeedback } from './feedback-reply.js';
import { FeedbackSteps, type Step } from './feedback-steps.js';
import { FeedbackSubjects } from './feedback-subjects.js';
import { FeedbackRepository } from './feedback.repository.js';

type Filed = Parsed<typeof fileFeedback>['body'];
/** More than anybody writes in a life. */
const MOST_IN_A_COPY = 10_000;
const ONCE_RATED = '一次答复打一次分，答复后 10 天内可以打';
const ONCE_REOPENED = '答复后 10 天内可以要求再办一次；还没解决请打 12345';

/** What people ask, propose, complain of and report, and the answers that they get. */
export class FeedbackService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CallerPerson) private readonly persons: CallerPerson,
    @Inject(FeedbackSubjects) private readonly subjects: FeedbackSubjects,
    @Inject(FeedbackRepository) private readonly feedback: FeedbackRepository,
    @Inject(FeedbackSteps) private readonly steps: FeedbackSteps,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('feedback', async ({ personId }) => {
      if (personId === null) return [];
      const { page } = await this.feedback.listOf(this.db, personId, { limit: MOST_IN_A_COPY });
      return page.map((one) => toFeedback(one, this.clock.today()));
    });
  }

  /** @throws Refused NOT_FOUND for a case that is not the author's own, VALIDATION_FAILED for a region that nobody serves */
  file(caller: Caller, { given, write }: { given: Filed; write: Write }): Promise<Feedback> {
    return this.idempotency.run(write, async (tx) => {
      const { id: personId } = await this.persons.require(caller, tx);
      const { regionCode, deptName, caseNo } = await this.subjects.of(tx, caller, given);
      const at = this.clock.instant();
      const record: FeedbackRecord = {
        id: randomUUID(),
        personId,
        kind: given.kind,
        state: 'filed',
        stateVersion: 1,
        regionCode,
        caseId: given.caseId ?? null,
        isAnonymous: given.anonymous,
        handlerId: null,
        facts: factsOf({ title: given.title, text: given.text, deptName, caseNo, openedAt: at }),
        dueDate: null,
        lapsesOn: null,
        createdAt: at,
      };
      return this.reply(await this.steps.open(tx, record));
    });
  }

  async list(caller: Caller, query: Parsed<typeof listFeedback>['query']): Promise<Reply<typeof listFeedback>> {
    const personId = await this.persons.idOf(caller);
    if (personId === null) return { items: [], nextCursor: null, total: 0 };
    const { page, ...rest } = await this.feedback.listOf(this.db, personId, query);
    return { items: page.map((one) => this.reply(one)), ...rest };
  }

  async get(caller: Caller, id: string): Promise<Feedback> {
    return this.reply(await this.own(this.db, caller, await this.feedback.find(this.db, id)));
  }

  /** @throws Refused ACTION_NOT_ALLOWED before there is an answer, ten days after it, or the second time */
  rate(caller: Caller, id: string, { level, write }: { level: 1 | 2 | 3 | 4 | 5; write: Write }): Promise<Feedback> {
    const rating = { level, at: this.clock.instant() };
    const step: Step = { step: 'rate', by: null, note: `${level} 分`, facts: { rating } };
    return this.take(caller, id, { step, write, detail: ONCE_RATED });
  }

  /** @throws Refused ACTION_NOT_ALLOWED before there is an answer, ten days after it, or the second time */
  reopen(caller: Caller, id: string, { text, write }: { text: string; write: Write }): Promise<Feedback> {
    return this.take(caller, id, { step: { step: 'reopen', by: null, note: text }, write, detail: ONCE_REOPENED });
  }

  private take(
    caller: Caller,
    id: string,
    { step, write, detail }: { step: Step; write: Write; detail: string },
  ): Promise<Feedback> {
    return this.idempotency.run(write, async (tx) => {
      const record = await this.own(tx, caller, await this.feedback.lock(tx, id));
      return this.reply(await this.steps.take(tx, record, step, detail));
    });
  }

  private async own(on: Executor, caller: Caller, record: FeedbackRecord | undefined): Promise<FeedbackRecord> {
    if (!record || record.personId !== (await this.persons.idOf(caller, on))) throw new Refused('NOT_FOUND');
    return record;
  }

  private reply(record: FeedbackRecord): Feedback {
    return toFeedback(record, this.clock.today());
  }
}

const factsOf = (given: Pick<FeedbackFacts, 'title' | 'text' | 'deptName' | 'caseNo' | 'openedAt'>): FeedbackFacts => ({
  ...given,
  answer: null,
  rating: null,
  wasReopened: false,
  history: [],
});
