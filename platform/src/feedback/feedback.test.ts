import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getFeedback, rateFeedback, reopenFeedback, type FeedbackKind } from '@yichuang/contract/feedback/contract';
import { exportMe } from '@yichuang/contract/identity/privacy-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { JobsService } from '../jobs/jobs.service.js';
import { FeedbackWorld, GIVEN } from '../testing/feedback-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';

const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;
const MORNING = at('2026-11-24');

describe.each(DATABASE_KINDS)('feedback on %s', (kind) => {
  let world: FeedbackWorld;
  beforeAll(async () => {
    world = await FeedbackWorld.start(kind, MORNING);
  });
  afterAll(() => world?.cases.base.close());
  beforeEach(() => world.cases.base.setClock(MORNING));

  test('it is given to a colleague, handled, answered, rated and closed, and its author hears of it', async () => {
    const { person, one } = await world.filed();
    expect(await person.do(getFeedback, one)).toMatchObject({
      state: 'filed',
      dueDate: '2026-12-01',
      caseId: null,
      answer: null,
      mayRate: false,
      mayReopen: false,
      history: [{ title: '已提交', at: MORNING }],
    });
    expect(await world.outcome(world.handler, one, 'handle')).toBe('NOT_FOUND');
    expect(await world.outcome(world.lead, one, 'handle')).toBe('ACTION_NOT_ALLOWED');
    expect(await world.outcome(world.lead, one, 'assign', { handlerId: 'colleague', note: '请先打电话' })).toBe(
      'assigned',
    );
    expect(await world.outcome(world.lead, one, 'handle')).toBe('FORBIDDEN');
    expect(await world.outcome(world.handler, one, 'handle')).toBe('handling');
    expect(await world.outcome(world.handler, one, 'answer')).toBe('REASON_REQUIRED');
    expect(await world.outcome(world.handler, one, 'answer', { text: '已经加开两个窗口' })).toBe('answered');
    expect(await world.outcome(world.handler, one, 'close')).toBe('FORBIDDEN');
    expect(await person.do(rateFeedback, { ...one, body: { level: 4 } })).toMatchObject({
      state: 'rated',
      rating: { level: 4 },
      mayRate: false,
      dueDate: null,
      reopenUntil: '2026-12-04',
      answer: { text: '已经加开两个窗口', deptName: '演示' },
    });
    expect(await world.outcome(world.lead, one, 'close', { note: '已回访' })).toBe('closed');
    expect((await world.seenBy(world.lead, one))?.history.map(({ title, by, note }) => [title, by, note])).toEqual([
      ['派给承办人', '冯主任', '请先打电话'],
      ['开始办理', '吴科长', ''],
      ['已答复', '吴科长', ''],
      ['已给答复打分', '提交人', '4 分'],
      ['办结', '冯主任', '已回访'],
    ]);
    const { items } = await person.do(listMessages, { query: {} });
    expect(items.map(({ title, subject }) => [title, subject])).toEqual([
      ['您的投诉已办结', { kind: 'feedback', id: one.params.id }],
      ['您的投诉有了答复', { kind: 'feedback', id: one.params.id }],
    ]);
    expect(JSON.stringify(items)).not.toContain('排了两个小时');
    const copy = await person.do(exportMe, {});
    expect(copy.more['feedback']).toMatchObject([{ title: '等得太久', state: 'closed' }]);
  });

  test.each<[FeedbackKind, string, string, string]>([
    ['consultation', '2026-09-30', '23:59', '2026-10-10'],
    ['suggestion', '2026-09-30', '09:00', '2026-10-13'],
    ['complaint', '2026-10-01', '09:00', '2026-10-13'],
    ['report', '2026-09-30', '09:00', '2026-10-27'],
    ['consultation', '2026-02-13', '09:00', '2026-02-25'],
    ['complaint', '2026-02-14', '00:00', '2026-02-28'],
    ['report', '2026-02-13', '09:00', '2026-03-12'],
  ])('a %s that came on %s at %s is due on %s by the national calendar', async (given, date, time, due) => {
    world.cases.base.setClock(at(date, time));
    const { person, one } = await world.filed({ kind: given });
    expect((await person.do(getFeedback, one)).dueDate).toBe(due);
    world.cases.base.setClock(at(due, '23:59'));
    expect((await world.seenBy(world.lead, one))?.lamp).toBe('yellow');
    world.cases.base.setClock(at('2026-12-01'));
    expect((await world.seenBy(world.lead, one))?.lamp).toBe('red');
  });

  test('it can be taken up again once, within ten days, and then has an answer and a rating of its own', async () => {
    const { person, one } = await world.answered();
    await person.do(rateFeedback, { ...one, body: { level: 1 } });
    expect((await person.refused(rateFeedback, { ...one, body: { level: 5 } })).code).toBe('ACTION_NOT_ALLOWED');
    world.cases.base.setClock(at('2026-12-04', '23:59'));
    const body = { text: '窗口还是只开了一个' };
    expect(await person.do(reopenFeedback, { ...one, body })).toMatchObject({
      state: 'reopened',
      dueDate: '2026-12-11',
      rating: null,
      mayReopen: false,
      reopenUntil: null,
      text: `${GIVEN.text}\n要求再办一次：窗口还是只开了一个`,
    });
    expect(await world.seenBy(world.lead, one)).toMatchObject({ handler: null, allowed: ['assign'] });
    expect(await world.seenBy(world.handler, one)).toBeUndefined();
    await world.step(world.lead, one, 'assign', { handlerId: 'colleague' });
    await world.step(world.handler, one, 'handle');
    await world.step(world.handler, one, 'answer', { text: '已经开了三个' });
    expect(await person.do(rateFeedback, { ...one, body: { level: 5 } })).toMatchObject({ rating: { level: 5 } });
    expect((await person.refused(reopenFeedback, { ...one, body })).code).toBe('ACTION_NOT_ALLOWED');
  });

  test('ten days after the answer it closes by itself, once', async () => {
    const { person, one } = await world.answered();
    const jobs = world.cases.base.get(JobsService);
    world.cases.base.setClock(at('2026-12-04', '23:59'));
    await jobs.sweep();
    expect((await person.do(getFeedback, one)).state).toBe('answered');
    world.cases.base.setClock(at('2026-12-05', '00:00'));
    await jobs.sweep();
    await jobs.sweep();
    expect(await person.do(getFeedback, one)).toMatchObject({ state: 'closed', mayRate: false, mayReopen: false });
    expect((await world.seenBy(world.lead, one))?.history.at(-1)).toMatchObject({
      title: '答复满 10 天，自动办结',
      by: '系统',
    });
    const { items } = await person.do(listMessages, { query: {} });
    expect(items.filter(({ title }) => title === '您的投诉已办结')).toHaveLength(1);
    expect((await person.refused(reopenFeedback, { ...one, body: { text: '太晚了' } })).code).toBe(
      'ACTION_NOT_ALLOWED',
    );
  });

  test('closed early, it can still be rated and taken up again', async () => {
    const { person, one } = await world.answered();
    await world.step(world.lead, one, 'close');
    expect(await person.do(rateFeedback, { ...one, body: { level: 2 } })).toMatchObject({ state: 'closed' });
    expect(await person.do(reopenFeedback, { ...one, body: { text: '没有解决' } })).toMatchObject({
      state: 'reopened',
    });
  });

  test('what people write lies encrypted', async () => {
    const { one } = await world.answered({ text: '我住沿江路 18 号，电话 13900000048' });
    const { rows } = (await world.cases.base.db.execute(sql`SELECT * FROM feedback WHERE id = ${one.params.id}`)) as {
      rows: object[];
    };
    const kept = JSON.stringify(rows);
    for (const words of ['沿江路', '13900000048', GIVEN.title, '加开两个窗口']) expect(kept).not.toContain(words);
  });
});
