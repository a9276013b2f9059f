import { Inject } from '@nestjs/common';
import { helpStateAfter, type HelpStep } from '@yichuang/contract/help/rules';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { Executor } from '../db/database.js';
import { Inbox } from '../messages/inbox.js';
import { newsOf } from './help-news.js';
import type { HelpFacts, HelpRecord } from './help-record.js';
import { HelpRepository } from './help.repository.js';

export type Step = {
  step: HelpStep;
  /** Null: the asker. */
  by: string | null;
  note: string;
  /** Who has it after this. */
  helperId?: string;
  facts?: Partial<HelpFacts>;
};

/** Takes steps: state, history and what the asker hears, all in the caller's transaction. */
export class HelpSteps {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(HelpRepository) private readonly requests: HelpRepository,
    @Inject(Inbox) private readonly inbox: Inbox,
  ) {}

  async open(tx: Executor, request: HelpRecord): Promise<HelpRecord> {
    await this.requests.insert(tx, request);
    await this.tell(tx, 'ask', request);
    return request;
  }

  /** @throws Refused ACTION_NOT_ALLOWED, with this sentence if there is one */
  async take(tx: Executor, before: HelpRecord, taken: Step, detail?: string): Promise<HelpRecord> {
    const state = helpStateAfter(taken.step, before);
    if (state === undefined)
      throw new Refused('ACTION_NOT_ALLOWED', { allowed: [], ...(detail !== undefined && { detail }) });
    const after = this.moved(before, taken, state);
    await this.requests.update(tx, after);
    await this.tell(tx, taken.step, after);
    return after;
  }

  private moved(before: HelpRecord, { step, by, note, helperId, facts = {} }: Step, state: HelpRecord['state']) {
    const history = [...before.facts.history, { at: this.clock.instant(), step, by, note }];
    // another helper agrees on another time
    const anew = state === 'submitted' || state === 'assigned' ? { scheduledAt: null } : {};
    return {
      ...before,
      state,
      stateVersion: before.stateVersion + 1,
      helperId: state === 'submitted' ? null : (helperId ?? before.helperId),
      facts: { ...before.facts, ...facts, ...anew, history },
    };
  }

  private tell(tx: Executor, step: HelpStep | 'ask', request: HelpRecord): Promise<void> {
    const { id, personId } = request;
    return this.inbox.post(tx, { personId, ...newsOf(step, request), subject: { kind: 'helpRequest', id } });
  }
}
