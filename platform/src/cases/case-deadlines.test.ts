import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCase, getTimeline } from '@yichuang/contract/cases/contract';
import { getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { CaseDeadlines } from './case-deadlines.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('what the law does by itself on %s', (kind) => {
  let world: CaseWorld;
  let clerk: TestCaller;
  let officer: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    clerk = world.staff('clerk', ['clerk'], '420704401');
    officer = world.staff('officer', ['officer']);
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  test('five working days without an answer: accepted by law from the day of receipt', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const answered = await world.submitted(await world.applicant());
    await world.act(clerk, answered.id, 'requestCorrection', notice);
    const deadlines = world.base.get(CaseDeadlines);
    world.base.setClock(at('2026-12-01', '23:59'));
    await deadlines.keep();
    expect(await world.stateOf(person, id)).toBe('received');
    world.base.setClock(at('2026-12-02', '00:00'));
    expect((await world.actRefused(clerk, id, 'refuseAcceptance', { reason: '太晚了' })).code).toBe('STATE_CHANGED');
    await deadlines.keep();
    await deadlines.keep();
    const seen = await person.do(getCase, { params: { id } });
    expect(seen).toMatchObject({ state: 'accepted', dueDate: '2026-12-03', flags: { deemedAccepted: true } });
    expect((await person.do(getTimeline, { params: { id } })).items.map(({ by }) => by)).toEqual([
      'applicant',
      'system',
    ]);
    expect((await clerk.do(getStaffCase, { params: { id: answered.id } })).state).toBe('correctionPending');
  });

  test('a decided case is completed when its day is over', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(clerk, id, 'accept');
    await world.act(officer, id, 'startReview');
    await world.act(officer, id, 'decide', { result: 'granted' });
    world.base.setClock(at('2026-11-25', '00:00'));
    await world.base.get(CaseDeadlines).keep();
    expect(await world.stateOf(person, id)).toBe('completed');
    expect((await clerk.do(getStaffCase, { params: { id } })).allowed).toEqual(['dispatch']);
  });

  test('a case that cannot be woken keeps no other asleep, and is told', async () => {
    const [broken, whole] = await world.applicants(2);
    const first = await world.submitted(broken!);
    world.base.setClock(at('2026-11-24', '10:00'));
    const second = await world.submitted(whole!);
    const item = sql`SELECT item FROM cases WHERE id = ${first.id}`;
    const { rows } = (await world.base.db.execute(item)) as { rows: { item: object }[] };
    await world.base.db.execute(sql`UPDATE cases SET item = '{}'::jsonb WHERE id = ${first.id}`);
    world.base.setClock(at('2026-12-02', '00:00'));
    await expect(world.base.get(CaseDeadlines).keep()).rejects.toThrow();
    expect(await world.stateOf(whole!, second.id)).toBe('accepted');
    const mended = JSON.stringify(rows[0]!.item);
    await world.base.db.execute(sql`UPDATE cases SET item = ${mended}::jsonb WHERE id = ${first.id}`);
    await world.base.get(CaseDeadlines).keep();
    expect(await world.stateOf(broken!, first.id)).toBe('accepted');
  });
});
