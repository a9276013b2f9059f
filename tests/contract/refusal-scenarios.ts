import type { Problem } from '@yichuang/contract/problem';
import {
  book,
  callMeLater,
  cancel,
  getPass,
  holdSlot,
  leaveQueue,
  listSlots,
  releaseHold,
  reschedule,
} from '@yichuang/contract/appointments/contract';
import { checkIn, issueTicket } from '@yichuang/contract/appointments/staff-contract';
import { listHalls } from '@yichuang/contract/catalogue/contract';
import { resetTestClock, setTestClock } from '@yichuang/contract/operations/contract';
import { nobody, type Person } from '../support/client.ts';
import { bookAndCheckIn, bookToday, openSlots, someSlot } from '../support/journey.ts';
import { CASE_SCENARIOS } from './case-scenarios.ts';
import { CERTIFICATE_SCENARIOS } from './certificate-scenarios.ts';
import { DELEGATION_SCENARIOS } from './delegation-scenarios.ts';
import { DESK_SCENARIOS } from './desk-scenarios.ts';
import { HELP_SCENARIOS } from './help-scenarios.ts';
import { IDENTITY_SCENARIOS } from './identity-scenarios.ts';
import { IMPORT_SCENARIOS } from './import-scenarios.ts';
import { PAPER_SCENARIOS } from './paper-scenarios.ts';
import { REVIEW_SCENARIOS } from './review-scenarios.ts';
import { MORNING, TODAY, type World } from './world.ts';

export type Scenario = (world: World) => Promise<Problem>;

const at = (time: string, date = TODAY) => `${date}T${time}:00.000+08:00`;
/** What a seat-taking call refuses, whichever call it is. */
type Take = (person: Person, slotId: string, taskCodes: string[]) => Promise<Problem>;

async function fill(world: World, slotId: string, remaining: number) {
  for (let seat = 0; seat < remaining; seat++)
    await (await world.fresh()).do(book, { body: { slotId, taskCodes: [world.taskCode] } });
}
/** A station's slot has few seats: quick to fill. */
async function smallHall({ nobody: person, taskCode }: World) {
  const { items } = await person.do(listHalls, { query: { region: '420704105', level: 'village', taskCode } });
  return items[0]!.id;
}

/** The scenarios shared by holding, booking and moving. */
function seatScenarios(name: string, take: Take, mover: (world: World) => Promise<Person>): Record<string, Scenario> {
  return {
    [`${name} SLOT_FULL`]: async (world) => {
      const person = await mover(world);
      const slot = await someSlot(person, await smallHall(world), world.taskCode, { after: TODAY, skip: 2 });
      await fill(world, slot.id, slot.remaining);
      return take(person, slot.id, [world.taskCode]);
    },
    [`${name} SLOT_CLOSED`]: async (world) => {
      // 8:40 is over for booking: half an hour before the start is the last moment
      const [slot] = await openSlots(world.nobody, world.hallId, world.taskCode, TODAY);
      return take(await mover(world), slot!.id.replace(/\d{4}$/, '0900'), [world.taskCode]);
    },
    [`${name} OUTSIDE_BOOKING_WINDOW`]: async (world) =>
      take(await mover(world), `${world.hallId}.20261228.1000`, [world.taskCode]),
    [`${name} ITEM_NOT_SERVED_HERE`]: async (world) => {
      const slot = await someSlot(world.nobody, world.hallId, world.taskCode, { after: TODAY });
      return take(await mover(world), slot.id, [world.foreignTaskCode]);
    },
    [`${name} PERSON_DAY_LIMIT`]: async (world) => {
      const person = await mover(world);
      const slots = (await openSlots(person, world.hallId, world.taskCode)).filter(({ date }) => date > TODAY);
      const day = slots.filter(({ date }) => date === slots.at(-1)!.date);
      const reserve = (index: number, taskCode: string) =>
        person.do(book, { body: { slotId: day[index]!.id, taskCodes: [taskCode] } });
      await reserve(0, world.taskCode);
      await reserve(2, world.otherTaskCode);
      return take(person, day[4]!.id, [world.thirdTaskCode]);
    },
    [`${name} NOT_FOUND`]: async (world) => take(await mover(world), 'no-such-hall.20261125.1000', [world.taskCode]),
  };
}

