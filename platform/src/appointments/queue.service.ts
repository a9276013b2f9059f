import { Inject } from '@nestjs/common';
import type { HallQueue, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { canLeave, canWaitLonger, laterTurn } from '@yichuang/contract/appointments/queue-rules';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Database, type Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { Bookable } from './bookable.js';
import { Holders } from './holders.js';
import { QueueView } from './queue-view.js';
import { TicketsRepository, type TicketRecord } from './tickets.repository.js';

/** What somebody who waits may do about it. */
export class QueueService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Holders) private readonly holders: Holders,
    @Inject(Bookable) private readonly bookable: Bookable,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(QueueView) private readonly view: QueueView,
  ) {}

  async hallQueue(hallId: string): Promise<HallQueue> {
    return this.view.hallQueue(this.db, await this.bookable.hall(this.db, hallId));
  }

  leave(caller: Caller, ticketId: string, write: Write): Promise<TicketPlace> {
    return this.change(caller, ticketId, write, async (_, ticket) => {
      if (!canLeave(ticket.state)) throw new Refused('ACTION_NOT_ALLOWED', { allowed: [] });
      return { ...ticket, state: 'left', endedAt: this.clock.instant() };
    });
  }

  later(caller: Caller, ticketId: string, write: Write): Promise<TicketPlace> {
    return this.change(caller, ticketId, write, async (tx, ticket) => {
      if (!canWaitLonger(ticket))
        throw new Refused('ACTION_NOT_ALLOWED', { allowed: canLeave(ticket.state) ? ['leave'] : [] });
      const waiting = await this.tickets.waiting(tx, ticket);
      const ownArea = waiting.filter((other) => other.areaId === ticket.areaId);
      const { class: ticketClass, isPriority, turn } = laterTurn(ticket, ownArea);
      return { ...ticket, class: ticketClass, isPriority, turn, isLaterUsed: true };
    });
  }

  /** @throws Refused NOT_FOUND unless it is the caller's own ticket */
  private change(
    caller: Caller,
    ticketId: string,
    write: Write,
    work: (tx: Executor, ticket: TicketRecord) => Promise<TicketRecord>,
  ): Promise<TicketPlace> {
    return this.idempotency.run(write, async (tx) => {
      const person = await this.holders.find(tx, caller);
      const ticket = await this.tickets.lock(tx, ticketId);
      if (!person || ticket?.personId !== person.id) throw new Refused('NOT_FOUND');
      const after = await work(tx, ticket);
      await this.tickets.update(tx, after);
      return this.view.place(tx, await this.bookable.hall(tx, after.hallId), after);
    });
  }
}
