import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@yichuang/contract/calendar';
import {
  book,
  cancel,
  getAppointment,
  holdSlot,
  listAppointments,
  releaseHold,
} from '@yichuang/contract/appointments/contract';
import * as cases from '@yichuang/contract/cases/contract';
import { createCase, getCase, getTimeline, listCases, saveForm, submitCase } from '@yichuang/contract/cases/contract';
import type { CaseDraft } from '@yichuang/contract/cases/case';
import { missingMaterials } from '@yichuang/contract/cases/material';
import { deleteFile, uploadFile } from '@yichuang/contract/cases/material-contract';
import { listActs, revokeDelegation, stopActing } from '@yichuang/contract/delegations/contract';
import { openActing } from '@yichuang/contract/delegations/internal';
import { getMe } from '@yichuang/contract/identity/contract';
import { revokeCurrentSession } from '@yichuang/contract/identity/internal';
import type { Caller } from '@yichuang/server/caller';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { ANSWERS } from '../testing/case-world.js';
import { DelegationWorld, EVERYTHING, MORNING, type Wanted } from '../testing/delegation-world.js';
import { formOf } from '../testing/form-file.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const TODAY = '2026-11-24';
const pension = { body: { taskCode: 'pension' } };

describe.each(DATABASE_KINDS)('acting for somebody on %s', (kind) => {
  let world: DelegationWorld;
  beforeAll(async () => {
    world = await DelegationWorld.start(kind);
  });
  afterAll(() => world?.close());

  /** Two people, a delegation in force, and the delegate in the principal's name. */
  async function both(wanted?: Wanted) {
    const [principal, delegate] = [await world.person(), await world.person()];
    const id = await world.granted(principal, delegate, wanted);
    const caller = await world.open(delegate, id);
    return { principal, delegate, id, caller, acting: world.base.as(caller) };
  }
  const caseOf = async (person: TestCaller, taskCode = 'pension') =>
    (await person.do(createCase, { body: { taskCode } })).id;
  const provide = async (person: TestCaller, { id, materials }: Pick<CaseDraft, 'id' | 'materials'>) => {
    for (const { id: materialId } of missingMaterials(materials))
      await person.do(uploadFile, { params: { id, materialId } }, formOf());
  };
  const changed = (caller: Caller, act: Partial<NonNullable<Caller['act']>>, more: Partial<Caller> = {}) =>
    world.base.as({ ...caller, ...more, act: { ...caller.act!, ...act } });

  test('shows the principal, never more than a citizen, and who acts', async () => {
    const [helper, delegate] = [await world.withRole('helper'), await world.person()];
    const id = await world.granted(helper, delegate);
    const acting = await world.acting(delegate, id);
    const me = await acting.do(getMe, {});
    expect(me).toMatchObject({ id: helper.id, roles: ['citizen'], level: 3 });
    expect(me.acting).toEqual({ delegationId: id, delegateMasked: '陈*明' });
    expect(me).not.toHaveProperty('region');
  });

  test('lets them apply for the principal, and both can see who did it', async () => {
    const { principal, delegate, id, acting } = await both();
    const draft = await acting.do(createCase, pension);
    const options = { headers: { 'if-match': draft.etag } };
    await acting.do(saveForm, { params: { id: draft.id }, body: { answers: ANSWERS } }, options);
    await provide(acting, draft);
    await acting.do(submitCase, { params: { id: draft.id }, body: {} });
    const own = await principal.do(getCase, { params: { id: draft.id } });
    expect(own).toMatchObject({ state: 'received', answers: ANSWERS });
    const seen = await acting.do(getCase, { params: { id: draft.id } });
    expect([seen.queryCode, seen.answers['card']]).toEqual([null, expect.stringContaining('*')]);
    const { items: events } = await principal.do(getTimeline, { params: { id: draft.id } });
    expect(events).toMatchObject([{ action: 'submit', by: 'delegate' }]);
    const { items: acts } = await principal.do(listActs, { query: {} });
    expect(acts.map(({ title }) => title)).toEqual([
      '提交了申请：pension 的事',
      '上传了材料：pension 的事',
      '上传了材料：pension 的事',
      '改了申请草稿：pension 的事',
      '开了申请草稿：pension 的事',
    ]);
    expect(acts[0]).toMatchObject({ delegationId: id, byMasked: '陈*明', subject: { kind: 'case', id: draft.id } });
    expect((await delegate.do(listActs, { query: {} })).total).toBe(0);
    expect((await delegate.do(listCases, { query: {} })).total).toBe(0);
    const first = await principal.do(listActs, { query: { limit: 3 } });
    const second = await principal.do(listActs, { query: { limit: 3, cursor: first.nextCursor! } });
    expect([...first.items, ...second.items]).toEqual(acts);
  });

  test('keeps a record of every writing act, and none of what was refused', async () => {
    const { principal, acting } = await both();
    const slot = { slotId: 'big.20261126.1000', taskCodes: ['pension'] };
    const hold = await acting.do(holdSlot, { body: slot });
    await acting.do(releaseHold, { params: { id: hold.id } });
    const held = await acting.do(holdSlot, { body: slot });
    const key = { key: 'once-only' };
    const sent = { body: { holdId: held.id } };
    const [booked, again] = [await acting.do(book, sent, key), await acting.do(book, sent, key)];
    expect(again).toEqual(booked);
    await acting.do(cancel, { params: { id: booked.id }, body: {} });
    await acting.do(cancel, { params: { id: booked.id }, body: {} });
    await acting.do(cases.deleteDraft, { params: { id: await caseOf(acting) } });
    const { id: handedIn, materials } = await acting.do(createCase, { body: { taskCode: 'care' } });
    const params = { id: handedIn, materialId: 'm1' };
    const { fileId } = await acting.do(uploadFile, { params }, formOf());
    await acting.do(deleteFile, { params: { ...params, fileId } });
    await provide(acting, { id: handedIn, materials });
    await acting.do(submitCase, { params: { id: handedIn }, body: {} });
    await acting.do(cases.withdrawCase, { params: { id: handedIn }, body: {} });
    await acting.refused(cases.withdrawCase, { params: { id: handedIn }, body: {} });
    const { items } = await principal.do(listActs, { query: {} });
    expect(items.map(({ title }) => title.split('：')[0]).toReversed()).toEqual(
      '留了号 放了留的号 留了号 约了号 取消了预约 开了申请草稿 删了申请草稿 开了申请草稿 上传了材料 删了材料 上传了材料 上传了材料 提交了申请 撤回了申请'.split(
        ' ',
      ),
    );
  });

  test('ends at the next request when it is revoked, when its day is over, and when it is stopped', async () => {
    const revoked = await both();
    await revoked.principal.do(revokeDelegation, { params: { id: revoked.id }, body: {} });
    expect(await revoked.acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
    expect(await revoked.acting.outcome(getMe, {})).toBe('DELEGATION_INACTIVE');

    const short = await both({ days: 1 });
    world.base.setClock(`${addDays(TODAY, 1)}T23:59:59.000+08:00`);
    expect(await short.acting.outcome(listCases, { query: {} })).toBe('ok');
    world.base.setClock(`${addDays(TODAY, 2)}T00:00:00.000+08:00`);
    expect(await short.acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
    world.base.setClock(MORNING);

    const stopped = await both();
    const other = await world.acting(stopped.delegate, stopped.id);
    await stopped.acting.do(stopActing, {});
    expect(await stopped.acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
    expect(await other.outcome(listCases, { query: {} })).toBe('ok');
    await stopped.delegate.do(stopActing, {});
  });

  test('ends with the session that it was started from, and with the account of either', async () => {
    const signedOut = await both();
    await world.base.nobody.do(revokeCurrentSession, { params: { id: signedOut.caller.sessionId } });
    expect(await signedOut.acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
    const accounts = world.base.get(AccountsRepository);
    for (const side of ['principal', 'delegate'] as const) {
      const pair = await both();
      const account = (await accounts.find(pair[side].id))!;
      await accounts.save([{ ...account, personId: null }]);
      expect(await pair.acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
    }
    const [principal, helper] = [await world.person(), await world.withRole('helper')];
    const id = await world.granted(principal, helper, { kind: 'helper', taskCodes: ['pension'], days: 30 });
    const acting = await world.acting(helper, id);
    await accounts.save([{ ...(await accounts.find(helper.id))!, roles: ['citizen'] }]);
    expect(await acting.outcome(listCases, { query: {} })).toBe('DELEGATION_INACTIVE');
  });

  test('is not begun by a stranger, by the principal, or from somebody else’s session', async () => {
    const { principal, delegate, id, caller } = await both();
    const open = (accountId: string, sessionId: string, delegationId = id) =>
      world.base.nobody.outcome(openActing, { body: { accountId, sessionId, delegationId } });
    expect(await open(delegate.id, 'no-such-session')).toBe('SESSION_REVOKED');
    expect(await open(principal.id, caller.sessionId)).toBe('SESSION_REVOKED');
    const another = await both();
    expect(await open(delegate.id, caller.sessionId, another.id)).toBe('NOT_FOUND');
    expect(await open(delegate.id, caller.sessionId, 'no-such-id')).toBe('NOT_FOUND');
    expect(
      await delegate.outcome(openActing, { body: { accountId: delegate.id, sessionId: 's', delegationId: id } }),
    ).toBe('FORBIDDEN');
  });

  test('believes the row and not the token: no other principal, delegation, delegate or action', async () => {
    const [mine, other] = [await both({ actions: ['track'] }), await both()];
    const list = (person: TestCaller) => person.outcome(listCases, { query: {} });
    expect(await list(mine.acting)).toBe('ok');
    expect(await list(changed(mine.caller, {}, { sub: other.principal.id }))).toBe('DELEGATION_INACTIVE');
    expect(await list(changed(mine.caller, { delegationId: other.id }))).toBe('DELEGATION_INACTIVE');
    expect(await list(changed(mine.caller, { sub: other.delegate.id }))).toBe('DELEGATION_INACTIVE');
    expect(await list(changed(mine.caller, { tokenId: 'made-up' }))).toBe('DELEGATION_INACTIVE');
    const boasting = changed(mine.caller, { actions: EVERYTHING });
    expect(await boasting.outcome(createCase, pension)).toBe('OUT_OF_SCOPE');
  });

  test('sees the matters that are named and no others', async () => {
    const { principal, acting } = await both({ taskCodes: ['pension'] });
    const [open, closed] = [await caseOf(principal), await caseOf(principal, 'care')];
    expect((await acting.do(listCases, { query: {} })).items.map(({ id }) => id)).toEqual([open]);
    expect((await acting.do(listCases, { query: {} })).total).toBe(1);
    const foreign = await acting.refused(getCase, { params: { id: closed } });
    const missing = await acting.refused(getCase, { params: { id: 'no-such-id' } });
    expect({ ...foreign, traceId: '' }).toEqual({ ...missing, traceId: '' });
    for (const route of [cases.deleteDraft, getTimeline, cases.getClock])
      expect(await acting.outcome(route, { params: { id: closed } })).toBe('NOT_FOUND');
    expect(await acting.outcome(submitCase, { params: { id: closed }, body: {} })).toBe('NOT_FOUND');
    expect(await acting.outcome(createCase, { body: { taskCode: 'disability' } })).toBe('OUT_OF_SCOPE');

    const slotId = 'big.20261127.1000';
    expect(await acting.outcome(holdSlot, { body: { slotId, taskCodes: ['pension', 'care'] } })).toBe('OUT_OF_SCOPE');
    expect(await acting.outcome(book, { body: { slotId, taskCodes: ['care'] } })).toBe('OUT_OF_SCOPE');
    const own = await principal.do(book, { body: { slotId, taskCodes: ['care'] } });
    const ours = await acting.do(book, { body: { slotId: 'big.20261126.0900', taskCodes: ['pension'] } });
    expect((await acting.do(listAppointments, { query: {} })).items.map(({ id }) => id)).toEqual([ours.id]);
    expect(await acting.outcome(getAppointment, { params: { id: own.id } })).toBe('NOT_FOUND');
    expect(await acting.outcome(cancel, { params: { id: own.id }, body: {} })).toBe('NOT_FOUND');
    const held = await principal.do(holdSlot, { body: { slotId: 'big.20261130.1000', taskCodes: ['care'] } });
    expect(await acting.outcome(book, { body: { holdId: held.id } })).toBe('NOT_FOUND');
    expect(await acting.outcome(releaseHold, { params: { id: held.id } })).toBe('NOT_FOUND');
  });

  test('stops before what a person must do themselves, though a number may be booked for them', async () => {
    const { principal, acting } = await both();
    const problem = await acting.refused(createCase, { body: { taskCode: 'passport' } });
    expect([problem.code, problem.detail]).toEqual(['OUT_OF_SCOPE', '这件事要本人办，不能代办，请本人自己申请']);
    const own = await caseOf(principal, 'passport');
    expect(await acting.outcome(getCase, { params: { id: own } })).toBe('NOT_FOUND');
    expect((await acting.do(listCases, { query: {} })).total).toBe(0);
    await acting.do(book, { body: { slotId: 'big.20261201.1000', taskCodes: ['passport'] } });
  });

  test('shares no idempotency key: not with the principal, not between two principals', async () => {
    const [first, second] = [await world.person(), await world.person()];
    const delegate = await world.person();
    const [one, two] = [
      await world.acting(delegate, await world.granted(first, delegate)),
      await world.acting(delegate, await world.granted(second, delegate)),
    ];
    const key = { key: 'the-same' };
    const ids = [
      (await one.do(createCase, pension, key)).id,
      (await two.do(createCase, pension, key)).id,
      (await delegate.do(createCase, pension, key)).id,
    ];
    expect(new Set(ids).size).toBe(3);
    expect(await first.outcome(createCase, pension, key)).toBe('CASE_ALREADY_OPEN');
  });
});
