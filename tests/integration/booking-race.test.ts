import '@yichuang/contract/zod-setup';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { book, listAppointments } from '@yichuang/contract/appointments/contract';
import { toWire } from '@yichuang/contract/client';
import { as, nobody, raw, type Person } from '../support/client.ts';
import { hallOf, openSlots, taskCodeOf } from '../support/journey.ts';
import { DATABASES, startStack, type Stack } from '../support/stack.ts';

/** Accounts `load-from … load-(from+count-1)`, signed in sixteen at a time. */
async function crowd(url: string, from: number, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let done = 0; done < count; done += 16)
    people.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(16, count - done) }, (_, i) => as(url, `load-${from + done + i}`)),
      )),
    );
  return people;
}

describe.each(DATABASES)('on %s', (database) => {
  let stack: Stack;
  let hallId: string;
  let taskCode: string;
  const slotsNow = () => openSlots(nobody(stack.url), hallId, taskCode);
  const slotNow = async (id: string) => (await slotsNow()).find((slot) => slot.id === id);

  beforeAll(async () => {
    stack = await startStack({ database });
    hallId = await hallOf(await as(stack.url, 'clerk-1'));
    taskCode = await taskCodeOf(nobody(stack.url), '高龄津贴');
  });
  afterAll(() => stack?.stop());

  /** A slot of another day each time, brought down to exactly `seats` by people of no further interest. */
  async function slotWith(seats: number, dayFromEnd: number, from: number) {
    const slots = await slotsNow();
    const date = [...new Set(slots.map((slot) => slot.date))].at(-dayFromEnd);
    const slot = slots.find((one) => one.date === date)!;
    const early = await crowd(stack.url, from, slot.remaining - seats);
    for (const person of early) await person.do(book, { body: { slotId: slot.id, taskCodes: [taskCode] } });
    return slot.id;
  }

  async function rush(people: Person[], slotId: string) {
    const answers = await Promise.all(
      people.map((person) => {
        const sent = { body: { slotId, taskCodes: [taskCode] } };
        // embedded, the thousand are served one after the other, and a slow machine tells the last to come again
        return database === 'pglite' ? person.askUntilKnown(book, sent) : person.ask(book, sent);
      }),
    );
    await stack.untilWell();
    const codes = answers.map((answer) => (answer.ok ? 'booked' : answer.problem.code));
    return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
  }

  test('1,000 people for 50 seats: exactly 50 get one', async () => {
    const slotId = await slotWith(50, 1, 10_000);
    const people = await crowd(stack.url, 11_000, 1000);
    expect(await rush(people, slotId)).toEqual({ booked: 50, SLOT_FULL: 950 });
    expect(await slotNow(slotId)).toBeUndefined();
  });

  test('50 people for one seat: exactly one gets it', async () => {
    const slotId = await slotWith(1, 2, 13_000);
    const people = await crowd(stack.url, 14_000, 50);
    expect(await rush(people, slotId)).toEqual({ booked: 1, SLOT_FULL: 49 });
  });

  test('one key 50 times at once: one appointment, the same bytes', async () => {
    const person = await as(stack.url, 'load-15000');
    const slotId = (await slotsNow()).at(-1)!.id;
    const before = (await slotNow(slotId))!.remaining;
    const key = randomUUID();
    const wire = toWire(book, { body: { slotId, taskCodes: [taskCode] } }, { idempotencyKey: key });
    const replies = await Promise.all(
      Array.from({ length: 50 }, () =>
        raw(`${stack.url}${wire.path}`, { ...wire, headers: { ...wire.headers, ...person.headers } }),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect((await person.do(listAppointments, { query: {} })).items).toHaveLength(1);
    expect((await slotNow(slotId))!.remaining).toBe(before - 1);
  });

  test('20 bookings of one person at once: two a day and no more, whichever account', async () => {
    const accounts = [await as(stack.url, 'chen-citizen'), await as(stack.url, 'chen-citizen-2')];
    const codes = await Promise.all(
      ['高龄津贴', '居民医保参保', '异地就医备案', '残疾人证'].map((words) => taskCodeOf(accounts[0]!, words)),
    );
    const date = (await slotsNow()).at(-1)!.date;
    const day = (await slotsNow()).filter((slot) => slot.date === date);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        accounts[i % 2]!.ask(book, {
          body: { slotId: day[i % day.length]!.id, taskCodes: [codes[i % codes.length]!] },
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    for (const answer of answers) if (!answer.ok) expect(answer.problem.code).toBe('PERSON_DAY_LIMIT');
  });
});
