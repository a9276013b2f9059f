import { book, getPass, listSlots } from '@yichuang/contract/appointments/contract';
import {
  checkIn,
  closeWindow,
  finishService,
  listWindows,
  openWindow,
  startService,
  type DeskWindow,
} from '@yichuang/contract/appointments/staff-contract';
import { getMe } from '@yichuang/contract/identity/contract';
import { listItems } from '@yichuang/contract/catalogue/contract';
import type { Person } from './client.ts';
import type { Stack } from './stack.ts';

/** The hall in which the demo's clerks stand. */
export async function hallOf(clerk: Person): Promise<string> {
  const { hallId } = await clerk.do(getMe, {});
  if (hallId === undefined) throw new Error('the clerk has no hall');
  return hallId;
}

/** The code of an item by what a citizen would call it. */
export async function taskCodeOf(person: Person, words: string, region = '420704'): Promise<string> {
  const { items } = await person.do(listItems, { query: { q: words, region } });
  const [first] = items;
  if (!first) throw new Error(`nothing found for ${words}`);
  return first.taskCode;
}

/** Bookable slots, earliest first; `today` leaves out all other days. */
export async function openSlots(person: Person, hallId: string, taskCode: string | string[], on?: string) {
  const { days } = await person.do(listSlots, {
    params: { hallId },
    query: {
      taskCode: Array.isArray(taskCode) ? taskCode : [taskCode],
      ...(on !== undefined && { from: on, days: 1 }),
    },
  });
  return days.flatMap(({ date, slots }) =>
    slots.filter(({ state }) => state === 'open').map((slot) => ({ ...slot, date })),
  );
}

/** A slot that still has seats, the n-th of the day `daysAhead` or later. */
export async function someSlot(person: Person, hallId: string, taskCode: string, { after = '', skip = 0 } = {}) {
  const slots = (await openSlots(person, hallId, taskCode)).filter(({ date }) => date > after);
  const slot = slots[skip];
  if (!slot) throw new Error(`no open slot in ${hallId}`);
  return slot;
}

export async function bookToday(person: Person, hallId: string, taskCode: string, today: string) {
  const [slot] = await openSlots(person, hallId, taskCode, today);
  if (!slot) throw new Error(`no open slot today in ${hallId}`);
  return person.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
}

/** Books the next slot of today and, once its doors are open, has the clerk scan the code. The clock goes back afterwards. */
export async function bookAndCheckIn(stack: Stack, person: Person, clerk: Person, taskCode: string) {
  const appointment = await bookToday(person, await hallOf(clerk), taskCode, '2026-11-24');
  const { qr } = await person.do(getPass, { params: { id: appointment.id } });
  await stack.setClock('2026-11-24T09:31:00.000+08:00');
  const checkedIn = await clerk.do(checkIn, { body: { qr } });
  await stack.setClock('2026-11-24T09:28:00.000+08:00');
  return { appointment, qr, checkedIn };
}

async function myWindow(clerk: Person): Promise<DeskWindow> {
  const { items } = await clerk.do(listWindows, {});
  const mine = items.find(({ isMine }) => isMine);
  if (!mine) throw new Error('the clerk has no window');
  return mine;
}

/** The clerk's window, closed and empty, whatever happened before. */
export async function closedWindow(clerk: Person): Promise<string> {
  const window = await myWindow(clerk);
  const params = { params: { id: window.id }, body: {} };
  if (window.ticket?.state === 'called') await clerk.do(startService, params);
  if (window.ticket) await clerk.do(finishService, params);
  if (window.state !== 'closed') await clerk.do(closeWindow, params);
  return window.id;
}

export async function openedWindow(clerk: Person): Promise<string> {
  const id = await closedWindow(clerk);
  await clerk.do(openWindow, { params: { id }, body: {} });
  return id;
}
