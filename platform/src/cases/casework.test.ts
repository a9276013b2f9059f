import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  getCase,
  getClock,
  getTimeline,
  submitCase,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { actOnCase, getStaffCase, listStaffCases } from '@yichuang/contract/cases/staff-contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('casework on %s', (kind) => {
  let world: CaseWorld;
  let clerk: TestCaller;
  let officer: TestCaller;
  let lead: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING);
    clerk = world.staff('clerk', ['clerk'], '420704401');
    officer = world.staff('officer', ['officer']);
    lead = world.staff('lead', ['lead']);
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  const underReview = async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    await world.act(clerk, id, 'accept');
    await world.act(officer, id, 'startReview');
    return { person, id };
  };

  test('the whole life: corrected, accepted, paused, decided, delivered, with every clock', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const clock = () => person.do(getClock, { params: { id } });

    world.base.setClock(at('2026-11-26'));
    const asked = await world.act(clerk, id, 'requestCorrection', notice);
    expect(asked).toMatchObject({ state: 'correctionPending', clock: null, correction: { dueDate: '2026-12-17' } });
    expect((await clock()).current).toBeNull();
    expect(asked.toSupplement).toEqual({ count: 1, dueDate: '2026-12-17' });
    expect((await person.do(getCase, { params: { id } })).allowed).toEqual(['supplement', 'withdraw']);

    world.base.setClock(at('2026-12-01'));
    const supplied = await person.do(supplementCase, { params: { id }, body: { materialIds: ['m2'] } });
    expect(supplied).toMatchObject({ state: 'received', dueDate: '2026-12-08', correction: { isAnswered: true } });
    expect(supplied.toSupplement).toBeUndefined();
    expect((await world.actRefused(clerk, id, 'requestCorrection', notice)).code).toBe('ACTION_NOT_ALLOWED');

    world.base.setClock(at('2026-12-02'));
    expect(await world.act(clerk, id, 'accept')).toMatchObject({
      state: 'accepted',
      dueDate: '2026-12-11',
      leftDays: 7,
    });
    world.base.setClock(at('2026-12-03'));
    await world.act(officer, id, 'startReview');
    await world.act(officer, id, 'startSpecial', { kind: 'inspection', days: 3, reason: '现场核查住房' });
    world.base.setClock(at('2026-12-08'));
    expect(await clock()).toMatchObject({ current: 'promise', usedDays: 1, leftDays: 6, dueAt: null });
    const resumed = await world.act(officer, id, 'endSpecial');
    expect(resumed).toMatchObject({ state: 'underReview', dueDate: '2026-12-16', clock: { pausedDays: 3 } });

    const decided = await world.act(officer, id, 'decide', { result: 'granted' });
    expect(decided).toMatchObject({ state: 'decidedGranted', decision: { result: 'granted', remedies: '' } });
    expect((await clock()).current).toBe('delivery');
    expect((await person.refused(withdrawCase, { params: { id }, body: {} })).code).toBe('ACTION_NOT_ALLOWED');
    await world.act(clerk, id, 'dispatch', { method: 'mail', trackingNo: 'SF1' });
    const done = await world.act(clerk, id, 'confirm', { signedBy: '本人' });
    expect(done).toMatchObject({ state: 'delivered', clock: null, delivery: { trackingNo: 'SF1', signedBy: '本人' } });
    expect((await person.do(getTimeline, { params: { id } })).items.map(({ action }) => action)).toEqual([
      'submit',
      'requestCorrection',
      'supplement',
      'accept',
      'startReview',
      'startSpecial',
      'endSpecial',
      'decide',
      'complete',
      'dispatch',
      'confirm',
    ]);
  });

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

  test('the days that staff are shown beforehand are the ones that the applicant is then told', async () => {
    const { id } = await world.submitted(await world.applicant());
    const { foreseen } = await clerk.do(getStaffCase, { params: { id } });
    expect(foreseen).toEqual({ promisedDate: '2026-12-03', correctionDate: '2026-12-15' });
    expect((await world.act(clerk, id, 'accept')).dueDate).toBe(foreseen.promisedDate);
    const other = await world.submitted(await world.applicant());
    const asked = await world.act(clerk, other.id, 'requestCorrection', notice);
    expect(asked.correction?.dueDate).toBe(foreseen.correctionDate);
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

  test('a limit is extended once by the lead, with a reason', async () => {
    const { id } = await underReview();
    expect((await world.actRefused(lead, id, 'extend', { days: 5 })).code).toBe('REASON_REQUIRED');
    const longer = await world.act(lead, id, 'extend', { days: 5, reason: '案情复杂' });
    expect(longer).toMatchObject({ state: 'underReview', dueDate: '2026-12-10', flags: { extended: true } });
    expect((await world.actRefused(lead, id, 'extend', { days: 5, reason: '再延' })).code).toBe('ACTION_NOT_ALLOWED');
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

  test('with pre-review the five days begin when it is passed, and a return may be mended', async () => {
    const person = await world.applicant();
    const { id, state, caseNo } = await world.submitted(person, 'care');
    expect(state).toBe('preReviewing');
    expect((await person.do(getClock, { params: { id } })).current).toBe('preReview');
    await world.act(clerk, id, 'returnPreReview', { reason: '请写清楚' });
    expect((await person.do(getCase, { params: { id } })).allowed).toContain('submitPreReview');
    const again = await person.do(submitCase, { params: { id }, body: {} });
    expect(again).toMatchObject({ state: 'preReviewing', caseNo });
    expect(await world.act(clerk, id, 'passPreReview')).toMatchObject({ state: 'received', receivedAt: MORNING });
    await world.act(clerk, id, 'accept');
    await world.act(officer, id, 'startReview');
    const asked = await world.act(officer, id, 'requestReviewCorrection', {
      items: [{ materialId: 'm1', problem: '缺页' }],
    });
    expect(asked.clock).toMatchObject({ clock: 'promise', state: 'paused' });
    await person.do(supplementCase, { params: { id }, body: { materialIds: ['m1'] } });
    expect(await world.stateOf(person, id)).toBe('underReview');
  });
});
