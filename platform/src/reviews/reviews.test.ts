import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listMessages } from '@yichuang/contract/messages/contract';
import {
  appendCaseReview,
  getCaseReview,
  getPoint,
  getReviewSummary,
  reopenCaseReview,
  reviewCase,
  reviewPoint,
} from '@yichuang/contract/reviews/contract';
import {
  actOnReviewOrder,
  getReviewOrder,
  listReviewOrders,
  listReviewPoints,
  type OrderAction,
} from '@yichuang/contract/reviews/staff-contract';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { CaseWorld } from '../testing/case-world.js';
import type { TestCaller } from '../testing/test-caller.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { ReviewsModule } from './reviews.module.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';
const BAD = { level: 2 as const, indicators: ['214'], text: '态度生硬' };

describe.each(DATABASE_KINDS)('reviews on %s', (kind) => {
  let world: CaseWorld;
  let lead: TestCaller;
  let handler: TestCaller;
  beforeAll(async () => {
    world = await CaseWorld.start(kind, MORNING, [ReviewsModule]);
    const staff = { personId: null, level: 3 as const, region: '420704', note: '' };
    await world.base.get(AccountsRepository).save([
      { ...staff, id: 'lead', roles: ['lead'], title: '冯主任' },
      { ...staff, id: 'colleague', roles: ['officer'], title: '吴科长' },
      { ...staff, id: 'clerk', roles: ['clerk'], title: '赵姐' },
      { ...staff, id: 'far-officer', region: '410402', roles: ['officer'], title: '别处的科长' },
    ]);
    lead = world.staff('lead', ['lead']);
    handler = world.staff('colleague', ['officer']);
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  async function decided() {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const [clerk, officer] = [world.staff('clerk', ['clerk']), world.staff('officer', ['officer'])];
    await world.act(clerk, id, 'accept');
    await world.act(officer, id, 'startReview');
    await world.act(officer, id, 'decide', { result: 'granted' });
    return { person, params: { params: { id } } };
  }
  async function badlyReviewed() {
    const { person, params } = await decided();
    const review = await person.do(reviewCase, { ...params, body: BAD });
    return { person, params, order: { params: { id: review.id } } };
  }
  const step = async (staff: TestCaller, order: { params: { id: string } }, action: OrderAction, more: object = {}) => {
    const { stateVersion } = await lead.do(getReviewOrder, order);
    return staff.ask(actOnReviewOrder, { ...order, body: { action, stateVersion, note: '记了一笔', ...more } });
  };
  const code = async (answer: ReturnType<typeof step>) => {
    const done = await answer;
    return done.ok ? done.value.state : done.problem.code;
  };

  test('a case is reviewed once, by its owner, when it is decided', async () => {
    const person = await world.applicant();
    const { id } = await world.submitted(person);
    const body = { level: 5 as const, indicators: ['514', '517'] };
    expect(await person.refused(reviewCase, { params: { id }, body })).toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    const { person: owner, params } = await decided();
    expect((await person.refused(reviewCase, { ...params, body })).code).toBe('NOT_FOUND');
    expect((await owner.refused(getCaseReview, params)).code).toBe('NOT_FOUND');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => owner.outcome(reviewCase, { ...params, body })),
    );
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'ALREADY_REVIEWED')).toHaveLength(49);
    expect(await owner.do(getCaseReview, params)).toMatchObject({
      level: 5,
      indicators: [{ code: '514', text: '可以使用手机办理' }, { code: '517' }],
      order: null,
    });
  });

  test('a bad review says why, with indicators of its own level', async () => {
    const { person, params } = await decided();
    const ask = (body: object) => person.refused(reviewCase, { ...params, body: body as typeof BAD });
    expect((await ask({ level: 1 })).code).toBe('REASON_REQUIRED');
    expect((await ask({ level: 2, text: '  ' })).code).toBe('REASON_REQUIRED');
    expect(await ask({ level: 1, indicators: ['214'] })).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'body.indicators.0' }],
    });
    expect((await ask({ level: 6 })).code).toBe('VALIDATION_FAILED');
    expect(await person.do(reviewCase, { ...params, body: { level: 1, indicators: ['115'] } })).toMatchObject({
      order: { state: 'created', dueDate: '2026-11-25', mayReopen: false },
    });
  });

  test('a bad review becomes an order that is contacted, rectified, answered and re-checked by somebody else', async () => {
    const { person, params, order } = await badlyReviewed();
    expect(await code(step(handler, order, 'contact'))).toBe('NOT_FOUND');
    expect(await code(step(lead, order, 'close'))).toBe('ACTION_NOT_ALLOWED');
    expect(await code(step(lead, order, 'assign', { handlerId: 'clerk' }))).toBe('VALIDATION_FAILED');
    expect(await code(step(lead, order, 'assign', { handlerId: 'far-officer' }))).toBe('VALIDATION_FAILED');
    expect(await code(step(lead, order, 'assign', { handlerId: 'colleague' }))).toBe('assigned');
    expect(await code(step(lead, order, 'contact'))).toBe('FORBIDDEN');
    expect(await code(step(handler, order, 'contact'))).toBe('contacted');
    expect(await code(step(handler, order, 'verify'))).toBe('VALIDATION_FAILED');
    expect(await code(step(handler, order, 'verify', { finding: 'true' }))).toBe('verified');
    expect(await code(step(handler, order, 'appeal'))).toBe('ACTION_NOT_ALLOWED');
    expect(await code(step(handler, order, 'rectify', { note: undefined }))).toBe('REASON_REQUIRED');
    expect(await code(step(handler, order, 'rectify', { note: '已向本人道歉并培训' }))).toBe('rectified');
    expect(await code(step(handler, order, 'reply', { text: '我们向您道歉，窗口已经培训。' }))).toBe('replied');
    expect(await code(step(handler, order, 'recheck', { isUpheld: true }))).toBe('FORBIDDEN');
    expect(await code(step(lead, order, 'recheck', { isUpheld: true }))).toBe('rechecked');
    expect(await code(step(lead, order, 'close'))).toBe('closed');
    const seen = await person.do(getCaseReview, params);
    expect(seen.order).toMatchObject({ state: 'closed', reply: '我们向您道歉，窗口已经培训。', mayReopen: true });
    expect(JSON.stringify(seen)).not.toMatch(/吴科长|冯主任|colleague/);
    const { items } = await person.do(listMessages, { query: {} });
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['您的评价处理完了', '您的评价有了答复', '您的评价有人在处理']),
    );
  });

  test('nobody who handles an order learns who rated', async () => {
    const { person, order } = await badlyReviewed();
    await step(lead, order, 'assign', { handlerId: 'colleague' });
    const shown = JSON.stringify([await lead.do(getReviewOrder, order), await handler.do(getReviewOrder, order)]);
    expect(shown).not.toContain('陈');
    expect(shown).not.toContain(`"${person.id}"`);
    expect((await handler.do(listReviewOrders, { query: { limit: 100 } })).items.map(({ id }) => id)).toContain(
      order.params.id,
    );
    const far = world.staff('far-lead', ['lead'], '410402');
    expect((await far.refused(getReviewOrder, order)).code).toBe('NOT_FOUND');
    expect((await far.do(listReviewOrders, { query: {} })).items).toEqual([]);
  });

  test('a doubt is judged by a second person: upheld it no longer counts, otherwise it begins anew', async () => {
    const before = await world.base.nobody.do(getReviewSummary, { query: { region: '420704' } });
    const { order } = await badlyReviewed();
    await step(lead, order, 'assign', { handlerId: 'colleague' });
    await step(handler, order, 'contact');
    await step(handler, order, 'verify', { finding: 'malicious' });
    expect(await code(step(handler, order, 'rectify'))).toBe('ACTION_NOT_ALLOWED');
    expect(await code(step(handler, order, 'appeal', { note: '有监控和录音' }))).toBe('appealed');
    expect(await code(step(handler, order, 'reply', { text: '认定恶意', isUpheld: true }))).toBe('FORBIDDEN');
    expect(await code(step(lead, order, 'reply', { text: '证据不足', isUpheld: false }))).toBe('reopened');
    await step(lead, order, 'assign', { handlerId: 'colleague' });
    await step(handler, order, 'contact');
    await step(handler, order, 'verify', { finding: 'mistaken' });
    await step(handler, order, 'appeal');
    expect(await code(step(lead, order, 'reply', { text: '经核实属于误评', isUpheld: true }))).toBe('replied');
    const after = await world.base.nobody.do(getReviewSummary, { query: { region: '420704' } });
    expect(after.total).toBe(before.total);
  });

  test('the person who rated adds a word once and takes it up again once', async () => {
    const { person, params, order } = await badlyReviewed();
    const text = { body: { text: '后来又去了一次，还是一样' } };
    expect(await person.do(appendCaseReview, { ...params, ...text })).toMatchObject({
      text: '态度生硬',
      appended: { text: '后来又去了一次，还是一样' },
      mayAppend: false,
    });
    expect((await person.refused(appendCaseReview, { ...params, ...text })).code).toBe('ACTION_NOT_ALLOWED');
    expect((await person.refused(reopenCaseReview, { ...params, ...text })).code).toBe('ACTION_NOT_ALLOWED');
    await step(lead, order, 'assign', { handlerId: 'colleague' });
    await step(handler, order, 'contact');
    await step(handler, order, 'verify', { finding: 'partly' });
    await step(handler, order, 'explain');
    await step(handler, order, 'reply', { text: '按规定要两份' });
    expect((await person.do(reopenCaseReview, { ...params, ...text })).order).toMatchObject({
      state: 'reopened',
      mayReopen: false,
      dueDate: '2026-11-25',
    });
    expect(await lead.do(getReviewOrder, order)).toMatchObject({ handler: null, wasReopened: true, finding: null });
  });

  test('two managers at one order: one of them is told that it changed', async () => {
    const { order } = await badlyReviewed();
    const { stateVersion } = await lead.do(getReviewOrder, order);
    const assign = { ...order, body: { action: 'assign' as const, stateVersion, handlerId: 'colleague' } };
    const outcomes = await Promise.all([
      lead.outcome(actOnReviewOrder, assign),
      lead.outcome(actOnReviewOrder, assign),
    ]);
    expect(outcomes.toSorted()).toEqual(['STATE_CHANGED', 'ok']);
  });

  test('the code on a window takes a review without signing in, one a day by one telephone', async () => {
    const desk = world.base.clerk('big', ['big-2']);
    const { items } = await desk.do(listReviewPoints, { query: {} });
    expect(items.map(({ windowName }) => windowName)).toEqual(['1 号窗口', '2 号窗口', '3 号窗口']);
    const point = items[1]!.point;
    const { nobody } = world.base;
    expect(await nobody.do(getPoint, { params: { point } })).toEqual({ hallName: '大厅', windowName: '2 号窗口' });
    const body = { point, level: 4 as const, indicators: ['413'], phoneTail: '0048' };
    expect(await nobody.do(reviewPoint, { body })).toMatchObject({ level: 4 });
    expect((await nobody.refused(reviewPoint, { body })).code).toBe('ALREADY_REVIEWED');
    expect(await nobody.outcome(reviewPoint, { body: { ...body, phoneTail: '1111' } })).toBe('ok');
    expect((await nobody.refused(reviewPoint, { body: { ...body, point: 'no-such-point' } })).code).toBe('NOT_FOUND');
    expect((await nobody.refused(reviewPoint, { body: { point, level: 1 } })).code).toBe('REASON_REQUIRED');
  });

  test('what is published are numbers of the region and of what lies below it', async () => {
    const summary = await world.base.nobody.do(getReviewSummary, { query: { region: '4207' } });
    expect(summary.levels.map(({ level }) => level)).toEqual([5, 4, 3, 2, 1]);
    expect(summary.levels.reduce((sum, { count }) => sum + count, 0)).toBe(summary.total);
    expect(summary.months).toHaveLength(12);
    expect(summary.months.at(-1)).toMatchObject({ month: '2026-11', total: summary.total });
    expect(summary.orders.closed).toBe(1);
    expect(summary.orders.onTimeRate).toBe(1);
    expect(summary.topIndicators[0]).toMatchObject({ code: '214', text: '服务态度生硬' });
    const elsewhere = await world.base.nobody.do(getReviewSummary, { query: { region: '41' } });
    expect(elsewhere).toMatchObject({ total: 0, goodRate: null, orders: { total: 0, medianDays: null } });
  });
});
