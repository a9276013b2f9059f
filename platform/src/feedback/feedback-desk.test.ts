import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  actOnFeedback,
  fileFeedback,
  getFeedback,
  listFeedback,
  listStaffFeedback,
  reopenFeedback,
} from '@yichuang/contract/feedback/contract';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { FeedbackWorld, GIVEN } from '../testing/feedback-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');

describe.each(DATABASE_KINDS)('who may see and answer feedback on %s', (kind) => {
  let world: FeedbackWorld;
  beforeAll(async () => {
    world = await FeedbackWorld.start(kind, MORNING);
  });
  afterAll(() => world?.cases.base.close());
  beforeEach(() => world.cases.base.setClock(MORNING));

  test('what is about a case is answered by its department, and not by who took part in it', async () => {
    const { person, one, caseNo } = await world.aboutCase();
    expect(await person.do(getFeedback, one)).toMatchObject({ caseId: expect.any(String) });
    expect(await world.seenBy(world.lead, one)).toMatchObject({ caseNo, nameMasked: '陈*明' });
    const assign = (handlerId: string) => world.step(world.lead, one, 'assign', { handlerId });
    const refused = await assign('clerk');
    expect(refused.ok ? undefined : refused.problem).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'body.handlerId', message: '被投诉的人不能办，请换一位' }],
    });
    for (const nobody of ['far-officer', 'helper', 'no-such-account', undefined])
      expect(await world.outcome(world.lead, one, 'assign', { handlerId: nobody })).toBe('VALIDATION_FAILED');
    expect((await assign('colleague')).ok).toBe(true);
    await world.step(world.handler, one, 'handle');
    await world.step(world.handler, one, 'answer', { text: '已核实' });
    expect((await person.do(getFeedback, one)).answer?.deptName).toBe('民政局');
    const stranger = await world.cases.applicant();
    const caseId = (await person.do(getFeedback, one)).caseId ?? '';
    expect((await stranger.refused(fileFeedback, { body: { ...GIVEN, caseId } })).code).toBe('NOT_FOUND');
  });

  test('a manager who took part in the case neither decides on it nor learns whose it is', async () => {
    const applicant = await world.cases.applicant();
    const { id } = await world.cases.submitted(applicant);
    await world.cases.act(world.cases.staff('lead', ['clerk']), id, 'accept');
    const { one } = await world.filed({ caseId: id }, applicant);
    expect(await world.seenBy(world.lead, one)).toMatchObject({ nameMasked: '匿名', caseNo: null, allowed: [] });
    expect(await world.outcome(world.lead, one, 'assign', { handlerId: 'colleague' })).toBe('FORBIDDEN');
    const other = world.cases.staff('other-lead', ['supervisor']);
    expect(await world.outcome(other, one, 'assign', { handlerId: 'colleague' })).toBe('assigned');
  });

  test('whoever asks to stay unknown is 匿名 to everybody, and the case is not named', async () => {
    const { person, one, caseNo } = await world.aboutCase({ anonymous: true });
    await world.step(world.lead, one, 'assign', { handlerId: 'colleague' });
    for (const staff of [world.lead, world.handler]) {
      const seen = await world.seenBy(staff, one);
      expect(seen).toMatchObject({ nameMasked: '匿名', caseNo: null });
      expect(JSON.stringify(seen)).not.toContain(caseNo);
      expect(JSON.stringify(seen)).not.toContain(`"${person.id}"`);
    }
  });

  test('nobody handles what they wrote themselves', async () => {
    const author = await world.cases.base.someone();
    const { personId } = (await world.cases.base.get(AccountsRepository).find(author.id))!;
    const staff = { personId, level: 3 as const, region: '420704', note: '', title: '自己人' };
    await world.cases.base.get(AccountsRepository).save([
      { ...staff, id: 'own-lead', roles: ['lead'] },
      { ...staff, id: 'own-officer', roles: ['officer'] },
    ]);
    const { one } = await world.filed({}, author);
    const own = world.cases.staff('own-lead', ['lead']);
    expect(await world.outcome(own, one, 'assign', { handlerId: 'colleague' })).toBe('FORBIDDEN');
    expect(await world.outcome(world.lead, one, 'assign', { handlerId: 'own-officer' })).toBe('VALIDATION_FAILED');
  });

  test('managers see their region, others what was given to them, and a stranger nothing', async () => {
    const { one } = await world.filed({ region: '420704105' });
    const far = world.cases.staff('far-lead', ['lead'], '410402');
    expect(await world.seenBy(world.lead, one)).toBeDefined();
    expect(await world.seenBy(far, one)).toBeUndefined();
    expect(await world.seenBy(world.handler, one)).toBeUndefined();
    expect(await world.outcome(far, one, 'assign', { handlerId: 'far-officer' })).toBe('NOT_FOUND');
    const stranger = await world.cases.base.someone();
    expect((await stranger.refused(getFeedback, one)).code).toBe('NOT_FOUND');
    expect((await stranger.refused(reopenFeedback, { ...one, body: { text: '不是我的' } })).code).toBe('NOT_FOUND');
    const nowhere = await stranger.refused(fileFeedback, { body: { ...GIVEN, region: '110101' } });
    expect(nowhere).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ path: 'body.region' }] });
  });

  test('of two managers who give it away at once one is told that it changed', async () => {
    const { one } = await world.filed();
    const assign = { ...one, body: { action: 'assign' as const, stateVersion: 1, handlerId: 'colleague' } };
    const other = world.cases.staff('other-lead', ['supervisor']);
    const outcomes = await Promise.all([
      world.lead.outcome(actOnFeedback, assign),
      other.outcome(actOnFeedback, assign),
    ]);
    expect(outcomes.toSorted()).toEqual(['STATE_CHANGED', 'ok']);
  });

  test('lists go on where the page ended: the newest first for its author, the soonest due first for staff', async () => {
    const person = await world.cases.base.someone();
    const ids: string[] = [];
    for (const time of ['10:00', '11:00', '12:00']) {
      world.cases.base.setClock(at('2026-11-24', time));
      ids.unshift((await world.filed({ kind: 'consultation' }, person)).one.params.id);
    }
    const first = await person.do(listFeedback, { query: { limit: 2 } });
    expect([first.items.map(({ id }) => id), first.total]).toEqual([ids.slice(0, 2), 3]);
    const rest = await person.do(listFeedback, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([ids.slice(2), null]);
    const { one: another } = await world.filed({}, await world.cases.base.someone());
    const foreign = await person.do(listFeedback, { query: { limit: 2, cursor: another.params.id } });
    expect([foreign.items, foreign.nextCursor]).toEqual([[], null]);
    const due: string[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { limit: 2, kind: 'consultation' as const, ...(cursor !== undefined && { cursor }) };
      const page = await world.lead.do(listStaffFeedback, { query });
      due.push(...page.items.map(({ dueDate }) => dueDate ?? ''));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(due).toEqual(due.toSorted((a, b) => Number(a > b) - Number(a < b)));
    expect(due.length).toBeGreaterThanOrEqual(3);
  });
});
