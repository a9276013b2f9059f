import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { book, cancel, getPass, reschedule } from '@yichuang/contract/appointments/contract';
import {
  callNext,
  checkIn,
  finishService,
  issueTicket,
  listWindows,
  markMissed,
  openWindow,
  startService,
} from '@yichuang/contract/appointments/staff-contract';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const EARLY = '2026-11-24T07:00:00.000+08:00';
const at = (time: string) => `2026-11-24T${time}:00.000+08:00`;
const TEN = 'big.20261124.1000';

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: AppointmentWorld;
  let person: TestCaller;
  let clerk: TestCaller;
  beforeAll(async () => {
    world = await AppointmentWorld.start(kind, EARLY);
    clerk = world.clerk('big', ['big-1']);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.setClock(EARLY);
    await world.db.execute(
      sql`TRUNCATE slots, holds, appointments, short_codes, tickets, ticket_counters, desk_windows`,
    );
    person = await world.someone();
  });

  const bookAt = async (slotId: string, taskCode = 'pension') => {
    const { id } = await person.do(book, { body: { slotId, taskCodes: [taskCode] } });
    return { id, pass: await person.do(getPass, { params: { id } }) };
  };
  const scan = (qr: string, by = clerk) => by.outcome(checkIn, { body: { qr } });
  const press = (route: typeof openWindow | typeof callNext | typeof markMissed, id = 'big-1') =>
    clerk.do(route, { params: { id }, body: {} });

  test('the pass is signed, names nobody, fits a small code and is the same every time', async () => {
    const { id, pass } = await bookAt(TEN);
    expect(pass).toMatchObject({ validFor: '2026-11-24', checkInFrom: '2026-11-24T09:30:00.000+08:00' });
    expect(pass.qr).toMatch(/^YV1:[0-9A-Z $%*+\-./:]+$/);
    expect(pass.qr.length).toBeLessThanOrEqual(512);
    expect(pass.shortCode).toMatch(/^\d{6}$/);
    expect(pass.queue).toBeUndefined();
    expect(await person.do(getPass, { params: { id } })).toEqual(pass);
  });

  test('a scan puts the person into the queue; scanning again gives the same number', async () => {
    const { id, pass } = await bookAt(TEN);
    world.setClock(at('09:40'));
    const first = await clerk.do(checkIn, { body: { qr: pass.qr } });
    expect(first).toMatchObject({ appointmentId: id, nameMasked: '陈*明', time: '10:00', late: false });
    expect(first.idTail).toMatch(/^\d{3}[\dX]$/);
    expect(first.ticket).toMatchObject({ number: 'A001', state: 'waiting', ahead: 0 });
    expect(await clerk.do(checkIn, { body: { qr: pass.qr } })).toEqual(first);
    const byCode = await world.clerk('big').do(checkIn, { body: { shortCode: pass.shortCode } });
    expect(byCode.ticket).toEqual(first.ticket);
    const { queue } = await person.do(getPass, { params: { id } });
    expect(queue).toMatchObject({ ticketId: first.ticket.id, number: 'A001', state: 'waiting', ahead: 0 });
  });

  test('the matter decides the area and the letter', async () => {
    const { ticket } = await world.arrive(person, { slotId: TEN, at: at('09:40'), taskCode: 'insurance' });
    expect(ticket.number).toBe('B001');
  });

  test('30 people who check in at once get 30 numbers without a gap', async () => {
    const people = await world.crowd(30);
    const passes = await Promise.all(
      people.map(async (each) => {
        const { id } = await each.do(book, { body: { slotId: TEN, taskCodes: ['pension'] } });
        return each.do(getPass, { params: { id } });
      }),
    );
    world.setClock(at('09:40'));
    const done = await Promise.all(passes.map(({ qr }) => clerk.do(checkIn, { body: { qr } })));
    const expected = Array.from({ length: 30 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`);
    expect(done.map(({ ticket }) => ticket.number).toSorted()).toEqual(expected);
  });

  test('one code shown at two desks at once gives one number', async () => {
    const { pass } = await bookAt(TEN);
    world.setClock(at('09:40'));
    const both = await Promise.all([0, 1, 2, 3].map(() => clerk.do(checkIn, { body: { qr: pass.qr } })));
    expect(new Set(both.map(({ ticket }) => ticket.number))).toEqual(new Set(['A001']));
  });

  test('wrong codes, halls, days and hours are told apart', async () => {
    const { pass } = await bookAt(TEN);
    const flipped = `${pass.qr.slice(0, -4)}${pass.qr.endsWith('0000') ? '1111' : '0000'}`;
    expect(await scan(flipped)).toBe('BAD_CODE');
    expect(await scan('YV1:FORGED')).toBe('BAD_CODE');
    expect(await scan(pass.qr.replace('YV1:', 'ZW1:'))).toBe('BAD_CODE');
    expect(
      await clerk.outcome(checkIn, { body: { shortCode: pass.shortCode === '000000' ? '000001' : '000000' } }),
    ).toBe('BAD_CODE');
    expect(await scan(pass.qr, world.clerk('one'))).toBe('WRONG_HALL');
    expect(await scan(pass.qr)).toBe('TOO_EARLY');
    world.setClock('2026-11-23T10:00:00.000+08:00');
    expect(await scan(pass.qr)).toBe('WRONG_DAY');
    world.setClock('2026-11-25T10:00:00.000+08:00');
    expect(await scan(pass.qr)).toBe('WRONG_DAY');
    const wanderer = world.as({ sub: 'w', sessionId: 'w', roles: ['clerk'], level: 3 });
    expect(await scan(pass.qr, wanderer)).toBe('FORBIDDEN');
  });

  test('a cancelled appointment, and a code from before a move, open nothing', async () => {
    const { id, pass } = await bookAt(TEN);
    await person.do(reschedule, { params: { id }, body: { slotId: 'big.20261125.1000' } });
    world.setClock(at('09:40'));
    expect(await scan(pass.qr)).toBe('WRONG_DAY');
    await person.do(cancel, { params: { id }, body: {} });
    expect(await scan(pass.qr)).toBe('APPOINTMENT_CANCELLED');
  });

  test('more than a quarter of an hour late joins the walk-ins; in time goes before them', async () => {
    const [punctual, late] = await world.crowd(2);
    const passes = [];
    for (const [each, slotId] of [[punctual!, 'big.20261124.1030'] as const, [late!, TEN] as const]) {
      const { id } = await each.do(book, { body: { slotId, taskCodes: ['pension'] } });
      passes.push(await each.do(getPass, { params: { id } }));
    }
    world.setClock(at('10:16'));
    const walkIn = await clerk.do(issueTicket, { body: { taskCode: 'care' } });
    const lateOne = await clerk.do(checkIn, { body: { qr: passes[1]!.qr } });
    const onTime = await clerk.do(checkIn, { body: { qr: passes[0]!.qr } });
    expect(lateOne).toMatchObject({ late: true, ticket: { ahead: 1 } });
    expect(onTime).toMatchObject({ late: false, ticket: { ahead: 0 } });
    const { queue } = await clerk.do(listWindows, {});
    expect(queue.map(({ number }) => number)).toEqual([onTime.ticket.number, walkIn.number, lateOne.ticket.number]);
    expect(queue.map(({ label }) => label)).toEqual(['预约 10:30', '现场', '预约 10:00（晚到）']);
  });

  test('urgent first, then appointments, elders and disabled people first within each', async () => {
    const elder = await world.someone({ birthDate: '1948-05-01' });
    const disabled = await world.someone({ birthDate: '1991-05-02', isDisabled: true });
    const numbers: Record<string, string> = {};
    numbers['walk-in'] = (await clerk.do(issueTicket, { body: {} })).number;
    numbers['elder walk-in'] = (await clerk.do(issueTicket, { body: { priority: 'elder' } })).number;
    const passes = await Promise.all(
      [person, elder, disabled].map(async (each) => {
        const { id } = await each.do(book, { body: { slotId: TEN, taskCodes: ['pension'] } });
        return each.do(getPass, { params: { id } });
      }),
    );
    world.setClock(at('09:40'));
    for (const [index, name] of ['appointment', 'elder', 'disabled'].entries())
      numbers[name] = (await clerk.do(checkIn, { body: { qr: passes[index]!.qr } })).ticket.number;
    numbers['urgent'] = (await clerk.do(issueTicket, { body: { priority: 'urgent' } })).number;
    const { queue } = await clerk.do(listWindows, {});
    const order = queue.map(({ number }) => Object.entries(numbers).find(([, each]) => each === number)![0]);
    expect(order).toEqual(['urgent', 'elder', 'disabled', 'appointment', 'elder walk-in', 'walk-in']);
  });

  test('whoever was missed and is back in time keeps the place, once', async () => {
    const { qr, ticket } = await world.arrive(person, { slotId: TEN, at: at('09:40') });
    await clerk.do(issueTicket, { body: { taskCode: 'care' } });
    await press(openWindow);
    await press(callNext);
    await press(markMissed);
    world.setClock(at('09:54'));
    const back = await clerk.do(checkIn, { body: { qr } });
    expect(back.ticket).toEqual({ ...ticket, ahead: 0 });
    expect((await press(callNext)).ticket?.number).toBe(ticket.number);
    await press(markMissed);
    expect(await scan(qr)).toBe('ACTION_NOT_ALLOWED');
  });

  test('whoever comes back later than that waits behind the walk-ins', async () => {
    const { qr } = await world.arrive(person, { slotId: TEN, at: at('09:40') });
    await clerk.do(issueTicket, { body: { taskCode: 'care' } });
    await press(openWindow);
    await press(callNext);
    await press(markMissed);
    world.setClock(at('09:56'));
    expect((await clerk.do(checkIn, { body: { qr } })).ticket).toMatchObject({ state: 'waiting', ahead: 1 });
  });

  test('a served appointment says so and opens nothing again', async () => {
    const { appointment, qr } = await world.arrive(person, { slotId: TEN, at: at('09:40') });
    await press(openWindow);
    await press(callNext);
    await clerk.do(startService, { params: { id: 'big-1' }, body: { qr } });
    await clerk.do(finishService, { params: { id: 'big-1' }, body: {} });
    expect(await scan(qr)).toBe('ACTION_NOT_ALLOWED');
    const { queue } = await person.do(getPass, { params: { id: appointment.id } });
    expect(queue).toMatchObject({ state: 'served', ahead: 0, estimatedMinutes: 0 });
  });

  test('a matter that this hall does not take gives no number', async () => {
    expect(await clerk.outcome(issueTicket, { body: { taskCode: 'elsewhere' } })).toBe('ITEM_NOT_SERVED_HERE');
    expect(await clerk.outcome(issueTicket, { body: { taskCode: 'unknown' } })).toBe('ITEM_NOT_SERVED_HERE');
    expect((await clerk.do(issueTicket, { body: { taskCode: 'walk-in-only' } })).taskNames).toEqual([
      'walk-in-only 的事',
    ]);
  });
});
