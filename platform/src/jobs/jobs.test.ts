import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '@yichuang/contract/calendar';
import { book, getAppointment, holdSlot, listSlots } from '@yichuang/contract/appointments/contract';
import { callNext, issueTicket, openWindow, startService } from '@yichuang/contract/appointments/staff-contract';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { AppointmentsRepository } from '../appointments/appointments.repository.js';
import { Seating } from '../appointments/seating.js';
import { TicketsRepository } from '../appointments/tickets.repository.js';
import { CaseDeadlines } from '../cases/case-deadlines.js';
import { ItemFinds } from '../catalogue/item-finds.js';
import { CasesModule } from '../cases/cases.module.js';
import { DelegationDeadlines } from '../delegations/delegation-deadlines.js';
import { FeedbackDeadlines } from '../feedback/feedback-deadlines.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { DeletionsRepository } from '../identity/deletions.repository.js';
import { IdempotencySweepRepository } from './idempotency-sweep.repository.js';
import { IdentitySweepRepository } from './identity-sweep.repository.js';
import { JobsService } from './jobs.service.js';

const DAY_MS = 86_400_000;
const MORNING = '2026-11-24T08:00:00.000+08:00';

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let world: AppointmentWorld;
  let jobs: JobsService;
  beforeAll(async () => {
    world = await AppointmentWorld.start(kind, MORNING, [CasesModule, FeedbackModule]);
    const [seating, appointments] = [world.get(Seating), world.get(AppointmentsRepository)];
    const [tickets, answers] = [world.get(TicketsRepository), new IdempotencySweepRepository()];
    const [cases, delegations] = [world.get(CaseDeadlines), world.get(DelegationDeadlines)];
    const [identity, deletions] = [new IdentitySweepRepository(), world.get(DeletionsRepository)];
    jobs = new JobsService(
      world.db,
      world.clock,
      seating,
      appointments,
      tickets,
      cases,
      delegations,
      world.get(FeedbackDeadlines),
      answers,
      identity,
      deletions,
      world.get(ItemFinds),
    );
  });
  afterAll(() => world?.close());

  const count = async (statement: ReturnType<typeof sql>) =>
    ((await world.db.execute(statement)) as { rows: unknown[] }).rows.length;

  test('a sweep ends the holds that ran out and no others', async () => {
    const [early, late] = await world.crowd(2);
    await early!.do(holdSlot, { body: { slotId: 'three.20261126.1000', taskCodes: ['pension'] } });
    world.setClock('2026-11-24T08:04:00.000+08:00');
    await late!.do(holdSlot, { body: { slotId: 'three.20261126.1000', taskCodes: ['pension', 'care'] } });
    world.setClock('2026-11-24T08:06:00.000+08:00');
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM holds WHERE state = 'expired'`)).toBe(1);
    expect(await count(sql`SELECT 1 FROM slots WHERE taken = 1`)).toBe(2);
    const query = { taskCode: ['pension'], from: '2026-11-26', days: 1 };
    const { days } = await world.nobody.do(listSlots, { params: { hallId: 'three' }, query });
    expect(days[0]!.slots.find(({ start }) => start === '10:00')?.remaining).toBe(2);
  });

  test('after the day nobody is left waiting, and whoever did not come is marked', async () => {
    world.setClock(MORNING);
    const [absent, served] = await world.crowd(2);
    const slotId = 'big.20261124.1000';
    const missing = await absent!.do(book, { body: { slotId, taskCodes: ['pension'] } });
    const { appointment } = await world.arrive(served!, { slotId, at: '2026-11-24T09:40:00.000+08:00' });
    const clerk = world.clerk('big');
    const at = { params: { id: 'big-1' }, body: {} };
    await clerk.do(openWindow, at);
    await clerk.do(callNext, at);
    await clerk.do(startService, at);
    await clerk.do(issueTicket, { body: {} });
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM tickets WHERE state = 'waiting'`)).toBe(1);
    world.setClock('2026-11-25T00:00:30.000+08:00');
    await jobs.sweep();
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM tickets WHERE state = 'waiting'`)).toBe(0);
    const noShow = await absent!.do(getAppointment, { params: { id: missing.id } });
    expect(noShow).toMatchObject({ state: 'noShow', allowed: [], history: [{ what: 'booked' }, { what: 'noShow' }] });
    expect(await served!.do(getAppointment, { params: { id: appointment.id } })).toMatchObject({ state: 'served' });
  });

  test('answers are kept for seven days', async () => {
    world.setClock('2026-11-30T07:59:00.000+08:00');
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM idempotency`)).toBeGreaterThan(0);
    world.setClock('2026-12-02T10:00:00.000+08:00');
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM idempotency`)).toBe(0);
  });

  test('sessions that nobody can use any more go, and so do yesterday’s tries', async () => {
    world.setClock(MORNING);
    await world.crowd(1);
    const at = (days: number) => toInstant(world.clock.now() - days * DAY_MS);
    const session = (id: string, usedDaysAgo: number, endedDaysAgo?: number) =>
      world.db.execute(sql`
        INSERT INTO sessions (id, account_id, generation, rotated_at, created_at, last_used_at, device, revoked_at)
        SELECT ${id}, min(id), 1, ${at(usedDaysAgo)}, ${at(99)}, ${at(usedDaysAgo)}, 'test',
          ${endedDaysAgo === undefined ? null : at(endedDaysAgo)}::timestamptz FROM accounts`);
    await session('in use', 29);
    await session('forgotten', 31);
    await session('just ended', 1, 1);
    await session('long ended', 31, 31);
    const triedAt = (days: number) => toInstant(world.clock.realNow() - days * DAY_MS);
    await world.db.execute(sql`INSERT INTO tries VALUES ('a', ${triedAt(0.9)}), ('b', ${triedAt(1.1)})`);
    await jobs.sweep();
    expect(await count(sql`SELECT 1 FROM sessions WHERE id IN ('in use', 'just ended')`)).toBe(2);
    expect(await count(sql`SELECT 1 FROM sessions WHERE id IN ('forgotten', 'long ended')`)).toBe(0);
    expect(await count(sql`SELECT 1 FROM tries WHERE subject = 'a'`)).toBe(1);
    expect(await count(sql`SELECT 1 FROM tries WHERE subject = 'b'`)).toBe(0);
  });

  test('it runs at the start, and closing waits for what has begun', async () => {
    world.setClock(MORNING);
    const person = await world.someone();
    await person.do(holdSlot, { body: { slotId: 'three.20261127.1000', taskCodes: ['pension'] } });
    world.setClock('2026-11-24T08:06:00.000+08:00');
    jobs.onApplicationBootstrap();
    await jobs.onModuleDestroy();
    expect(await count(sql`SELECT 1 FROM holds WHERE state = 'live'`)).toBe(0);
  });
});
