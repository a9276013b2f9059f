import { Inject } from '@nestjs/common';
import type { Case, CaseClock, CaseDraft, CaseSummary, TimelineEvent } from '@yichuang/contract/cases/case';
import type { CaseDocument } from '@yichuang/contract/cases/document';
import type { Form } from '@yichuang/contract/cases/form';
import { maskAnswers } from '@yichuang/contract/cases/form-rules';
import { actionTitle, stateName } from '@yichuang/contract/cases/names';
import { allowedToStaff } from '@yichuang/contract/cases/rules';
import type { StaffCase, StaffCaseSummary } from '@yichuang/contract/cases/staff-contract';
import type { Role } from '@yichuang/contract/access';
import { Clock } from '@yichuang/server/clock';
import type { PersonRecord } from '../identity/people.repository.js';
import { CaseClocks } from './case-clocks.js';
import { knownOf, maskedNameOf } from './case-owners.js';
import { allowedToOwner, situationOf, type CaseRecord } from './case-record.js';
import type { CaseEvent } from './event-hash.js';

export const etagOf = ({ draftVersion }: Pick<CaseRecord, 'draftVersion'>): string => `"${draftVersion}"`;

export const toTimeline = (events: readonly CaseEvent[]): TimelineEvent[] =>
  events.map(({ seq, at, action, from, to, by, note }) => ({
    seq,
    at,
    action,
    title: actionTitle(action),
    from,
    to,
    by,
    note,
  }));

export function toDraft(record: CaseRecord, form: Form, person: PersonRecord): CaseDraft {
  const { id, item, answers } = record;
  return {
    id,
    state: 'draft',
    taskCode: item.taskCode,
    taskName: item.taskName,
    form,
    known: knownOf(person),
    answers,
    materials: item.materials,
    etag: etagOf(record),
  };
}

function toSupplement({ state, parentId, facts: { correction } }: CaseRecord): Pick<CaseSummary, 'toSupplement'> {
  const isAsked = state === 'correctionPending' || state === 'reviewCorrectionPending';
  if (!isAsked || correction === null || parentId !== null) return {};
  return { toSupplement: { count: correction.items.length, dueDate: correction.dueDate } };
}

/** What is kept beside a case and shown with it; its materials are filled already (case-materials.ts). */
type Beside = { form: Form; person: PersonRecord; documents: CaseDocument[]; signatureFileId: string | null };
type ForStaff = Beside & { events: CaseEvent[]; roles: readonly Role[] };

/** What applicants and staff see of a case, as it is now. */
export class CaseReplies {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseClocks) private readonly clocks: CaseClocks,
  ) {}

  clockOf(record: CaseRecord): CaseClock | undefined {
    return this.clocks.current(record, this.clock.now());
  }

  summary(record: CaseRecord): CaseSummary {
    const { id, caseNo, item, state, createdAt, facts } = record;
    const clock = this.clockOf(record);
    return {
      id,
      caseNo,
      taskCode: item.taskCode,
      taskName: item.taskName,
      deptName: item.deptName,
      state,
      stateName: stateName(state),
      createdAt,
      receivedAt: facts.receivedAt,
      dueDate: clock?.dueDate ?? null,
      leftDays: clock?.leftDays ?? null,
      ...toSupplement(record),
      ...(record.isPackage && { partCount: facts.parts.length }),
    };
  }

  full(record: CaseRecord, { form, person, documents, signatureFileId }: Beside): Case {
    const { stateVersion, queryCode, answers, item } = record;
    return {
      ...this.summary(record),
      ...this.state(record),
      stateVersion,
      queryCode,
      form,
      known: knownOf(person),
      answers,
      materials: item.materials,
      signatureFileId,
      etag: etagOf(record),
      // told together with what the other departments ask for
      ...(record.parentId !== null && { correction: null }),
      allowed: allowedToOwner(record),
      documents,
    };
  }

  staffSummary(record: CaseRecord, person: PersonRecord, roles: readonly Role[]): StaffCaseSummary {
    return {
      ...this.summary(record),
      stateVersion: record.stateVersion,
      nameMasked: maskedNameOf(person),
      lamp: this.clockOf(record)?.lamp ?? 'green',
      flags: this.flags(record),
      allowed: allowedToStaff(roles, situationOf(record)),
    };
  }

  forStaff(record: CaseRecord, { form, person, documents, signatureFileId, events, roles }: ForStaff): StaffCase {
    return {
      ...this.staffSummary(record, person, roles),
      ...this.state(record),
      form,
      known: knownOf(person),
      answers: maskAnswers(form, record.answers),
      materials: record.item.materials,
      documents,
      signatureFileId,
      timeline: toTimeline(events),
      foreseen: {
        promisedDate: this.clocks.promiseFrom(this.clock.today(), record),
        correctionDate: this.clocks.correctionDate(this.clock.today()),
      },
    };
  }

  private state(record: CaseRecord) {
    const { correction, decision, delivery } = record.facts;
    return { clock: this.clockOf(record) ?? null, correction, decision, delivery, flags: this.flags(record) };
  }

  private flags(record: CaseRecord) {
    const { isDeemed, extendedDays } = record.facts;
    const overdue = this.clockOf(record)?.lamp === 'red';
    return { deemedAccepted: isDeemed, extended: extendedDays > 0, overdue };
  }
}
