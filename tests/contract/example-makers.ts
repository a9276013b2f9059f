import { book } from '@yichuang/contract/appointments/contract';
import { callNext, issueTicket, startService } from '@yichuang/contract/appointments/staff-contract';
import { listDemoAccounts } from '@yichuang/contract/identity/contract';
import type { CallOptions } from '@yichuang/contract/client';
import { certificateOf } from '../support/certificates.ts';
import type { Person } from '../support/client.ts';
import { bookAndCheckIn, openedWindow, someSlot } from '../support/journey.ts';
import type { FileToSend } from '../support/upload.ts';
import { TODAY, type World } from './world.ts';

/** How a route is called rightly: who calls, with what. Whatever must exist before is made here. */
export type Example = (
  world: World,
) => Promise<{ person: Person; sent: object; options?: CallOptions; file?: FileToSend }>;

export const open =
  (sent: object = {}): Example =>
  async ({ nobody }) => ({ person: nobody, sent });
export const asCitizen =
  (sent: object = {}): Example =>
  async ({ citizen }) => ({ person: citizen, sent });

export const anAppointment: Example = async ({ fresh, hallId, taskCode }) => {
  const person = await fresh();
  const slot = await someSlot(person, hallId, taskCode, { after: TODAY });
  const { id } = await person.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
  return { person, sent: { params: { id }, body: {} } };
};
export const withoutBody =
  (example: Example): Example =>
  async (world) => {
    const { person, sent } = await example(world);
    const { body: _, ...rest } = sent as { body?: unknown };
    return { person, sent: rest };
  };
export const aTicket: Example = async ({ stack, fresh, clerk, taskCode }) => {
  const person = await fresh();
  const { checkedIn } = await bookAndCheckIn(stack, person, clerk, taskCode);
  return { person, sent: { params: { id: checkedIn.ticket.id }, body: {} } };
};

/** A window of clerk-1 brought to where the action makes sense. */
export const window =
  (prepare: (clerk: Person, id: string, world: World) => Promise<object | void>): Example =>
  async (world) => {
    const id = await openedWindow(world.clerk);
    const body = (await prepare(world.clerk, id, world)) ?? {};
    return { person: world.clerk, sent: { params: { id }, body } };
  };
export const called = async (clerk: Person, id: string, { taskCode }: World) => {
  await clerk.do(issueTicket, { body: { taskCode } });
  await clerk.do(callNext, { params: { id }, body: {} });
};
export const serving = async (clerk: Person, id: string, world: World) => {
  await called(clerk, id, world);
  await clerk.do(startService, { params: { id }, body: {} });
};
export const freshSlot = async ({ fresh, hallId, taskCode }: World) => {
  const person = await fresh();
  const slot = await someSlot(person, hallId, taskCode, { after: TODAY });
  return { person, slot };
};
export const testClock = async ({ stack, nobody }: World, sent: object) => ({
  person: nobody,
  sent,
  options: { headers: { 'x-test-clock': stack.clockSecret } },
});

export const asCatalogueAdmin: Example = async ({ as }) => ({
  person: await as('catalogue-admin'),
  sent: { query: { limit: 5 } },
});

/** The citizen's identity card, with what else the call needs. */
export const withCard =
  (sent: object = {}): Example =>
  async ({ citizen }) => ({
    person: citizen,
    sent: { params: { id: await certificateOf(citizen, 'residentIdCard') }, ...sent },
  });

/** Name and number of the demo's newcomer, as the list of accounts tells them. */
export async function newcomer(person: Person) {
  const { items } = await person.do(listDemoAccounts, {});
  const note = items.find(({ account }) => account === 'new-citizen')?.note ?? '';
  const [, name, idNumber] = /姓名 (\S+?)，身份证号 (\d{17}[\dX])/.exec(note) ?? [];
  return { name, idNumber };
}
