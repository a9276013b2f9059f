import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  book,
  cancel,
  getAppointment,
  getPass,
  holdSlot,
  listAppointments,
  listSlots,
  releaseHold,
  reschedule,
} from '@yichuang/contract/appointments/contract';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

// Tuesday, no holiday near it
const MORNING = '2026-11-24T08:00:00.000+08:00';
const one = { slotId: 'one.20261125.1000', taskCodes: ['pension'] };
const three = { ...one, slotId: 'three.20261125.1000' };
const big = (time: string, day = '20261125') => `big.${day}.${time}`;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: AppointmentWorld;
  beforeAll(async () => {
    world = await AppointmentWorld.start(kind, MORNING);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.setClock(MORNING);
    await world.db.execute(sql`TRUNCATE slots, holds, appointments, short_codes, tickets, desk_windows`);
  });

  const slot = async (slotId: string, taskCode = ['pension']) => {
    const [hallId = '', day = '', time = ''] = slotId.split('.');
    const from = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    const { days } = await world.nobody.do(listSlots, { params: { hallId }, query: { taskCode, from, days: 1 } });
    return days[0]?.slots.find(({ start }) => start === `${time.slice(0, 2)}:${time.slice(2)}`);
  };
  const tally = (outcomes: string[]) =>
    Object.fromEntries([...new Set(outcomes)].map((code) => [code, outcomes.filter((each) => each === code).length]));
  const rush = async (people: TestCaller[], body: typeof one) =>
    tally(await Promise.all(people.map((person) => person.outcome(book, { body }))));

  test('50 people for one seat: one gets it', async () => {
    expect(await rush(await world.crowd(50), one)).toEqual({ ok: 1, SLOT_FULL: 49 });
    expect(await slot(one.slotId)).toMatchObject({ remaining: 0, state: 'full' });
  });

  test('50 people for three seats: three get them', async () => {
    expect(await rush(await world.crowd(50), three)).toEqual({ ok: 3, SLOT_FULL: 47 });
  });

  test('300 people for 51 seats: 51 get them, whether by hold or at once', async () => {
    const people = await world.crowd(300);
    const body = { slotId: big('1000'), taskCodes: ['pension'] };
    const outcomes = await Promise.all(
      people.map((person, index) => person.outcome(index % 2 === 0 ? holdSlot : book, { body })),
    );
    expect(tally(outcomes)).toEqual({ ok: 51, SLOT_FULL: 249 });
  });

  test('whoever holds the last seat may hold or book it again', async () => {
    const holder = await world.someone();
    await holder.do(holdSlot, { body: one });
    expect(await holder.outcome(holdSlot, { body: one })).toBe('ok');
    expect(await holder.outcome(book, { body: one })).toBe('ok');
    expect(await slot(one.slotId)).toMatchObject({ remaining: 0 });
  });

  test('two matters share the seats of a slot', async () => {
    const [first, second] = await world.crowd(2);
    await first!.do(book, { body: one });
    expect(await second!.outcome(book, { body: { ...one, taskCodes: ['care'] } })).toBe('SLOT_FULL');
  });

  test('one key 50 times at once: one appointment, the same bytes', async () => {
    const person = await world.someone();
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 50 }, () => person.raw(book, { body: three }, { key })));
    expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect((await person.do(listAppointments, { query: {} })).total).toBe(1);
    expect((await slot(three.slotId))?.remaining).toBe(2);
  });

  test('20 bookings of one person at once, over two accounts: two a day', async () => {
    const accounts = await world.twoAccounts();
    const tasks = ['pension', 'care', 'disability', 'insurance'];
    const times = ['0900', '0930', '1000', '1030', '1100'];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        accounts[i % 2]!.outcome(book, { body: { slotId: big(times[i % 5]!), taskCodes: [tasks[i % 4]!] } }),
      ),
    );
    expect(tally(outcomes)).toEqual({ ok: 2, PERSON_DAY_LIMIT: 18 });
    expect((await accounts[1].do(listAppointments, { query: {} })).total).toBe(2);
  });

  test('the same matter once a day, whichever account; another day is free', async () => {
    const [first, second] = await world.twoAccounts();
    await first.do(book, { body: { slotId: big('0900'), taskCodes: ['pension'] } });
    expect(await second.outcome(book, { body: { slotId: big('1000'), taskCodes: ['pension'] } })).toBe(
      'PERSON_DAY_LIMIT',
    );
    expect(await second.outcome(book, { body: { slotId: big('1000', '20261126'), taskCodes: ['pension'] } })).toBe(
      'ok',
    );
  });

  test('a hold takes the seat, becomes the appointment, and gives the same one when confirmed again', async () => {
    const [holder, other] = await world.crowd(2);
    const hold = await holder!.do(holdSlot, { body: one });
    expect(hold).toMatchObject({ slotId: one.slotId });
    expect(await slot(one.slotId)).toMatchObject({ remaining: 0 });
    expect(await other!.outcome(book, { body: one })).toBe('SLOT_FULL');
    expect(await other!.outcome(book, { body: { holdId: hold.id } })).toBe('NOT_FOUND');
    const appointment = await holder!.do(book, { body: { holdId: hold.id } });
    expect(appointment).toMatchObject({
      state: 'booked',
      date: '2026-11-25',
      start: '10:00',
      end: '10:30',
      nameMasked: '陈*明',
      late: false,
      allowed: ['reschedule', 'cancel'],
      changeUntil: '2026-11-25T08:00:00.000+08:00',
      items: [{ taskCode: 'pension', bring: ['银行卡'] }],
    });
    expect((await holder!.do(book, { body: { holdId: hold.id } })).id).toBe(appointment.id);
    expect((await slot(one.slotId))?.remaining).toBe(0);
  });

  test('a hold that ran out answers 410, and its seat is free although nothing swept', async () => {
    const [holder, other] = await world.crowd(2);
    const hold = await holder!.do(holdSlot, { body: one });
    world.setClock('2026-11-24T08:05:00.000+08:00');
    expect(await slot(one.slotId)).toMatchObject({ remaining: 1, state: 'open' });
    const problem = await holder!.refused(book, { body: { holdId: hold.id } });
    expect(problem).toMatchObject({ code: 'HOLD_EXPIRED', status: 410 });
    await other!.do(holdSlot, { body: one });
    expect(await holder!.outcome(book, { body: { holdId: hold.id } })).toBe('HOLD_EXPIRED');
  });

  test('a new hold gives the last one back, and releasing gives the seat back once', async () => {
    const [holder, stranger] = await world.crowd(2);
    await holder!.do(holdSlot, { body: one });
    const second = await holder!.do(holdSlot, { body: { ...one, slotId: 'one.20261125.1030' } });
    expect((await slot(one.slotId))?.remaining).toBe(1);
    expect(await stranger!.outcome(releaseHold, { params: { id: second.id } })).toBe('NOT_FOUND');
    await holder!.do(releaseHold, { params: { id: second.id } });
    await holder!.do(releaseHold, { params: { id: second.id } });
    expect((await slot('one.20261125.1030'))?.remaining).toBe(1);
    expect(await holder!.outcome(book, { body: { holdId: second.id } })).toBe('HOLD_EXPIRED');
  });

  test('several matters take slots in a row, all or none', async () => {
    const [early, group] = await world.crowd(2);
    await early!.do(book, { body: { ...one, slotId: 'one.20261125.1030' } });
    const wanted = ['pension', 'care', 'disability'];
    expect(await slot('one.20261125.1000', wanted)).toMatchObject({ remaining: 0, state: 'full' });
    expect(await group!.outcome(book, { body: { slotId: 'one.20261125.1000', taskCodes: wanted } })).toBe('SLOT_FULL');
    expect((await slot('one.20261125.1000'))?.remaining).toBe(1);
    expect((await slot('one.20261125.1100'))?.remaining).toBe(1);
    expect(await slot('one.20261125.1130', wanted)).toMatchObject({ state: 'closed' });
    const whole = await group!.do(book, { body: { slotId: 'one.20261125.1400', taskCodes: wanted } });
    expect(whole).toMatchObject({ start: '14:00', end: '15:30' });
    expect(await slot('one.20261125.1500')).toMatchObject({ remaining: 0 });
    expect(await slot('one.20261125.1530')).toMatchObject({ remaining: 1 });
  });

  test('times that cannot be booked are refused and use nothing up', async () => {
    const person = await world.someone();
    const outcome = (slotId: string, taskCodes = ['pension']) => person.outcome(book, { body: { slotId, taskCodes } });
    expect(await outcome('one.20261125.0800')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261125.1200')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261125.1010')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261123.1000')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261204.1000')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261399.1000')).toBe('OUTSIDE_BOOKING_WINDOW');
    expect(await outcome('one.20261128.1000')).toBe('SLOT_CLOSED');
    expect(await outcome('nowhere.20261125.1000')).toBe('NOT_FOUND');
    expect(await outcome('one.20261125.1000', ['elsewhere'])).toBe('ITEM_NOT_SERVED_HERE');
    expect(await outcome('one.20261125.1000', ['walk-in-only'])).toBe('ITEM_NOT_SERVED_HERE');
    expect(await outcome('one.20261125.1000', ['unknown'])).toBe('NOT_FOUND');
    world.setClock('2026-11-24T16:00:00.001+08:00');
    expect(await outcome('one.20261124.1630')).toBe('SLOT_CLOSED');
    const stored = await world.db.execute(sql`SELECT 1 FROM slots`);
    expect(stored).toMatchObject({ rows: [] });
    expect(await outcome('one.20261203.1000')).toBe('ok');
  });

  test('nobody without a real name books, and nobody sees the appointment of another person', async () => {
    const [owner, stranger] = await world.crowd(2);
    const low = world.as({ sub: 'low', sessionId: 'low', roles: ['citizen'], level: 1 });
    expect(await low.refused(book, { body: one })).toMatchObject({ code: 'REAL_NAME_LEVEL', required: 2 });
    expect((await low.do(listAppointments, { query: {} })).items).toEqual([]);
    const { id } = await owner!.do(book, { body: one });
    const params = { params: { id } };
    expect(await stranger!.outcome(getAppointment, params)).toBe('NOT_FOUND');
    expect(await stranger!.outcome(getPass, params)).toBe('NOT_FOUND');
    expect(await stranger!.outcome(cancel, { ...params, body: {} })).toBe('NOT_FOUND');
    expect(await stranger!.outcome(reschedule, { ...params, body: { slotId: big('1000') } })).toBe('NOT_FOUND');
    expect(await stranger!.outcome(getAppointment, { params: { id: 'none' } })).toBe('NOT_FOUND');
  });
});
