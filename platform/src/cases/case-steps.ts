import { Inject } from '@nestjs/common';
import { endOf } from '@yichuang/contract/cases/clock';
import { moveClocks, type Pause } from '@yichuang/contract/cases/clock-moves';
import type { CaseAction } from '@yichuang/contract/cases/case';
import { isAllowed, stateAfter, TRANSITIONS } from '@yichuang/contract/cases/rules';
import { fromInstant } from '@yichuang/contract/calendar';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import type { Executor } from '../db/database.js';
import { CaseClocks } from './case-clocks.js';
import { CaseNotices } from './case-notices.js';
import { situationOf, type CaseFacts, type CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';
import { nextOfCorrection } from './correction-reminders.js';
import { EventsRepository } from './events.repository.js';
import { PackageProgress } from './package-progress.js';

/** One step of a case, allowed already. `facts` is what it changes beside the clocks. */
export type Step = {
  action: CaseAction;
  /** Null: the law itself. */
  actorId: string | null;
  /** Set when somebody acts for the applicant. */
  delegationId?: string | undefined;
  note?: string;
  facts?: Partial<CaseFacts>;
  pause?: Pause | undefined;
  /** From when it counts; now unless told. */
  countsFrom?: string;
  /** One of several steps that are carried up to their package together. */
  isOfMany?: boolean;
};

/** Who takes a step, as the event keeps it. */
export const takenBy = (caller: Caller): Pick<Step, 'actorId' | 'delegationId'> => ({
  actorId: actorIdOf(caller),
  delegationId: caller.act?.delegationId,
});

/** Takes steps: state, clocks, deadlines, the event and what the applicant hears, all in the caller's transaction. */
export class CaseSteps {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseClocks) private readonly clocks: CaseClocks,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(EventsRepository) private readonly events: EventsRepository,
    @Inject(CaseNotices) private readonly notices: CaseNotices,
    @Inject(PackageProgress) private readonly packages: PackageProgress,
  ) {}

  async take(tx: Executor, before: CaseRecord, step: Step): Promise<CaseRecord> {
    const after = this.moved(before, step);
    await this.cases.update(tx, after);
    const { who, step: exchange } = TRANSITIONS[step.action];
    await this.events.add(tx, before.id, {
      action: step.action,
      from: before.state,
      to: after.state,
      by: step.delegationId === undefined ? who : 'delegate',
      actorId: step.actorId,
      delegationId: step.delegationId ?? null,
      note: step.note ?? '',
      step: exchange,
      at: this.clock.instant(),
    });
    await this.notices.tell(tx, { action: step.action, before, after, pause: step.pause });
    if (after.parentId !== null && step.isOfMany !== true) await this.packages.follow(tx, after.parentId);
    return after;
  }

  /** Whatever the law has done by now to a case that nobody touched. */
  async settle(tx: Executor, record: CaseRecord): Promise<CaseRecord> {
    if (record.wakeAt === null || fromInstant(record.wakeAt) > this.clock.now()) return record;
    if (record.isPackage) return this.settlePackage(tx, record);
    if (record.state === 'received') return this.deemAccepted(tx, record);
    if (isAllowed('lapse', situationOf(record))) return this.take(tx, record, { action: 'lapse', actorId: null });
    const isDecided = record.state === 'decidedGranted' || record.state === 'decidedRefused';
    return isDecided ? this.take(tx, record, { action: 'complete', actorId: null }) : record;
  }

  private async settlePackage(tx: Executor, record: CaseRecord): Promise<CaseRecord> {
    await this.packages.follow(tx, record.id);
    return (await this.cases.find(tx, record.id)) ?? record;
  }

  /** 行政许可法 第三十二条: nobody answered in five days, so it is accepted from the day of receipt. */
  private deemAccepted(tx: Executor, record: CaseRecord): Promise<CaseRecord> {
    const receipt = record.facts.segments.findLast((one) => one.clock === 'accept')?.from ?? this.clock.instant();
    return this.take(tx, record, {
      action: 'deemAccept',
      actorId: null,
      countsFrom: receipt,
      facts: { acceptedAt: receipt, isDeemed: true },
    });
  }

  private moved(before: CaseRecord, { action, facts = {}, pause, countsFrom }: Step): CaseRecord {
    const at = countsFrom ?? this.clock.instant();
    // the clocks of a package are those of its parts
    const segments = before.isPackage ? [] : moveClocks(before.facts.segments, action, at, pause);
    const state = stateAfter(action, before.state, facts.decision?.result);
    const after: CaseRecord = {
      ...before,
      state,
      stateVersion: before.stateVersion + 1,
      facts: { ...before.facts, ...facts, segments },
    };
    if (state === 'accepted' && before.state === 'received')
      after.facts = { ...after.facts, promisedDate: this.clocks.dueDate('promise', after) };
    after.dueDate = this.clocks.current(after, this.clock.now())?.dueDate ?? null;
    after.wakeAt = this.wakeAt(after);
    return after;
  }

  private wakeAt(record: CaseRecord): string | null {
    if (record.isPackage)
      return record.state === 'received' && record.wakeAt === null ? this.packages.tellAt() : record.wakeAt;
    if (record.state === 'received') {
      const date = this.clocks.dueDate('accept', record);
      return date === null ? null : endOf(date);
    }
    if (record.state === 'correctionPending' || record.state === 'reviewCorrectionPending')
      return nextOfCorrection(record.facts);
    const isDecided = record.state === 'decidedGranted' || record.state === 'decidedRefused';
    // the applicant reads the decision first; the day closes the case
    return isDecided ? endOf(this.clock.today()) : null;
  }
}
