import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  actOnHelpRequest,
  askForHelp,
  cancelHelpRequest,
  getHelpRequest,
  listHelpRequests,
  listStaffHelpRequests,
} from '@yichuang/contract/help/contract';
import { deleteMe, exportMe } from '@yichuang/contract/identity/privacy-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { DeletionsRepository } from '../identity/deletions.repository.js';
import { HelpWorld, TOMORROW, VISIT } from '../testing/help-world.js';
import type { TestCaller } from '../testing/test-caller.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { HelpRepository } from './help.repository.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';

describe.each(DATABASE_KINDS)('help on %s', (kind) => {
  let world: HelpWorld;
  let manager: TestCaller;
  let helper: TestCaller;
  let other: TestCaller;
  beforeAll(async () => {
    world = await HelpWorld.start(kind, MORNING);
    manager = await world.staff('manager', 'town-clerk');
    helper = await world.staff('li', 'helper');
    other = await world.staff('wu', 'helper');
  });
  afterAll(() => world?.base.close());
  beforeEach(() => world.base.setClock(MORNING));

  test('it is given to a helper, agreed, done and followed up, and the asker hears of every step', async () => {
    const { person, one } = await world.asked();
    expect(await person.do(getHelpRequest, one)).toMatchObject({
      state: 'submitted',
      taskName: 'pension 的事',
      place: VISIT.place,
      when: VISIT.when,
      helperMasked: null,
      mayCancel: true,
      history: [{ title: '已提交', at: MORNING }],
    });
    expect(await world.step(manager, one, 'assign', { helperCode: await world.codeOf('li') })).toBe('assigned');
    expect((await person.do(getHelpRequest, one)).helperMasked).toBe('陈*明');
    expect(await world.step(other, one, 'accept')).toBe('NOT_FOUND');
    expect(await world.step(helper, one, 'accept')).toBe('accepted');
    expect(await world.step(helper, one, 'start')).toBe('ACTION_NOT_ALLOWED');
    expect(await world.step(helper, one, 'schedule', { at: '2026-11-25T01:30:00.000Z' })).toBe('scheduled');
    expect(await world.step(helper, one, 'start')).toBe('inProgress');
    expect(await world.step(helper, one, 'finish')).toBe('VALIDATION_FAILED');
    expect(await world.step(helper, one, 'finish', { record: '代交了申请，回执给了老人' })).toBe('done');
    expect(await world.step(helper, one, 'followUp', { isSatisfied: true })).toBe('FORBIDDEN');
    expect(await world.step(manager, one, 'followUp')).toBe('VALIDATION_FAILED');
    expect(await world.step(manager, one, 'followUp', { isSatisfied: true, note: '老人说办得好' })).toBe('followedUp');
    expect(await person.do(getHelpRequest, one)).toMatchObject({
      state: 'followedUp',
      scheduledAt: TOMORROW,
      record: '代交了申请，回执给了老人',
      followUp: { isSatisfied: true, note: '老人说办得好', at: MORNING },
      mayCancel: false,
    });
    const { items } = await person.do(listMessages, { query: {} });
    expect(items.map(({ title }) => title)).toEqual(
      ['已收到您的请求', '已安排帮办员', '帮办员接下了', '约好了时间', '开始办理', '办完了', '已回访'].toReversed(),
    );
    expect(items[3]?.text).toBe('「pension 的事」的上门服务约在 11 月 25 日 周三 9:30。不方便的话，打开可以取消。');
    expect(items.every(({ subject }) => subject.kind === 'helpRequest' && subject.id === one.params.id)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('沿江路');
  });

  test('a visit needs an address and a matter that is done at home', async () => {
    const person = await world.base.someone();
    const refused = (body: object) => person.refused(askForHelp, { body: body as typeof VISIT });
    expect(await refused({ kind: 'homeVisit', taskCode: 'pension' })).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'body.place' }],
    });
    for (const given of ['homeVisit', 'agent'])
      expect(await refused({ ...VISIT, kind: given, taskCode: 'insurance' })).toMatchObject({
        code: 'ITEM_NOT_SERVED_HERE',
        detail: expect.stringContaining('帮办'),
      });
    expect(await person.outcome(askForHelp, { body: { kind: 'guide', taskCode: 'insurance' } })).toBe('ok');
    expect((await refused({ ...VISIT, taskCode: 'no-such-matter' })).code).toBe('NOT_FOUND');
  });

  test('helpers see what nobody has yet and their own; elders and disabled people come first', async () => {
    const young = await world.asked();
    world.base.setClock('2026-11-24T09:01:00.000+08:00');
    const elder = await world.asked({}, await world.base.someone({ birthDate: '1948-03-12' }));
    world.base.setClock('2026-11-24T09:02:00.000+08:00');
    const disabled = await world.asked({}, await world.base.someone({ isDisabled: true }));
    const queue = (await helper.do(listStaffHelpRequests, { query: { state: 'submitted', limit: 100 } })).items;
    const places = [elder, disabled, young].map(({ one }) => queue.findIndex(({ id }) => id === one.params.id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(queue.find(({ id }) => id === elder.one.params.id)).toMatchObject({
      priority: ['老人'],
      nameMasked: '陈*明',
      allowed: ['accept'],
    });
    expect(queue.find(({ id }) => id === disabled.one.params.id)?.priority).toEqual(['残疾人']);
    await world.step(helper, elder.one, 'accept');
    expect(await world.seenBy(other, elder.one)).toBeUndefined();
    expect((await world.seenBy(helper, elder.one))?.allowed).toEqual(['decline', 'schedule']);
    expect((await world.seenBy(manager, elder.one))?.allowed).toEqual(['assign']);
    const far = await world.staff('far', 'helper', { region: '410402' });
    expect((await far.do(listStaffHelpRequests, { query: {} })).items).toEqual([]);
    expect(await world.step(far, young.one, 'accept')).toBe('NOT_FOUND');
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
      const page = await manager.do(listStaffHelpRequests, { query });
      pages.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const all = (await manager.do(listStaffHelpRequests, { query: { limit: 100 } })).items;
    expect(pages).toEqual(all.map(({ id }) => id));
  });

  test('of two helpers who take it at once one is told that it changed', async () => {
    const { one } = await world.asked();
    const accept = { ...one, body: { action: 'accept' as const, stateVersion: 1 } };
    const outcomes = await Promise.all([
      helper.outcome(actOnHelpRequest, accept),
      other.outcome(actOnHelpRequest, accept),
    ]);
    expect(outcomes.toSorted()).toEqual(['STATE_CHANGED', 'ok']);
  });

  test('a helper gives it back with a reason that the asker does not read, and the time is agreed anew', async () => {
    const { person, one } = await world.asked();
    await world.step(helper, one, 'accept');
    await world.step(helper, one, 'schedule', { at: TOMORROW });
    expect(await world.step(helper, one, 'decline')).toBe('REASON_REQUIRED');
    expect(await world.step(helper, one, 'decline', { reason: '那天要住院' })).toBe('submitted');
    const seen = await person.do(getHelpRequest, one);
    expect(seen).toMatchObject({ helperMasked: null, scheduledAt: null });
    expect(JSON.stringify(seen)).not.toContain('住院');
    expect((await world.seenBy(manager, one))?.history.at(-1)).toMatchObject({ note: '那天要住院' });
    expect(await world.step(other, one, 'accept')).toBe('accepted');
    expect(await world.step(manager, one, 'assign', { helperCode: await world.codeOf('li') })).toBe('assigned');
  });

  test('only a helper of the region is given it, and a time lies ahead', async () => {
    const { one } = await world.asked();
    await world.staff('not-a-helper', 'clerk');
    await world.staff('far-helper', 'helper', { region: '410402' });
    for (const helperCode of [
      await world.codeOf('not-a-helper'),
      await world.codeOf('far-helper'),
      'no-such-code',
      undefined,
    ])
      expect(await world.step(manager, one, 'assign', { helperCode })).toBe('VALIDATION_FAILED');
    await world.step(helper, one, 'accept');
    for (const moment of [undefined, MORNING, '2026-11-23T09:00:00.000+08:00'])
      expect(await world.step(helper, one, 'schedule', { at: moment })).toBe('VALIDATION_FAILED');
    expect(await world.step(helper, one, 'assign', { helperCode: await world.codeOf('wu') })).toBe('FORBIDDEN');
  });

  test('nobody works on what they ask for, and the one who helped does not follow up from another account', async () => {
    const both = await world.base.someone();
    const ownHelper = await world.staff('own-helper', 'helper', { of: both });
    const ownManager = await world.staff('own-manager', 'lead', { region: '420704', of: both });
    const mine = await world.asked({}, both);
    expect(await world.step(ownHelper, mine.one, 'accept')).toBe('FORBIDDEN');
    expect(await world.step(manager, mine.one, 'assign', { helperCode: await world.codeOf('own-helper') })).toBe(
      'VALIDATION_FAILED',
    );
    expect((await world.seenBy(ownManager, mine.one))?.allowed).toEqual([]);
    const { one } = await world.asked();
    await world.step(ownHelper, one, 'accept');
    await world.step(ownHelper, one, 'schedule', { at: TOMORROW });
    await world.step(ownHelper, one, 'start');
    await world.step(ownHelper, one, 'finish', { record: '办好了' });
    expect(await world.step(ownManager, one, 'followUp', { isSatisfied: true })).toBe('FORBIDDEN');
  });

  test('the asker cancels until it has begun, a second time changes nothing, and nobody else cancels', async () => {
    const { person, one } = await world.asked();
    const stranger = await world.base.someone();
    expect((await stranger.refused(cancelHelpRequest, { ...one, body: {} })).code).toBe('NOT_FOUND');
    await world.step(helper, one, 'accept');
    const cancelled = await person.do(cancelHelpRequest, { ...one, body: {} });
    expect(cancelled).toMatchObject({ state: 'cancelled', mayCancel: false });
    expect(await person.do(cancelHelpRequest, { ...one, body: {} })).toEqual(cancelled);
    const { person: late, one: running } = await world.asked();
    await world.step(helper, running, 'accept');
    await world.step(helper, running, 'schedule', { at: TOMORROW });
    await world.step(helper, running, 'start');
    expect(await late.refused(cancelHelpRequest, { ...running, body: {} })).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      detail: expect.stringContaining('已经开始办理'),
    });
  });

  test('requests belong to the person, stand in the copy of their data, and lie encrypted', async () => {
    const [first, second] = await world.base.twoAccounts();
    const { one } = await world.asked({}, first);
    expect(await second.do(getHelpRequest, one)).toMatchObject({ place: VISIT.place });
    expect((await second.do(listHelpRequests, { query: {} })).total).toBe(1);
    const stranger = await world.base.someone();
    expect((await stranger.refused(getHelpRequest, one)).code).toBe('NOT_FOUND');
    expect((await second.do(exportMe, {})).more['helpRequests']).toMatchObject([{ id: one.params.id }]);
    const { rows } = (await world.base.db.execute(sql`SELECT * FROM help_requests WHERE id = ${one.params.id}`)) as {
      rows: object[];
    };
    expect(JSON.stringify(rows)).not.toContain('沿江路');
  });

  test('they go with the person’s last account', async () => {
    const { person, one } = await world.asked();
    await person.do(deleteMe, {});
    await world.base.get(DeletionsRepository).carryOut('2026-12-10T00:00:00.000+08:00');
    expect(await world.base.get(HelpRepository).find(world.base.db, one.params.id)).toBeUndefined();
  });
});
