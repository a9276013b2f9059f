import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, toInstant } from '@yichuang/contract/calendar';
import {
  acceptDelegation,
  askDelegation,
  getDelegation,
  listDelegations,
  rejectDelegation,
  revokeDelegation,
} from '@yichuang/contract/delegations/contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { exportMe } from '@yichuang/contract/identity/privacy-contract';
import { COOLING_MS, DeletionsRepository } from '../identity/deletions.repository.js';
import { DelegationWorld, MORNING } from '../testing/delegation-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';
import { DelegationDeadlines } from './delegation-deadlines.js';

const TODAY = '2026-11-24';
const at = (date: string, time = '09:00') => `${date}T${time}:00.000+08:00`;

describe.each(DATABASE_KINDS)('a delegation on %s', (kind) => {
  let world: DelegationWorld;
  beforeAll(async () => {
    world = await DelegationWorld.start(kind);
  });
  afterAll(() => world?.close());

  const get = (person: TestCaller, id: string) => person.do(getDelegation, { params: { id } });
  const told = async (person: TestCaller) =>
    (await person.do(listMessages, { query: {} })).items.map(({ title }) => title);
  const places = async (person: TestCaller, body: object) =>
    (await person.refused(askDelegation, { body: body as never })).errors?.map(({ path }) => path);
  const keep = () => world.base.get(DelegationDeadlines).keep();

  test('is granted by one and accepted by the other, and both hear of it', async () => {
    const [principal, delegate] = [await world.person(), await world.person()];
    const id = await world.requested(principal, delegate, { taskCodes: ['pension'] });
    expect(await get(principal, id)).toMatchObject({
      state: 'requested',
      role: 'principal',
      principalMasked: '陈*明',
      delegateMasked: null,
      taskNames: ['pension 的事'],
      consent: 'ownPhone',
      allowed: ['revoke'],
    });
    expect(await get(delegate, id)).toMatchObject({ role: 'delegate', allowed: ['accept', 'reject'] });
    await delegate.do(acceptDelegation, { params: { id }, body: {} });
    expect(await get(principal, id)).toMatchObject({ state: 'active', delegateMasked: '陈*明', allowed: ['revoke'] });
    expect([await told(principal), await told(delegate)]).toEqual([
      ['授权已生效', '授权请求已发出'],
      ['授权已生效', '有人请您代办'],
    ]);
  });

  test('that a child asks for is the elder’s to agree to', async () => {
    const [elder, child] = [await world.person(), await world.person()];
    const body = { ...(await world.bodyFor(elder)), as: 'delegate' as const };
    const { id, consent } = await child.do(askDelegation, { body });
    expect(consent).toBeNull();
    expect(await child.outcome(acceptDelegation, { params: { id }, body: {} })).toBe('ACTION_NOT_ALLOWED');
    const accepted = await elder.do(acceptDelegation, { params: { id }, body: {} });
    expect(accepted).toMatchObject({ state: 'active', role: 'principal', consent: 'ownPhone' });
  });

  test('asked of a phone that nobody has looks like one that somebody has', async () => {
    const [asker, owner] = [await world.person(), await world.person()];
    await world.givePhone(owner.id, '13911110001');
    const body = await world.bodyFor(owner);
    const ask = async (other: object) => {
      const { id, ...answer } = await asker.do(askDelegation, { body: { ...body, other } as never });
      const { id: _, ...later } = await get(asker, id);
      return { answer, later, id };
    };
    const [known, unknown] = [await ask({ phone: '13911110001' }), await ask({ phone: '13911110002' })];
    const [code, noCode] = [await ask({ userCode: await world.codeOf(owner) }), await ask({ userCode: 'no-such' })];
    for (const other of [unknown, code, noCode]) expect({ ...other, id: '' }).toEqual({ ...known, id: '' });
    const { items } = await owner.do(listDelegations, { query: { role: 'delegate' } });
    expect(items.map(({ id }) => id).toSorted()).toEqual([known.id, code.id].toSorted());
    world.base.setClock(at(addDays(TODAY, 1), '09:00'));
    await keep();
    for (const { id } of [known, unknown]) expect((await get(asker, id)).state).toBe('expired');
    expect((await told(asker)).filter((title) => title === '授权请求已作废')).toHaveLength(4);
    world.base.setClock(MORNING);
  });

  test('is refused at the right place for what is wrong on one’s own side', async () => {
    const [person, other] = [await world.person(), await world.person()];
    await world.givePhone(person.id, '13911110003');
    const good = await world.bodyFor(other);
    expect(await places(person, { ...good, other: { phone: '13911110003' } })).toEqual(['body.other.phone']);
    expect(await places(person, { ...good, other: { userCode: await world.codeOf(person) } })).toEqual([
      'body.other.userCode',
    ]);
    expect(await places(person, { ...good, as: 'delegate', kind: 'helper', validTo: TODAY })).toEqual([
      'body.scope.taskCodes',
      'body.kind',
    ]);
    expect(await places(person, { ...good, validTo: addDays(TODAY, 365) })).toEqual(['body.validTo']);
    const scope = { ...good.scope, taskCodes: ['pension', 'passport', 'nothing'] };
    expect(await places(person, { ...good, scope })).toEqual(['body.scope.taskCodes.1', 'body.scope.taskCodes.2']);
  });

  test('for a helper reaches helpers by profession only', async () => {
    const [principal, layman, helper] = [await world.person(), await world.person(), await world.withRole('helper')];
    const wanted = { kind: 'helper' as const, taskCodes: ['pension'], days: 30 };
    const lost = await world.requested(principal, layman, wanted);
    expect(await layman.outcome(acceptDelegation, { params: { id: lost }, body: {} })).toBe('NOT_FOUND');
    const id = await world.requested(principal, helper, wanted);
    expect((await helper.do(acceptDelegation, { params: { id }, body: {} })).state).toBe('active');
  });

  test('is nobody else’s business: a stranger finds nothing', async () => {
    const [principal, delegate, stranger] = [await world.person(), await world.person(), await world.person()];
    const id = await world.requested(principal, delegate);
    const sent = { params: { id }, body: {} };
    for (const route of [acceptDelegation, rejectDelegation, revokeDelegation])
      expect(await stranger.outcome(route, sent)).toBe('NOT_FOUND');
    const foreign = await stranger.refused(getDelegation, { params: { id } });
    const missing = await stranger.refused(getDelegation, { params: { id: 'no-such-id' } });
    expect({ ...foreign, traceId: '' }).toEqual({ ...missing, traceId: '' });
    expect((await stranger.do(listDelegations, { query: {} })).total).toBe(0);
  });

  test('is taken back by either side at any time, once', async () => {
    for (const side of [0, 1]) {
      const both = [await world.person(), await world.person()] as const;
      const id = await world.granted(...both);
      const revoked = await both[side]!.do(revokeDelegation, { params: { id }, body: { reason: '换人了' } });
      expect(revoked).toMatchObject({ state: 'revoked', endReason: '换人了', endedAt: MORNING, allowed: [] });
      expect(await both[0].outcome(revokeDelegation, { params: { id }, body: {} })).toBe('ACTION_NOT_ALLOWED');
      expect((await told(both[0]))[0]).toBe('授权已撤销');
    }
  });

  test('that was rejected tells no name', async () => {
    const [principal, delegate] = [await world.person(), await world.person()];
    const id = await world.requested(principal, delegate);
    await delegate.do(rejectDelegation, { params: { id }, body: {} });
    expect(await get(principal, id)).toMatchObject({ state: 'rejected', delegateMasked: null, allowed: [] });
  });

  test('is listed by side and state, by the clock, page by page', async () => {
    const [principal, delegate] = [await world.person(), await world.person()];
    const [short, long] = [
      await world.granted(principal, delegate, { days: 1 }),
      await world.granted(principal, delegate, { days: 90 }),
    ];
    world.base.setClock(at(addDays(TODAY, 2)));
    const ids = async (query: object) =>
      (await delegate.do(listDelegations, { query })).items.map(({ id, state }) => [id, state]);
    expect(await ids({ state: 'expired' })).toEqual([[short, 'expired']]);
    expect(await ids({ role: 'delegate', state: 'active' })).toEqual([[long, 'active']]);
    expect(await ids({ role: 'principal' })).toEqual([]);
    world.base.setClock(MORNING);
    const first = await delegate.do(listDelegations, { query: { limit: 1 } });
    const second = await delegate.do(listDelegations, { query: { limit: 1, cursor: first.nextCursor! } });
    expect([first.total, second.nextCursor]).toEqual([2, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id))).toEqual(new Set([short, long]));
  });

  test('reminds both 30, 7 and 1 days before its end, once each, and then ends', async () => {
    const both = [await world.person(), await world.person()] as const;
    const id = await world.granted(...both, { days: 31 });
    const seen: number[] = [];
    for (const day of [0, 1, 2, 24, 25, 30, 31, 32]) {
      world.base.setClock(at(addDays(TODAY, day)));
      await keep();
      await keep();
      seen.push((await told(both[0])).filter((title) => title === '授权快到期了').length);
    }
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 3]);
    expect((await told(both[1]))[0]).toBe('授权已到期');
    expect(await get(both[0], id)).toMatchObject({ state: 'expired' });
    world.base.setClock(MORNING);
  });

  test('cannot pester: ten requests may wait, the next is told to come back', async () => {
    const [asker, other] = [await world.person(), await world.person()];
    const body = await world.bodyFor(other);
    const outcomes: string[] = [];
    for (let asked = 0; asked < 11; asked++) outcomes.push(await asker.outcome(askDelegation, { body }));
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'RATE_LIMITED']);
  });

  test('is part of the copy of one’s own data, and ends with the last account of either', async () => {
    const [principal, delegate] = [await world.person(), await world.person()];
    const id = await world.granted(principal, delegate);
    expect((await delegate.do(exportMe, {})).more['delegations']).toMatchObject([{ id, role: 'delegate' }]);
    const deletions = world.base.get(DeletionsRepository);
    const asked = toInstant(world.base.clock.now() - COOLING_MS - 1);
    await world.base.db.transaction((tx) => deletions.ask(delegate.id, asked, tx));
    await deletions.carryOut(toInstant(world.base.clock.now() - COOLING_MS));
    expect(await get(principal, id)).toMatchObject({ state: 'revoked', endReason: '账号已注销' });
  });
});
