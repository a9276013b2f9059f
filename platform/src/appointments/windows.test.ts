import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  callMeLater,
  getAppointment,
  getHallQueue,
  getPass,
  leaveQueue,
} from '@yichuang/contract/appointments/contract';
import * as desk from '@yichuang/contract/appointments/staff-contract';
import type { Route } from '@yichuang/contract/route';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const EARLY = '2026-11-24T08:00:00.000+08:00';
const at = (time: string) => `2026-11-24T${time}.000+08:00`;
const TEN = 'big.20261124.1000';
const ROUTES = {
  open: desk.openWindow,
  close: desk.closeWindow,
  pause: desk.pauseWindow,
  resume: desk.resumeWindow,
  next: desk.callNext,
  recall: desk.recall,
  start: desk.startService,
  miss: desk.markMissed,
  finish: desk.finishService,
} as const;

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: AppointmentWorld;
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
  });

  type Button = keyof typeof ROUTES;
  const sent = (id: string) => ({ params: { id }, body: {} });
  const press = (button: Button, id = 'big-1') => clerk.do(ROUTES[button], sent(id));
  const refused = (button: Button, id = 'big-1') => clerk.refused(ROUTES[button], sent(id));
  const transfer = (areaId: string, id = 'big-1') =>
    clerk.ask(desk.transferTicket, { params: { id }, body: { areaId } });
  const take = (taskCode = 'pension', priority: 'normal' | 'elder' | 'urgent' = 'normal') =>
    clerk.do(desk.issueTicket, { body: { taskCode, priority } });

  /** Brings window 1 into each state that exists. */
  const SITUATIONS: Record<string, Button[]> = {
    closed: [],
    open: ['open'],
    paused: ['open', 'pause'],
    called: ['open', 'next'],
    serving: ['open', 'next', 'start'],
  };
  const ALLOWED: Record<string, string[]> = {
    closed: ['open'],
    open: ['close', 'pause', 'next'],
    paused: ['close', 'resume'],
    called: ['recall', 'start', 'miss', 'transfer'],
    serving: ['finish', 'transfer'],
  };

  test.each(Object.keys(SITUATIONS))(
    'a window that is %s does what it says and refuses the rest',
    async (situation) => {
      for (const action of [...Object.keys(ROUTES), 'transfer'] as (Button | 'transfer')[]) {
        await world.db.execute(sql`TRUNCATE tickets, ticket_counters, desk_windows`);
        await take();
        for (const button of SITUATIONS[situation]!) await press(button);
        const route = (action === 'transfer' ? desk.transferTicket : ROUTES[action]) as Route;
        const body = action === 'transfer' ? { areaId: 'big-b' } : {};
        const answer = await clerk.ask(route, { params: { id: 'big-1' }, body });
        if (ALLOWED[situation]!.includes(action)) expect(answer).toMatchObject({ ok: true });
        else {
          const isBusy = action === 'next' && ['called', 'serving'].includes(situation);
          expect(answer).toMatchObject({
            ok: false,
            problem: { code: isBusy ? 'WINDOW_BUSY' : 'ACTION_NOT_ALLOWED', allowed: ALLOWED[situation] },
          });
        }
      }
    },
  );

  test('the day of a window: open, call, call again, serve, finish', async () => {
    const { number } = await take();
    expect(await press('open')).toMatchObject({ state: 'open', ticket: null, isMine: true });
    expect(await press('next')).toMatchObject({ state: 'serving', ticket: { number, state: 'called', calls: 1 } });
    expect(await refused('next')).toMatchObject({ code: 'WINDOW_BUSY', current: number });
    for (const calls of [2, 3, 4]) expect((await press('recall')).ticket).toMatchObject({ calls });
    expect(await refused('recall')).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      allowed: ['start', 'miss', 'transfer'],
    });
    expect((await press('start')).ticket).toMatchObject({ state: 'serving' });
    expect(await press('finish')).toMatchObject({ state: 'open', ticket: null });
    expect(await press('next')).toMatchObject({ state: 'open', ticket: null });
    const { items, servedToday } = await clerk.do(desk.listWindows, {});
    expect(items.map(({ isMine }) => isMine)).toEqual([true, false, false]);
    expect(servedToday).toBe(1);
  });

  test('two windows that call at once never get one person', async () => {
    const hall = world.clerk('three');
    const pressAt = (id: string, button: Button) => hall.do(ROUTES[button], sent(id));
    await pressAt('three-1', 'open');
    await pressAt('three-2', 'open');
    for (let round = 1; round <= 10; round++) {
      const { number } = await hall.do(desk.issueTicket, { body: {} });
      const both = await Promise.all(['three-1', 'three-2'].map((id) => pressAt(id, 'next')));
      expect(both.flatMap(({ ticket }) => ticket?.number ?? [])).toEqual([number]);
      const winner = both.find(({ ticket }) => ticket)!.id;
      await pressAt(winner, 'start');
      await pressAt(winner, 'finish');
    }
  });

  test('one window pressed twice at once calls one person', async () => {
    await press('open');
    await take();
    await take();
    const both = await Promise.all([0, 1].map(() => clerk.outcome(desk.callNext, sent('big-1'))));
    expect(both.toSorted()).toEqual(['WINDOW_BUSY', 'ok']);
  });

  test('a comprehensive window helps other comprehensive areas after its own, a special one only its own', async () => {
    for (const id of ['big-1', 'big-2', 'big-3']) await press('open', id);
    await take('insurance');
    await take('passport');
    const own = await take('pension');
    expect((await press('next')).ticket?.number).toBe(own.number);
    await press('start');
    await press('finish');
    expect((await press('next')).ticket?.number).toBe('B001');
    expect((await press('next', 'big-2')).ticket).toBeNull();
    expect((await press('next', 'big-3')).ticket?.number).toBe('C001');
  });

  test('a window of another hall does not exist', async () => {
    expect(await clerk.outcome(desk.openWindow, sent('one-1'))).toBe('NOT_FOUND');
    expect(await world.clerk('one').outcome(desk.openWindow, sent('big-1'))).toBe('NOT_FOUND');
  });

  test('yesterday’s window is closed today', async () => {
    await press('open');
    await take();
    await press('next');
    world.setClock('2026-11-25T09:00:00.000+08:00');
    expect((await clerk.do(desk.listWindows, {})).items[0]).toMatchObject({ state: 'closed', ticket: null });
    expect(await press('open')).toMatchObject({ state: 'open' });
    expect(await press('next')).toMatchObject({ ticket: null });
  });

  test('only the called person’s code starts the service, and finishing ends the appointment', async () => {
    const [called, stranger] = (await world.crowd(2)) as [TestCaller, TestCaller];
    const { qr, appointment } = await world.arrive(called, { slotId: TEN, at: at('09:40:00') });
    const other = await world.arrive(stranger, { slotId: 'big.20261124.1030', at: at('10:05:00') });
    await press('open');
    await press('next');
    const start = (code: string) => clerk.outcome(desk.startService, { params: { id: 'big-1' }, body: { qr: code } });
    expect(await start(other.qr)).toBe('BAD_CODE');
    expect(await start('YV1:NONSENSE')).toBe('BAD_CODE');
    expect(await start(qr)).toBe('ok');
    await press('finish');
    const after = await called.do(getAppointment, { params: { id: appointment.id } });
    expect(after.state).toBe('served');
    expect(after.history.map(({ what }) => what)).toEqual(['booked', 'checkedIn', 'served']);
  });

  test('a transferred person waits in the other area with the old number and turn', async () => {
    const { number } = await take();
    await press('open');
    await press('next');
    expect(await transfer('nowhere')).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } });
    await take('insurance');
    expect(await transfer('big-b')).toMatchObject({ ok: true, value: { state: 'open', ticket: null } });
    await press('open', 'big-2');
    expect((await press('next', 'big-2')).ticket).toMatchObject({ number, areaId: 'big-b', calls: 1 });
  });

  test('whoever asks for later lets three pass, once', async () => {
    const person = await world.someone();
    const { ticket, appointment } = await world.arrive(person, { slotId: TEN, at: at('09:40:00') });
    for (let each = 0; each < 4; each++) await take();
    const place = await person.do(callMeLater, sent(ticket.id));
    expect(place).toMatchObject({ number: 'A001', state: 'waiting', ahead: 3 });
    const { queue } = await clerk.do(desk.listWindows, {});
    expect(queue.map(({ number }) => number)).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
    expect((await person.do(getPass, { params: { id: appointment.id } })).queue).toEqual(place);
    expect(await person.refused(callMeLater, sent(ticket.id))).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      allowed: ['leave'],
    });
  });

  test('whoever leaves gives the number up, called or waiting, and nobody else can do it', async () => {
    const [person, stranger] = (await world.crowd(2)) as [TestCaller, TestCaller];
    const { ticket } = await world.arrive(person, { slotId: TEN, at: at('09:40:00') });
    expect(await stranger.outcome(leaveQueue, sent(ticket.id))).toBe('NOT_FOUND');
    await press('open');
    await press('next');
    expect(await person.do(leaveQueue, sent(ticket.id))).toMatchObject({ state: 'left', ahead: 0 });
    expect(await person.outcome(leaveQueue, sent(ticket.id))).toBe('ACTION_NOT_ALLOWED');
    expect((await clerk.do(desk.listWindows, {})).items[0]).toMatchObject({ state: 'open', ticket: null });
  });

  test('the hall’s screen shows numbers and minutes from the last services, no names', async () => {
    const hallQueue = () => world.nobody.do(getHallQueue, { params: { hallId: 'big' } });
    world.setClock(at('09:00:00'));
    await press('open');
    await take();
    await press('next');
    await press('start');
    world.setClock(at('09:06:00'));
    await press('finish');
    for (let each = 0; each < 3; each++) await take();
    await press('next');
    expect(await hallQueue()).toMatchObject({
      hallId: 'big',
      waiting: 2,
      estimatedMinutes: 12,
      openWindows: 1,
      next: [{ number: 'A003' }, { number: 'A004' }],
      windows: [{ state: 'serving', current: 'A002' }, { state: 'closed', current: null }, {}],
    });
    expect(await world.nobody.outcome(getHallQueue, { params: { hallId: 'nowhere' } })).toBe('NOT_FOUND');
  });
});