const booked = async (world: World, after = TODAY) => {
  const person = await world.fresh();
  const slot = await someSlot(person, world.hallId, world.taskCode, { after });
  return {
    person,
    appointment: await person.do(book, { body: { slotId: slot.id, taskCodes: [world.taskCode] } }),
    slot,
  };
};
const cancelled = async (world: World) => {
  const { person, appointment } = await booked(world);
  await person.do(cancel, { params: { id: appointment.id }, body: {} });
  return { person, appointment };
};
const checkedIn = async (world: World) => {
  const person = await world.fresh();
  return { person, ...(await bookAndCheckIn(world.stack, person, world.clerk, world.taskCode)) };
};
const moveTo = (person: Person, id: string, slotId: string) =>
  person.refused(reschedule, { params: { id }, body: { slotId } });
/** An appointment within the next two hours: too late to change. */
const soon = async (world: World) => {
  const person = await world.fresh();
  const appointment = await bookToday(person, world.hallId, world.taskCode, TODAY);
  return { person, appointment };
};
const missing = { params: { id: 'no-such-id' } };
const missingHall = { hallId: 'no-such-hall' };

export const SCENARIOS: Record<string, Scenario> = {
  ...IDENTITY_SCENARIOS,
  'setTestClock NOT_FOUND': async ({ closed }) =>
    nobody(closed.url).refused(setTestClock, { body: { now: at('09:00') } }, { headers: { 'x-test-clock': 'x' } }),
  'resetTestClock NOT_FOUND': async ({ closed }) =>
    nobody(closed.url).refused(resetTestClock, {}, { headers: { 'x-test-clock': 'x' } }),
  'listSlots NOT_FOUND': ({ nobody: person, taskCode }) =>
    person.refused(listSlots, { params: missingHall, query: { taskCode: [taskCode] } }),
  'listSlots ITEM_NOT_SERVED_HERE': ({ nobody: person, hallId, foreignTaskCode }) =>
    person.refused(listSlots, { params: { hallId }, query: { taskCode: [foreignTaskCode] } }),
  ...seatScenarios(
    'holdSlot',
    (person, slotId, taskCodes) => person.refused(holdSlot, { body: { slotId, taskCodes } }),
    (world) => world.fresh(),
  ),
  ...seatScenarios(
    'book',
    (person, slotId, taskCodes) => person.refused(book, { body: { slotId, taskCodes } }),
    (world) => world.fresh(),
  ),
  'book HOLD_EXPIRED': async (world) => {
    const person = await world.fresh();
    const slot = await someSlot(person, world.hallId, world.taskCode, { after: TODAY });
    const { id } = await person.do(holdSlot, { body: { slotId: slot.id, taskCodes: [world.taskCode] } });
    await world.stack.setClock(at('09:34'));
    const problem = await person.refused(book, { body: { holdId: id } });
    await world.stack.setClock(MORNING);
    return problem;
  },
  'releaseHold NOT_FOUND': ({ citizen }) => citizen.refused(releaseHold, missing),
  'getPass APPOINTMENT_CANCELLED': async (world) => {
    const { person, appointment } = await cancelled(world);
    return person.refused(getPass, { params: { id: appointment.id } });
  },
  'reschedule NOT_FOUND': ({ citizen, hallId }) => moveTo(citizen, 'no-such-id', `${hallId}.20261125.1000`),
  'reschedule SLOT_FULL': async (world) => {
    const { person, appointment } = await booked(world);
    const last = (await openSlots(person, world.hallId, world.taskCode)).at(-1)!;
    await fill(world, last.id, last.remaining);
    return moveTo(person, appointment.id, last.id);
  },
  'reschedule SLOT_CLOSED': async (world) => {
    const { person, appointment } = await booked(world);
    return moveTo(person, appointment.id, `${world.hallId}.${TODAY.replaceAll('-', '')}.0900`);
  },
  'reschedule OUTSIDE_BOOKING_WINDOW': async (world) => {
    const { person, appointment } = await booked(world);
    return moveTo(person, appointment.id, `${world.hallId}.20261228.1000`);
  },
  'reschedule ITEM_NOT_SERVED_HERE': async (world) => {
    const { person, appointment } = await booked(world);
    return moveTo(person, appointment.id, `${world.foreignHallId}.20261126.1000`);
  },
  'reschedule PERSON_DAY_LIMIT': async (world) => {
    const { person, appointment } = await booked(world);
    const others = (await openSlots(person, world.hallId, world.taskCode)).filter(
      ({ date }) => date > appointment.date,
    );
    await person.do(book, { body: { slotId: others[0]!.id, taskCodes: [world.otherTaskCode] } });
    await person.do(book, { body: { slotId: others[2]!.id, taskCodes: [world.thirdTaskCode] } });
    return moveTo(person, appointment.id, others[4]!.id);
  },
  'reschedule CANCEL_TOO_LATE': async (world) => {
    const { person, appointment } = await soon(world);
    return moveTo(person, appointment.id, (await someSlot(person, world.hallId, world.taskCode, { after: TODAY })).id);
  },
  'reschedule APPOINTMENT_CANCELLED': async (world) => {
    const { person, appointment } = await cancelled(world);
    const slot = await someSlot(person, world.hallId, world.taskCode, { after: TODAY });
    return moveTo(person, appointment.id, slot.id);
  },
  'reschedule ACTION_NOT_ALLOWED': async (world) => {
    const { person, appointment } = await checkedIn(world);
    const slot = await someSlot(person, world.hallId, world.taskCode, { after: TODAY });
    return moveTo(person, appointment.id, slot.id);
  },
  'cancel CANCEL_TOO_LATE': async (world) => {
    const { person, appointment } = await soon(world);
    return person.refused(cancel, { params: { id: appointment.id }, body: {} });
  },
  'cancel ACTION_NOT_ALLOWED': async (world) => {
    const { person, appointment } = await checkedIn(world);
    return person.refused(cancel, { params: { id: appointment.id }, body: {} });
  },
  'leaveQueue ACTION_NOT_ALLOWED': async (world) => {
    const { person, checkedIn: at0 } = await checkedIn(world);
    const sent = { params: { id: at0.ticket.id }, body: {} };
    await person.do(leaveQueue, sent);
    return person.refused(leaveQueue, sent);
  },
  'callMeLater ACTION_NOT_ALLOWED': async (world) => {
    const { person, checkedIn: at0 } = await checkedIn(world);
    const sent = { params: { id: at0.ticket.id }, body: {} };
    await person.do(callMeLater, sent);
    return person.refused(callMeLater, sent);
  },
  'checkIn BAD_CODE': ({ clerk }) => clerk.refused(checkIn, { body: { qr: 'YV1:FORGED' } }),
  'checkIn WRONG_HALL': async (world) => {
    const townClerk = await world.as('town-clerk');
    const person = await world.fresh();
    const { id } = await bookToday(person, world.hallId, world.taskCode, TODAY);
    const { qr } = await person.do(getPass, { params: { id } });
    return townClerk.refused(checkIn, { body: { qr } });
  },
  'checkIn WRONG_DAY': async (world) => {
    const { person, appointment } = await booked(world);
    const { qr } = await person.do(getPass, { params: { id: appointment.id } });
    return world.clerk.refused(checkIn, { body: { qr } });
  },
  'checkIn TOO_EARLY': async (world) => {
    const person = await world.fresh();
    const slots = await openSlots(person, world.hallId, world.taskCode, TODAY);
    const { id } = await person.do(book, { body: { slotId: slots.at(-1)!.id, taskCodes: [world.taskCode] } });
    const { qr } = await person.do(getPass, { params: { id } });
    return world.clerk.refused(checkIn, { body: { qr } });
  },
  'checkIn APPOINTMENT_CANCELLED': async (world) => {
    const person = await world.fresh();
    const slots = await openSlots(person, world.hallId, world.taskCode, TODAY);
    const { id } = await person.do(book, { body: { slotId: slots.at(-1)!.id, taskCodes: [world.taskCode] } });
    const { qr } = await person.do(getPass, { params: { id } });
    await person.do(cancel, { params: { id }, body: {} });
    return world.clerk.refused(checkIn, { body: { qr } });
  },
  'issueTicket ITEM_NOT_SERVED_HERE': ({ clerk, foreignTaskCode }) =>
    clerk.refused(issueTicket, { body: { taskCode: foreignTaskCode } }),
  ...DESK_SCENARIOS,
  ...CERTIFICATE_SCENARIOS,
  ...CASE_SCENARIOS,
  ...DELEGATION_SCENARIOS,
  ...HELP_SCENARIOS,
  ...IMPORT_SCENARIOS,
  ...PAPER_SCENARIOS,
  ...REVIEW_SCENARIOS,
};
