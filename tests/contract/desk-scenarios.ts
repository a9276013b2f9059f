import {
  checkIn,
  callNext,
  finishService,
  issueTicket,
  startService,
} from '@yichuang/contract/appointments/staff-contract';
import * as desk from '@yichuang/contract/appointments/staff-contract';
import { getPass } from '@yichuang/contract/appointments/contract';
import type { Problem } from '@yichuang/contract/problem';
import type { Route } from '@yichuang/contract/route';
import { bookAndCheckIn, closedWindow, openedWindow } from '../support/journey.ts';
import { DOORS_OPEN, type World } from './world.ts';

type Scenario = (world: World) => Promise<Problem>;

const bodies: Record<string, object> = { transferTicket: { areaId: 'any' } };
const ACTIONS = {
  openWindow: desk.openWindow,
  closeWindow: desk.closeWindow,
  pauseWindow: desk.pauseWindow,
  resumeWindow: desk.resumeWindow,
  callNext: desk.callNext,
  recall: desk.recall,
  startService: desk.startService,
  markMissed: desk.markMissed,
  finishService: desk.finishService,
  transferTicket: desk.transferTicket,
};

/** Every action on a window that does not exist, and on one in a state that knows no such action. */
const everyAction = Object.entries(ACTIONS).flatMap(([name, route]): [string, Scenario][] => {
  const refuse = ({ clerk }: World, id: string) =>
    clerk.refused<Route>(route, { params: { id }, body: bodies[name] ?? {} });
  return [
    [`${name} NOT_FOUND`, (world) => refuse(world, 'no-such-window')],
    [
      `${name} ACTION_NOT_ALLOWED`,
      async (world) =>
        refuse(world, name === 'openWindow' ? await openedWindow(world.clerk) : await closedWindow(world.clerk)),
    ],
  ];
});

export const DESK_SCENARIOS: Record<string, Scenario> = {
  ...Object.fromEntries(everyAction),
  'callNext WINDOW_BUSY': async ({ clerk, taskCode }) => {
    const id = await openedWindow(clerk);
    await clerk.do(issueTicket, { body: { taskCode } });
    await clerk.do(callNext, { params: { id }, body: {} });
    return clerk.refused(callNext, { params: { id }, body: {} });
  },
  'startService BAD_CODE': async (world) => {
    const { stack, clerk, taskCode } = world;
    const person = await world.fresh();
    const { appointment } = await bookAndCheckIn(stack, person, clerk, taskCode);
    const { qr } = await person.do(getPass, { params: { id: appointment.id } });
    const id = await openedWindow(clerk);
    await clerk.do(issueTicket, { body: { taskCode, priority: 'urgent' } });
    await clerk.do(callNext, { params: { id }, body: {} });
    return clerk.refused(startService, { params: { id }, body: { qr } });
  },
  'checkIn ACTION_NOT_ALLOWED': async (world) => {
    const { stack, clerk, taskCode } = world;
    const person = await world.fresh();
    const { appointment, checkedIn } = await bookAndCheckIn(stack, person, clerk, taskCode);
    const { qr } = await person.do(getPass, { params: { id: appointment.id } });
    const id = await openedWindow(clerk);
    // serve everybody who stands before this person
    for (let served = ''; served !== checkedIn.ticket.number;) {
      const { ticket } = await clerk.do(callNext, { params: { id }, body: {} });
      served = ticket?.number ?? checkedIn.ticket.number;
      await clerk.do(startService, { params: { id }, body: {} });
      await clerk.do(finishService, { params: { id }, body: {} });
    }
    await stack.setClock(DOORS_OPEN);
    return clerk.refused(checkIn, { body: { qr } });
  },
};
