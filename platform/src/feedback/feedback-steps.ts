import { Inject } from '@nestjs/common';
import { addDays } from '@yichuang/contract/calendar';
import { feedbackDueDate, feedbackStateAfter, REOPEN_DAYS, type FeedbackStep } from '@yichuang/contract/feedback/rules';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { NationalCalendar } from '../calendar/work-calendar.js';
import type { Executor } from '../db/database.js';
import { dayOf, situationOf, type FeedbackFacts, type FeedbackRecord } from './feedback-record.js';
import { FeedbackRepository } from './feedback.repository.js';

export type Step = {
  step: FeedbackStep;
  /** Null: the author, or the calendar. */
  by: string | null;
  note: string;
  handlerId?: string;
  facts?: Partial<FeedbackFacts>;
};

/** Takes steps: state, deadline and history, all in the caller's transaction. */
export class FeedbackSteps {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(NationalCalendar) private readonly calendar: NationalCalendar,
    @Inject(FeedbackRepository) private readonly feedback: FeedbackRepository,
  ) {}

  async open(tx: Executor, filed: FeedbackRecord): Promise<FeedbackRecord> {
    const opened = this.dated(filed);
    await this.feedback.insert(tx, opened);
    return opened;
  }

  /** @throws Refused ACTION_NOT_ALLOWED, with this sentence if there is one */
  async take(tx: Executor, before: FeedbackRecord, taken: Step, detail?: string): Promise<FeedbackRecord> {
    const state = feedbackStateAfter(taken.step, situationOf(before, this.clock.today()));
    if (state === undefined)
      throw new Refused('ACTION_NOT_ALLOWED', { allowed: [], ...(detail !== undefined && { detail }) });
    const after = this.moved(before, taken, state);
    await this.feedback.update(tx, after);
    return after;
  }

  private moved(
    before: FeedbackRecord,
    { step, by, note, handlerId = before.handlerId ?? undefined, facts = {} }: Step,
    state: FeedbackRecord['state'],
  ): FeedbackRecord {
    const at = this.clock.instant();
    const history = [...before.facts.history, { at, step, by, note }];
    const reopened = state === 'reopened' ? { openedAt: at, rating: null, wasReopened: true } : {};
    return this.dated({
      ...before,
      state,
      stateVersion: before.stateVersion + 1,
      handlerId: state === 'reopened' ? null : (handlerId ?? null),
      facts: { ...before.facts, ...facts, ...reopened, history },
    });
  }

  private dated(one: FeedbackRecord): FeedbackRecord {
    const { kind, state, facts } = one;
    const waitsForAuthor = state === 'answered' || state === 'rated';
    return {
      ...one,
      dueDate: feedbackDueDate({ kind, state, openedOn: dayOf(facts.openedAt) }, this.calendar),
      lapsesOn: waitsForAuthor && facts.answer !== null ? addDays(dayOf(facts.answer.at), REOPEN_DAYS + 1) : null,
    };
  }
}
