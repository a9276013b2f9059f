import type { DeskTicket, DeskWindow } from '@yichuang/contract/appointments/staff-contract';
import { allowedActions, windowState, type DeskState } from '@yichuang/contract/appointments/window-rules';
import type { HallWindow } from '@yichuang/contract/catalogue/hall';
import type { Caller } from '@yichuang/server/caller';
import { atWindow } from './queue-view.js';
import type { TicketRecord } from './tickets.repository.js';

export function toDeskTicket(record: TicketRecord): DeskTicket {
  const { id, number, state, areaId, kind, label, nameMasked, taskNames, queuedAt, calledAt, startedAt, calls } =
    record;
  return { id, number, state, areaId, kind, label, nameMasked, taskNames, queuedAt, calledAt, startedAt, calls };
}

/** A window as its clerk sees it, with the actions that are open now. */
export function toDeskWindow(
  { id, number, name, kind, areaId }: HallWindow,
  { desk, ticket, caller }: { desk: DeskState; ticket: TicketRecord | undefined; caller: Caller },
): DeskWindow {
  const situation = { desk, ticket: atWindow(ticket), calls: ticket?.calls ?? 0 };
  return {
    id,
    number,
    name,
    kind,
    areaId,
    state: windowState(situation),
    isMine: caller.windowIds?.includes(id) ?? false,
    ticket: ticket ? toDeskTicket(ticket) : null,
    allowed: allowedActions(situation),
  };
}
