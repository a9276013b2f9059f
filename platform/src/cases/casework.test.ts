import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCase, supplementCase } from '@yichuang/contract/cases/contract';
import { actOnCase, getStaffCase, listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('casework on %s', (kind) => {
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

  const underReview = () => world.underReview(clerk, officer);

  test('two officers decide at once: one does, the other is told', async () => {
    const { id } = await underReview();
    const second = world.staff('officer-2', ['officer']);
    const { stateVersion } = await officer.do(getStaffCase, { params: { id } });
    const decide = { params: { id }, body: { action: 'decide' as const, stateVersion, result: 'granted' as const } };
    const outcomes = await Promise.all([officer.outcome(actOnCase, decide), second.outcome(actOnCase, decide)]);
    expect(outcomes.toSorted()).toEqual(['STATE_CHANGED', 'ok']);
  });

  test('another region sees nothing, like an id that does not exist; nor are drafts seen', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const draft = await world.draft(person, 'disability');
    const missing = await officer.refused(getStaffCase, { params: { id: 'no-such-id' } });
    for (const [who, region] of [
      ['clerk', '410402'],
      ['officer', '4104'],
      ['officer', '420704105'],
      ['lead', '420703'],
    ] as const) {
      const other = world.staff(`other-${who}`, [who], region);
      const problem = await other.refused(getStaffCase, { params: { id } });
      expect({ ...problem, traceId: '' }).toEqual({ ...missing, traceId: '' });
      const act = { params: { id }, body: { action: 'accept' as const, stateVersion: 2 } };
      expect(await other.outcome(actOnCase, act)).toBe('NOT_FOUND');
      expect((await other.do(listStaffCases, { query: {} })).items).toEqual([]);
    }
    expect(await clerk.outcome(getStaffCase, { params: { id: draft.id } })).toBe('NOT_FOUND');
    const nowhere = world.base.as({ sub: 'x', sessionId: 'x', roles: ['clerk'], level: 3 });
    expect((await nowhere.do(listStaffCases, { query: {} })).total).toBe(0);
  });

  test('queues hold what is to be done, soonest due first, page by page', async () => {
    const { id } = await underReview();
    const received = await world.submitted(await world.applicant());
    const ids = async (queue: 'receiving' | 'review') => {
      const { items } = await clerk.do(listStaffCases, { query: { queue, limit: 100 } });
      return items.map((one) => one.id);
    };
    expect(await ids('receiving')).toContain(received.id);
    expect(await ids('receiving')).not.toContain(id);
    expect(await ids('review')).toContain(id);
    const first = await clerk.do(listStaffCases, { query: { limit: 1 } });
    const second = await clerk.do(listStaffCases, { query: { limit: 1, cursor: first.nextCursor! } });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect(first.items[0]!.dueDate! <= second.items[0]!.dueDate!).toBe(true);
  });

  test('staff see masked numbers, never the query code', async () => {
    const { id, queryCode } = await world.submitted(await world.applicant());
    const shown = await clerk.do(getStaffCase, { params: { id } });
    expect(shown.answers).toMatchObject({ phone: '139****0048' });
    expect(JSON.stringify(shown)).not.toContain(queryCode);
    expect(shown.allowed).toEqual(['requestCorrection', 'accept', 'refuseAcceptance']);
  });

  test('whoever received does not decide, and nobody handles their own case', async () => {
    const both = world.staff('both', ['clerk', 'officer']);
    const { id } = await world.submitted(await world.applicant());
    await world.act(both, id, 'accept');
    expect(await world.actRefused(both, id, 'startReview')).toMatchObject({
      code: 'FORBIDDEN',
      detail: '收件和审批要由不同的人办理，请转给同事',
    });
    const own = await world.submitted(await world.applicant());
    const { rows } = (await world.base.db.execute(sql`SELECT person_id FROM cases WHERE id = ${own.id}`)) as {
      rows: { person_id: string }[];
    };
    const self = await world.staffWhoIs(rows[0]!.person_id);
    expect((await world.actRefused(self, own.id, 'accept')).code).toBe('FORBIDDEN');
    expect((await world.actRefused(officer, own.id, 'accept')).code).toBe('FORBIDDEN');
  });

  test('a refusal says why and how to object', async () => {
    const { person, id } = await underReview();
    expect((await world.actRefused(officer, id, 'decide', { result: 'refused' })).code).toBe('REASON_REQUIRED');
    const refused = await world.act(officer, id, 'decide', { result: 'refused', reason: '未满 80 周岁' });
    expect(refused).toMatchObject({ state: 'decidedRefused', decision: { reason: '未满 80 周岁' } });
    expect((await person.do(getCase, { params: { id } })).decision?.remedies).toContain('行政复议');
    const other = await world.submitted(await world.applicant());
    expect((await world.actRefused(clerk, other.id, 'refuseAcceptance')).code).toBe('REASON_REQUIRED');
    expect((await world.act(clerk, other.id, 'refuseAcceptance', { reason: '不属于本机关' })).state).toBe(
      'notAccepted',
    );
  });

  test('actions name what they lack, and what is allowed instead', async () => {
    const { id } = await underReview();
    const paths = async (action: 'decide' | 'startSpecial' | 'requestReviewCorrection', details: object = {}) =>
      (await world.actRefused(officer, id, action, details)).errors?.map(({ path }) => path);
    expect(await paths('decide')).toEqual(['body.result']);
    expect(await paths('startSpecial', { reason: '现场核查' })).toEqual(['body.kind']);
    expect(await paths('requestReviewCorrection')).toEqual(['body.items']);
    const unknown = { items: [{ materialId: 'm9', problem: '没有' }] };
    expect(await paths('requestReviewCorrection', unknown)).toEqual(['body.items.0.materialId']);
    expect(await world.actRefused(clerk, id, 'accept')).toMatchObject({ code: 'ACTION_NOT_ALLOWED', allowed: [] });
    expect(await world.actRefused(officer, id, 'endSpecial')).toMatchObject({
      allowed: ['requestReviewCorrection', 'startSpecial', 'decide'],
    });
  });

  test('a correction takes what the notice lists, all of it and nothing else', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(clerk, id, 'requestCorrection', notice);
    const send = (body: { materialIds: string[]; answers?: Record<string, string> }) =>
      person.refused(supplementCase, { params: { id }, body });
    expect((await send({ materialIds: [] })).code).toBe('FORM_INCOMPLETE');
    const strange = await send({ materialIds: ['m2', 'm1'], answers: { phone: '13900000049' } });
    expect(strange.errors?.map(({ path }) => path)).toEqual(['body.materialIds.1', 'body.answers.phone']);
    expect((await send({ materialIds: ['m2'], answers: { card: '1' } })).code).toBe('FORM_INCOMPLETE');
  });
});
