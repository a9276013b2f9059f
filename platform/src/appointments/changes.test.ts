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
  reschedule,
} from '@yichuang/contract/appointments/contract';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const MORNING = '2026-11-24T08:00:00.000+08:00';
const AT_TEN = { slotId: 'one.20261125.1000', taskCodes: ['pension'] };
const AT_HALF = 'one.20261125.1030';

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: AppointmentWorld;
  let person: TestCaller;
  let other: TestCaller;
  beforeAll(async () => {
    world = await AppointmentWorld.start(kind, MORNING);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.setClock(MORNING);
    await world.db.execute(sql`TRUNCATE slots, holds, appointments, short_codes, tickets, desk_windows`);
    [person, other] = (await world.crowd(2)) as [TestCaller, TestCaller];
  });

  const remaining = async (slotId: string) => {
    const query = { taskCode: ['pension'], from: '2026-11-25', days: 1 };
    const { days } = await world.nobody.do(listSlots, { params: { hallId: 'one' }, query });
    return days[0]!.slots.find(({ id }) => id === slotId)!.remaining;
  };
  const booked = async () => (await person.do(book, { body: AT_TEN })).id;
  const move = (id: string, slotId: string) => person.outcome(reschedule, { params: { id }, body: { slotId } });
  const drop = (id: string) => person.outcome(cancel, { params: { id }, body: {} });

  test('moving takes the new seat and frees the old one, with the history on one id', async () => {
    const id = await booked();
    const moved = await person.do(reschedule, { params: { id }, body: { slotId: AT_HALF } });
    expect(moved).toMatchObject({ id, start: '10:30', slotId: AT_HALF, state: 'booked' });
    expect(moved.history.map(({ what, from }) => [what, from])).toEqual([
      ['booked', undefined],
      ['rescheduled', { date: '2026-11-25', start: '10:00' }],
    ]);
    expect(await remaining(AT_TEN.slotId)).toBe(1);
    expect(await remaining(AT_HALF)).toBe(0);
  });

  test('moving to a full slot keeps the old seat', async () => {
    const id = await booked();
    await other.do(book, { body: { ...AT_TEN, slotId: AT_HALF } });
    expect(await move(id, AT_HALF)).toBe('SLOT_FULL');
    expect(await person.do(getAppointment, { params: { id } })).toMatchObject({ start: '10:00', state: 'booked' });
    expect(await remaining(AT_TEN.slotId)).toBe(0);
  });

  test('two people who swap their places at the same moment lose none of them', async () => {
    const mine = await booked();
    const theirs = (await other.do(book, { body: { ...AT_TEN, slotId: AT_HALF } })).id;
    const outcomes = await Promise.all([
      move(mine, AT_HALF),
      other.outcome(reschedule, { params: { id: theirs }, body: { slotId: AT_TEN.slotId } }),
    ]);
    expect(outcomes).toEqual(['SLOT_FULL', 'SLOT_FULL']);
    expect([await remaining(AT_TEN.slotId), await remaining(AT_HALF)]).toEqual([0, 0]);
  });

  test('an appointment that moves does not count against its own day', async () => {
    const id = await booked();
    await person.do(book, { body: { slotId: 'big.20261125.0900', taskCodes: ['care'] } });
    expect(await move(id, AT_HALF)).toBe('ok');
    await person.do(book, { body: { slotId: 'big.20261126.0900', taskCodes: ['disability'] } });
    await person.do(book, { body: { slotId: 'big.20261126.0930', taskCodes: ['insurance'] } });
    expect(await move(id, 'one.20261126.1000')).toBe('PERSON_DAY_LIMIT');
  });

  test('several matters move onto slots that overlap their own', async () => {
    const long = { slotId: 'one.20261125.1000', taskCodes: ['pension', 'care'] };
    const { id } = await person.do(book, { body: long });
    expect(await move(id, AT_HALF)).toBe('ok');
    expect(await remaining('one.20261125.1000')).toBe(1);
    expect(await remaining('one.20261125.1030')).toBe(0);
    expect(await remaining('one.20261125.1100')).toBe(0);
  });

  test('until two hours before it may be changed, afterwards not', async () => {
    const id = await booked();
    world.setClock('2026-11-25T08:00:00.000+08:00');
    expect(await person.do(getAppointment, { params: { id } })).toMatchObject({ allowed: ['reschedule', 'cancel'] });
    world.setClock('2026-11-25T08:00:00.001+08:00');
    expect(await person.do(getAppointment, { params: { id } })).toMatchObject({ allowed: [] });
    expect(await drop(id)).toBe('CANCEL_TOO_LATE');
    expect(await move(id, 'one.20261125.1400')).toBe('CANCEL_TOO_LATE');
    expect(await remaining(AT_TEN.slotId)).toBe(0);
  });

  test('cancelling frees the seat and the day; cancelling again changes nothing', async () => {
    const id = await booked();
    const first = await person.do(cancel, { params: { id }, body: { reason: '不去了' } });
    expect(first).toMatchObject({ state: 'cancelled', allowed: [] });
    expect(await person.do(cancel, { params: { id }, body: {} })).toEqual(first);
    expect(await remaining(AT_TEN.slotId)).toBe(1);
    expect(await move(id, AT_HALF)).toBe('APPOINTMENT_CANCELLED');
    expect(await person.outcome(getPass, { params: { id } })).toBe('APPOINTMENT_CANCELLED');
    expect(await person.outcome(book, { body: AT_TEN })).toBe('ok');
  });

  test('whoever has checked in can neither cancel nor move', async () => {
    const { appointment } = await world.arrive(person, {
      slotId: 'one.20261124.1000',
      at: '2026-11-24T09:40:00.000+08:00',
    });
    expect(await drop(appointment.id)).toBe('ACTION_NOT_ALLOWED');
    expect(await move(appointment.id, AT_HALF)).toBe('ACTION_NOT_ALLOWED');
  });

  test('the list shows the newest first, page by page, and by state', async () => {
    const ids: string[] = [];
    for (const day of ['25', '26', '27']) {
      world.clock.advance(1);
      ids.unshift((await person.do(book, { body: { slotId: `big.202611${day}.0900`, taskCodes: ['care'] } })).id);
    }
    await drop(ids[0]!);
    const first = await person.do(listAppointments, { query: { limit: 2 } });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.total).toBe(3);
    const second = await person.do(listAppointments, { query: { limit: 2, cursor: first.nextCursor! } });
    expect(second).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
    const cancelled = await person.do(listAppointments, { query: { state: 'cancelled' } });
    expect(cancelled.items.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await person.do(listAppointments, { query: { cursor: 'unknown' } })).items).toEqual([]);
  });

  test('the seven working days after today are offered, over a festival too', async () => {
    world.setClock('2026-02-10T08:00:00.000+08:00');
    const { days } = await world.nobody.do(listSlots, {
      params: { hallId: 'one' },
      query: { taskCode: ['pension'], days: 31 },
    });
    const open = days.filter(({ slots }) => slots.some(({ state }) => state === 'open')).map(({ date }) => date);
    const inFebruary = (list: string[]) => list.map((day) => `2026-02-${day}`);
    expect(open).toEqual(inFebruary(['10', '11', '12', '13', '14', '24', '25', '26']));
    expect(days.find(({ date }) => date === '2026-02-14')).toMatchObject({ dayKind: 'makeupWorkday' });
    expect(days.find(({ date }) => date === '2026-02-17')).toMatchObject({ dayKind: 'holiday', slots: [] });
    expect(days.at(-1)?.date).toBe('2026-02-26');
  });

  test('a year without its official calendar is offered as provisional', async () => {
    world.setClock('2026-12-30T08:00:00.000+08:00');
    const { days } = await world.nobody.do(listSlots, { params: { hallId: 'one' }, query: { taskCode: ['pension'] } });
    expect(days.find(({ date }) => date === '2027-01-01')).toMatchObject({
      dayKind: 'holiday',
      provisional: true,
      slots: [],
    });
    expect(days.find(({ date }) => date === '2026-12-31')?.provisional).toBeUndefined();
  });

  test('the walk-in share joins the pool half an hour before the start', async () => {
    const query = { taskCode: ['pension'], days: 1 };
    const at = async (time: string) => {
      world.setClock(`2026-11-24T${time}.000+08:00`);
      const { days } = await world.nobody.do(listSlots, { params: { hallId: 'one' }, query });
      return days[0]!.slots.find(({ start }) => start === '10:00');
    };
    const atTen = { body: { ...AT_TEN, slotId: 'one.20261124.1000' } };
    expect(await at('09:29:59')).toMatchObject({ remaining: 1, state: 'open' });
    await other.do(holdSlot, atTen);
    expect(await at('09:29:59')).toMatchObject({ remaining: 0, state: 'full' });
    expect(await person.outcome(book, atTen)).toBe('SLOT_FULL');
    expect(await at('09:30:00')).toMatchObject({ remaining: 1, state: 'open' });
    expect(await person.outcome(book, atTen)).toBe('ok');
    expect(await at('09:30:01')).toMatchObject({ remaining: 0, state: 'closed' });
  });
});
