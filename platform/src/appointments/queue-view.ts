import { Inject } from '@nestjs/common';
import type { HallQueue, TicketPlace } from '@yichuang/contract/appointments/appointment';
import { areasFor, averageMinutes, byTurn, estimatedMinutes } from '@yichuang/contract/appointments/queue-rules';
import { windowState, type AtWindow, type DeskState } from '@yichuang/contract/appointments/window-rules';
import { Clock } from '@yichuang/server/clock';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { Executor } from '../db/database.js';
import { TicketsRepository, type TicketRecord } from './tickets.repository.js';
import { WindowsRepository } from './windows.repository.js';

type Waiting = Pick<TicketRecord, 'areaId' | 'class' | 'isPriority' | 'turn' | 'seq' | 'number'>;
/** A hall's queue on one day. */
export type QueueState = {
  waiting: TicketRecord[];
  atWindows: TicketRecord[];
  desks: ReadonlyMap<string, DeskState>;
  /** Of the last services, whole minutes. */
  average: number;
};

const NEXT_SHOWN = 8;

/** People of the same area who are called earlier; 0 once called. */
export const aheadOf = (ticket: TicketRecord, waiting: readonly Waiting[]): number =>
  ticket.state === 'waiting'
    ? waiting.filter((other) => other.areaId === ticket.areaId && byTurn(other, ticket) < 0).length
    : 0;

/** What a ticket at a window is to the desk's rules: called, being served, or nobody. */
export const atWindow = (ticket: TicketRecord | undefined): AtWindow =>
  ticket?.state === 'called' || ticket?.state === 'serving' ? ticket.state : null;

const isOpen = (queue: QueueState, windowId: string) => queue.desks.get(windowId) === 'open';

/** The queue as people see it. */
export class QueueView {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TicketsRepository) private readonly tickets: TicketsRepository,
    @Inject(WindowsRepository) private readonly windows: WindowsRepository,
  ) {}

  async load(on: Executor, hallId: string, date: string): Promise<QueueState> {
    return {
      waiting: await this.tickets.waiting(on, { hallId, date }),
      atWindows: await this.tickets.atWindows(on, { hallId, date }),
      desks: await this.windows.states(on, hallId, date),
      average: averageMinutes(await this.tickets.lastServices(on, hallId)),
    };
  }

  async place(on: Executor, hall: HallRecord, ticket: TicketRecord): Promise<TicketPlace> {
    const queue = await this.load(on, hall.id, ticket.date);
    const ahead = aheadOf(ticket, queue.waiting);
    const helpers = hall.windows.filter(
      (window) => isOpen(queue, window.id) && areasFor(window, hall).includes(ticket.areaId),
    );
    const window = atWindow(ticket) && hall.windows.find(({ id }) => id === ticket.windowId);
    return {
      ticketId: ticket.id,
      number: ticket.number,
      state: ticket.state,
      ahead,
      estimatedMinutes: estimatedMinutes(ahead, helpers.length, queue.average),
      ...(window && { window: { number: window.number, name: window.name } }),
      ...(ticket.calledAt !== null && { calledAt: ticket.calledAt }),
    };
  }

  /** Numbers and counts, no names. */
  async hallQueue(on: Executor, hall: HallRecord): Promise<HallQueue> {
    const queue = await this.load(on, hall.id, this.clock.today());
    const openWindows = hall.windows.filter(({ id }) => isOpen(queue, id)).length;
    const waiting = queue.waiting.length;
    return {
      hallId: hall.id,
      at: this.clock.instant(),
      waiting,
      estimatedMinutes: estimatedMinutes(waiting, openWindows, queue.average),
      openWindows,
      windows: hall.windows.map(({ id, number, name }) => {
        const ticket = queue.atWindows.find((one) => one.windowId === id);
        const state = windowState({ desk: queue.desks.get(id) ?? 'closed', ticket: atWindow(ticket) });
        return { windowId: id, number, name, state, current: ticket?.number ?? null };
      }),
      next: queue.waiting.slice(0, NEXT_SHOWN).map(({ number, areaId }) => ({ number, areaId })),
    };
  }
}
