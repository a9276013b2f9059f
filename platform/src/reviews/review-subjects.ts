import { Inject } from '@nestjs/common';
import { isReviewable } from '@yichuang/contract/reviews/reviewable';
import type { Caller } from '@yichuang/server/caller';
import { Refused } from '@yichuang/server/refused';
import { AppointmentsRepository } from '../appointments/appointments.repository.js';
import { TicketsRepository } from '../appointments/tickets.repository.js';
import { CaseOwners } from '../cases/case-owners.js';
import { EventsRepository } from '../cases/events.repository.js';
import { windowName } from '../catalogue/hall-window.js';
import { HallsRepository } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';

/** What can be reviewed by the person to whom it belongs. */
export type Subject = {
  kind: 'case' | 'visit';
  id: string;
  /** 「高龄津贴申领」 「区中心 2 号窗口」 */
  subject: string;
  regionCode: string;
  hallName: string;
  raterId: string;
  /** Accounts that served: they may not handle the order. */
  rated: string[];
  /** 办结 or 办完: it can be reviewed. */
  isDone: boolean;
};

export class ReviewSubjects {
  constructor(
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(EventsRepository) private readonly events: EventsRepository,
    @Inject(AppointmentsRepository) private readonly appointments: AppointmentsRepository,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
  ) {}

  /** @throws Refused NOT_FOUND unless it is the caller's own */
  async of(on: Executor, kind: Subject['kind'], caller: Caller, id: string): Promise<Subject> {
    return kind === 'case' ? this.caseOf(on, caller, id) : this.visitOf(on, caller, id);
  }

  private async caseOf(on: Executor, caller: Caller, id: string): Promise<Subject> {
    const record = await this.owners.own(caller, id, on);
    return {
      kind: 'case',
      id,
      subject: record.item.taskName,
      regionCode: record.item.regionCode,
      hallName: record.item.deptName,
      raterId: record.personId,
      rated: await this.events.staffOf(on, id),
      isDone: isReviewable(record.state),
    };
  }

  private async visitOf(on: Executor, caller: Caller, id: string): Promise<Subject> {
    const account = await this.accounts.find(caller.sub, on);
    const visit = await this.appointments.find(on, id);
    if (!visit || visit.personId !== (account?.personId ?? null)) throw new Refused('NOT_FOUND');
    const hall = await this.halls.find(visit.hallId, on);
    const { windowId = null } = (await this.tickets.findOfAppointment(on, id)) ?? {};
    const window = hall?.windows.find((one) => one.id === windowId);
    return {
      kind: 'visit',
      id,
      subject: [hall?.name ?? '', window ? windowName(window) : ''].filter((part) => part !== '').join(' '),
      regionCode: hall?.regionCode ?? '',
      hallName: hall?.name ?? '',
      raterId: visit.personId,
      rated: windowId === null ? [] : await this.accounts.idsAtWindow(visit.hallId, windowId, on),
      isDone: visit.state === 'served',
    };
  }
}
