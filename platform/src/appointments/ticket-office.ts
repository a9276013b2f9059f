import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { ticketNumber, turnAt, type TicketClass } from '@yichuang/contract/appointments/queue-rules';
import { dateOf, toInstant } from '@yichuang/contract/calendar';
import { areaFor } from '@yichuang/contract/catalogue/rules';
import { Clock } from '@yichuang/server/clock';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { TicketsRepository, type TicketRecord } from './tickets.repository.js';

export type NewTicket = Pick<
  TicketRecord,
  'kind' | 'label' | 'nameMasked' | 'taskNames' | 'appointmentId' | 'personId' | 'isPriority'
> & { class: TicketClass; /** Of the first matter; without one the hall's first area. */ theme: string | undefined };

/** Gives out the numbers of a hall: one row of letters per day, no gaps. */
export class TicketOffice {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
  ) {}

  async issue(tx: Executor, hall: HallRecord, { theme, ...given }: NewTicket): Promise<TicketRecord> {
    const area = theme === undefined ? hall.areas[0] : areaFor(hall.areas, theme);
    if (!area) throw new Error(`hall ${hall.id} has no area`);
    const now = this.clock.now();
    const onDay = { hallId: hall.id, date: dateOf(now) };
    const seq = await this.tickets.nextSeq(tx, onDay, area.letter);
    const ticket: TicketRecord = {
      ...given,
      ...onDay,
      id: randomUUID(),
      number: ticketNumber(area.letter, seq),
      seq,
      areaId: area.id,
      state: 'waiting',
      turn: turnAt(now, seq),
      queuedAt: toInstant(now),
      windowId: null,
      calls: 0,
      calledAt: null,
      startedAt: null,
      endedAt: null,
      isRequeued: false,
      isLaterUsed: false,
    };
    await this.tickets.insert(tx, ticket);
    return ticket;
  }
}
