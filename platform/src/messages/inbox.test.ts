import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMessages, readMessage } from '@yichuang/contract/messages/contract';
import { exportMe } from '@yichuang/contract/identity/privacy-contract';
import { toInstant } from '@yichuang/contract/calendar';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { COOLING_MS, DeletionsRepository } from '../identity/deletions.repository.js';
import { AppointmentWorld } from '../testing/appointment-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { Inbox } from './inbox.js';
import { MessagesModule } from './messages.module.js';

const MORNING = '2026-11-24T09:00:00.000+08:00';
const LATER = '2026-11-24T10:00:00.000+08:00';
const subject = { kind: 'case' as const, id: 'c1' };

describe.each(DATABASE_KINDS)('the inbox on %s', (kind) => {
  let world: AppointmentWorld;
  let inbox: Inbox;
  beforeAll(async () => {
    world = await AppointmentWorld.start(kind, MORNING, [MessagesModule]);
    inbox = world.get(Inbox);
  });
  afterAll(() => world?.close());

  const personIdOf = async (person: TestCaller) => (await world.get(AccountsRepository).find(person.id))!.personId!;
  const tell = async (person: TestCaller, ...titles: string[]) => {
    const personId = await personIdOf(person);
    await world.db.transaction(async (tx) => {
      for (const title of titles) await inbox.post(tx, { personId, title, text: `${title}。`, subject });
    });
  };
  const all = (person: TestCaller, query: { limit?: number; cursor?: string } = {}) =>
    person.do(listMessages, { query });
  const titles = async (person: TestCaller) => (await all(person)).items.map(({ title }) => title);

  test('holds the newest first, page by page, though all came in one moment', async () => {
    const person = await world.someone();
    await tell(person, '一', '二', '三');
    const first = await all(person, { limit: 2 });
    expect(first).toMatchObject({
      total: 3,
      unread: 3,
      items: [{ title: '三', at: MORNING, subject }, { title: '二' }],
    });
    const second = await all(person, { limit: 2, cursor: first.nextCursor! });
    expect(second).toMatchObject({ nextCursor: null, items: [{ title: '一', text: '一。', readAt: null }] });
  });

  test('is one for both accounts of a person, and nobody else’s', async () => {
    const [first, second] = await world.twoAccounts();
    const stranger = await world.someone();
    await tell(first, '已受理');
    const [message] = (await all(second)).items;
    expect(message!.title).toBe('已受理');
    const params = { id: message!.id };
    const foreign = await stranger.refused(readMessage, { params });
    const missing = await stranger.refused(readMessage, { params: { id: 'no-such-id' } });
    expect({ ...foreign, traceId: '' }).toEqual({ ...missing, traceId: '' });
    expect(foreign.code).toBe('NOT_FOUND');
    expect(await all(stranger)).toMatchObject({ items: [], unread: 0 });
    await tell(stranger, '别人的');
    const [other] = (await all(stranger)).items;
    expect((await all(first, { cursor: other!.id })).items).toEqual([]);
  });

  test('is read once: reading again keeps the first time', async () => {
    const person = await world.someone();
    await tell(person, '一', '二');
    const [newest] = (await all(person)).items;
    const params = { id: newest!.id };
    await person.do(readMessage, { params });
    world.setClock(LATER);
    await person.do(readMessage, { params });
    world.setClock(MORNING);
    const { items, unread } = await all(person);
    expect([unread, ...items.map(({ readAt }) => readAt)]).toEqual([1, MORNING, null]);
  });

  test('says nothing that was rolled back', async () => {
    const person = await world.someone();
    const personId = await personIdOf(person);
    const undone = world.db.transaction(async (tx) => {
      await inbox.post(tx, { personId, title: '一', text: '一。', subject });
      throw new Error('the step failed');
    });
    await expect(undone).rejects.toThrow('the step failed');
    expect(await titles(person)).toEqual([]);
  });

  test('is empty for an account behind which nobody is known', async () => {
    const nameless = {
      id: 'nameless',
      personId: null,
      level: 1 as const,
      roles: ['citizen' as const],
      title: '',
      note: '',
    };
    await world.get(AccountsRepository).save([nameless]);
    const caller = world.as({ sub: 'nameless', sessionId: 's', roles: ['citizen'], level: 1 });
    expect(await all(caller)).toEqual({ items: [], nextCursor: null, total: 0, unread: 0 });
    expect(await caller.outcome(readMessage, { params: { id: 'x' } })).toBe('NOT_FOUND');
  });

  test('is part of the copy of one’s own data, and goes with the last account', async () => {
    const [first, second] = await world.twoAccounts();
    const stranger = await world.someone();
    await tell(first, '已受理');
    await tell(stranger, '留着');
    const copy = await first.do(exportMe, {});
    expect(copy.more['messages']).toMatchObject([{ title: '已受理', subject }]);
    const deletions = world.get(DeletionsRepository);
    const leave = async (person: TestCaller) => {
      const asked = toInstant(world.clock.now() - COOLING_MS - 1);
      await world.db.transaction((tx) => deletions.ask(person.id, asked, tx));
      await deletions.carryOut(toInstant(world.clock.now() - COOLING_MS));
    };
    const personId = await personIdOf(first);
    await leave(first);
    expect(await titles(second)).toEqual(['已受理']);
    await leave(second);
    const back = { id: 'back', personId, level: 2 as const, roles: ['citizen' as const], title: '', note: '' };
    await world.get(AccountsRepository).save([back]);
    expect(await titles(world.as({ sub: 'back', sessionId: 's', roles: ['citizen'], level: 2 }))).toEqual([]);
    expect(await titles(stranger)).toEqual(['留着']);
  });
});
