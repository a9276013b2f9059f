import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  getCase,
  getClock,
  getTimeline,
  submitCase,
  supplementCase,
  withdrawCase,
} from '@yichuang/contract/cases/contract';
import { getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { CaseWorld } from '../testing/case-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');
const notice = { items: [{ materialId: 'm2', problem: '卡号看不清', fields: ['card'] }] };

describe.each(DATABASE_KINDS)('the time of a case on %s', (kind) => {
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

  const underReview = () => world.underReview(clerk, officer);

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

  test('the days that staff are shown beforehand are the ones that the applicant is then told', async () => {
    const { id } = await world.submitted(await world.applicant());
    const { foreseen } = await clerk.do(getStaffCase, { params: { id } });
    expect(foreseen).toEqual({ promisedDate: '2026-12-03', correctionDate: '2026-12-15' });
    expect((await world.act(clerk, id, 'accept')).dueDate).toBe(foreseen.promisedDate);
    const other = await world.submitted(await world.applicant());
    const asked = await world.act(clerk, other.id, 'requestCorrection', notice);
    expect(asked.correction?.dueDate).toBe(foreseen.correctionDate);
  });

  test('a limit is extended once by the lead, with a reason', async () => {
    const { id } = await underReview();
    expect((await world.actRefused(lead, id, 'extend', { days: 5 })).code).toBe('REASON_REQUIRED');
    const longer = await world.act(lead, id, 'extend', { days: 5, reason: '案情复杂' });
    expect(longer).toMatchObject({ state: 'underReview', dueDate: '2026-12-10', flags: { extended: true } });
    expect((await world.actRefused(lead, id, 'extend', { days: 5, reason: '再延' })).code).toBe('ACTION_NOT_ALLOWED');
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
    await world.provide(person, id, 'm1');
    await person.do(supplementCase, { params: { id }, body: { materialIds: ['m1'] } });
    expect(await world.stateOf(person, id)).toBe('underReview');
  });
});
