import { Inject } from '@nestjs/common';
import { addDays, atBeijing, dateOf, fromInstant, toInstant, workingDaysFrom } from '@yichuang/contract/calendar';
import type { Correction } from '@yichuang/contract/cases/case';
import {
  haveAllAnswered,
  mergedCorrection,
  packageState,
  sharedNames,
  type Part,
  type PartNotice,
} from '@yichuang/contract/cases/package-rules';
import { Clock } from '@yichuang/server/clock';
import { NationalCalendar } from '../calendar/work-calendar.js';
import type { Executor } from '../db/database.js';
import { Inbox } from '../messages/inbox.js';
import type { CaseRecord } from './case-record.js';
import { CasesRepository } from './cases.repository.js';
import { FormsRepository } from './forms.repository.js';
import { monthDay } from './written-dates.js';

/** The notice waits for the slowest department until the fourth of the five days, so that one day is left to send it. */
const MERGE_DAY = 4;
const MERGE_TIME = '09:00';

/** A part of a package that was handed in, and what its questions are called on the shared form. */
export type FiledPart = { record: CaseRecord; part: Part; names: ReadonlyMap<string, string> };

const isWaiting = ({ state, facts }: CaseRecord): boolean =>
  (state === 'correctionPending' || state === 'reviewCorrectionPending') && facts.correction?.isAnswered === false;
const saidIn = (correction: Correction | null): string =>
  JSON.stringify(correction?.isAnswered === false && correction.items);

/** Where a package stands: whatever its parts do is carried up to it. */
export class PackageProgress {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(NationalCalendar) private readonly calendar: NationalCalendar,
    @Inject(CasesRepository) private readonly cases: CasesRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(Inbox) private readonly inbox: Inbox,
  ) {}

  /** When corrections are told at the latest of a package that is handed in now. */
  tellAt(): string {
    const today = dateOf(this.clock.now());
    const date = workingDaysFrom(this.calendar, addDays(today, 1), MERGE_DAY)[MERGE_DAY - 1] ?? today;
    return toInstant(atBeijing(date, MERGE_TIME));
  }

  /** Its applications, in the order of its matters. */
  async partsOf(on: Executor, parent: CaseRecord): Promise<FiledPart[]> {
    const order = parent.facts.parts.map(({ taskCode }) => taskCode);
    const placeOf = ({ item }: CaseRecord) => order.indexOf(item.taskCode);
    const records = (await this.cases.partsOf(on, parent.id)).toSorted((a, b) => placeOf(a) - placeOf(b));
    const parts: Part[] = [];
    for (const record of records) {
      const { taskCode, taskName, materials } = record.item;
      parts.push({ taskCode, taskName, form: await this.forms.of(on, record), materials });
    }
    const names = sharedNames(parts);
    return records.flatMap((record, index) => {
      const [part, own] = [parts[index], names[index]];
      return part && own ? [{ record, part, names: own }] : [];
    });
  }

  /** The parts that wait for a correction of which the applicant was told, or may be now. */
  async waiting(on: Executor, parent: CaseRecord): Promise<FiledPart[]> {
    return (await this.partsOf(on, parent)).filter(({ record }) => isWaiting(record));
  }

  /** Carries the states of the parts up. Corrections are told once, together, when all departments have answered or the time has come. */
  async follow(tx: Executor, parentId: string): Promise<void> {
    const parent = await this.cases.lock(tx, parentId);
    if (!parent || parent.state === 'draft' || parent.state === 'withdrawn') return;
    const parts = await this.partsOf(tx, parent);
    const states = parts.map(({ record }) => record.state);
    const notices = parts.flatMap(({ record, part, names }): PartNotice[] =>
      isWaiting(record) && record.facts.correction ? [{ part, names, correction: record.facts.correction }] : [],
    );
    const isTime = parent.wakeAt === null || fromInstant(parent.wakeAt) <= this.clock.now();
    const isTold = notices.length > 0 && (isTime || haveAllAnswered(states));
    const { correction: before } = parent.facts;
    const merged = mergedCorrection(notices, parent.item.materials, this.clock.instant());
    const isNew = isTold && saidIn(merged) !== saidIn(before);
    const correction = isNew ? merged : before;
    const state = packageState(states, isTold);
    const wakeAt = isTime || haveAllAnswered(states) ? null : parent.wakeAt;
    const dueDate = isTold ? (correction?.dueDate ?? null) : null;
    const stateVersion = parent.stateVersion + (state === parent.state ? 0 : 1);
    await this.cases.update(tx, {
      ...parent,
      state,
      stateVersion,
      wakeAt,
      dueDate,
      facts: { ...parent.facts, correction },
    });
    if (isNew) await this.tell(tx, parent, merged);
  }

  private tell(tx: Executor, { id, personId, item }: CaseRecord, { items, dueDate }: Correction): Promise<void> {
    const title = `「${item.taskName}」要补 ${items.length} 份材料`;
    const text = `几个部门缺的一次说清，一起补就行，最晚 ${monthDay(dueDate)}交。`;
    return this.inbox.post(tx, { personId, title, text, subject: { kind: 'case', id } });
  }
}
