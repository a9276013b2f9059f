import { Inject } from '@nestjs/common';
import { TicketClass } from '@yichuang/contract/appointments/queue-rules';
import type { DeskTicket, issueTicket, listWindows } from '@yichuang/contract/appointments/staff-contract';
import { servesAt } from '@yichuang/contract/catalogue/rules';
import type { Item } from '@yichuang/contract/catalogue/item';
import type { Parsed, Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { HallRecord } from '../catalogue/halls.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { Bookable } from './bookable.js';
import { deskHallOf } from './desk-hall.js';
import { toDeskTicket, toDeskWindow } from './desk-reply.js';
import { QueueView } from './queue-view.js';
import { TicketOffice } from './ticket-office.js';
import { TicketsRepository } from './tickets.repository.js';

const PRIORITIES = {
  normal: { label: '现场', class: TicketClass.walkIn, isPriority: false },
  elder: { label: '老人优先', class: TicketClass.walkIn, isPriority: true },
  urgent: { label: '急事优先', class: TicketClass.urgent, isPriority: false },
} as const;

/** The hall as its staff see it, and numbers for people who come without an appointment. */
export class DeskService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(TicketOffice) private readonly office: TicketOffice,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(QueueView) private readonly view: QueueView,
  ) {}

  issueTicket(caller: Caller, body: Parsed<typeof issueTicket>['body'], write: Write): Promise<DeskTicket> {
    return this.idempotency.run(write, async (tx) => {
      const hall = await this.bookable.hall(tx, deskHallOf(caller));
      const item = body.taskCode === undefined ? undefined : await this.itemAt(tx, hall, body.taskCode);
      const ticket = await this.office.issue(tx, hall, {
        ...PRIORITIES[body.priority ?? 'normal'],
        kind: 'walkIn',
        nameMasked: null,
        taskNames: item ? [item.taskName] : [],
        theme: item?.theme,
        appointmentId: null,
        personId: null,
      });
      return toDeskTicket(ticket);
    });
  }

  async listWindows(caller: Caller): Promise<Reply<typeof listWindows>> {
    const hall = await this.bookable.hall(this.db, deskHallOf(caller));
    const date = this.clock.today();
    const queue = await this.view.load(this.db, hall.id, date);
    return {
      items: hall.windows.map((window) => {
        const ticket = queue.atWindows.find((one) => one.windowId === window.id);
        return toDeskWindow(window, { desk: queue.desks.get(window.id) ?? 'closed', ticket, caller });
      }),
      nextCursor: null,
      hall: { id: hall.id, name: hall.name },
      areas: hall.areas.map(({ id, name, letter }) => ({ id, name, letter })),
      queue: queue.waiting.map(toDeskTicket),
      averageMinutes: queue.average,
      servedToday: await this.tickets.servedOn(this.db, { hallId: hall.id, date }),
    };
  }

  private async itemAt(tx: Executor, hall: HallRecord, taskCode: string): Promise<Item> {
    const item = await this.items.find(taskCode, tx);
    if (!item || !servesAt(hall, item)) throw new Refused('ITEM_NOT_SERVED_HERE');
    return item;
  }
}
