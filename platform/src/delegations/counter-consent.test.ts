import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@yichuang/contract/calendar';
import { getActsPaper, getDelegation, recordConsent } from '@yichuang/contract/delegations/contract';
import { createCase, listCases } from '@yichuang/contract/cases/contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import type { Parsed } from '@yichuang/contract/route';
import { DelegationWorld, EVERYTHING } from '../testing/delegation-world.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import type { TestCaller } from '../testing/test-caller.js';

const TODAY = '2026-11-24';
type Body = Parsed<typeof recordConsent>['body'];

describe.each(DATABASE_KINDS)('a consent at the counter on %s', (kind) => {
  let world: DelegationWorld;
  let clerk: TestCaller;
  let helper: TestCaller;
  beforeAll(async () => {
    world = await DelegationWorld.start(kind);
    clerk = await world.withRole('clerk', { region: '420704105' });
    helper = await world.withRole('helper', { phone: '13922220001' });
  });
  afterAll(() => world?.close());

  const claimOf = async ({ id }: TestCaller) => {
    const { name, idNumber } = await world.personOf(id);
    return { name, idNumber };
  };
  const bodyFor = async (principal: TestCaller, more: Partial<Body> = {}): Promise<Body> => ({
    principal: await claimOf(principal),
    delegate: { userCode: await world.codeOf(helper) },
    kind: 'helper',
    scope: { taskCodes: ['pension'], actions: EVERYTHING },
    validTo: addDays(TODAY, 89),
    evidence: { identity: 'cardReader', wasReadOut: true, mark: 'thumbprint', note: '委托书在档案柜 3 号' },
    witness: await claimOf(await world.person()),
    ...more,
  });
  const wrongPlaces = async (body: Body, by = clerk) => {
    const { code, errors } = await by.refused(recordConsent, { body });
    expect(code).toBe('VALIDATION_FAILED');
    for (const { message } of errors ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/);
    return errors?.map(({ path }) => path);
  };

  test('is in force at once, is told to both, and is kept sealed', async () => {
    const elder = await world.person();
    const body = await bodyFor(elder, { principal: { ...(await claimOf(elder)), phone: '13922220002' } });
    const made = await clerk.do(recordConsent, { body });
    expect(made).toMatchObject({ state: 'active', consent: 'counter', principalMasked: '陈*明', allowed: [] });
    for (const person of [elder, helper])
      expect((await person.do(listMessages, { query: {} })).items[0]).toMatchObject({
        title: '当面授权已登记',
        subject: { kind: 'delegation', id: made.id },
      });
    const { rows } = (await world.base.db.execute(
      sql`SELECT evidence, contact_index FROM counter_consents WHERE delegation_id = ${made.id}`,
    )) as { rows: { evidence: string; contact_index: string }[] };
    expect(JSON.stringify(rows)).not.toMatch(/档案柜|13922220002/);
    const change = world.base.db.execute(sql`DELETE FROM counter_consents WHERE delegation_id = ${made.id}`);
    await expect(change).rejects.toThrow();
    const acting = await world.acting(helper, made.id);
    await acting.do(createCase, { body: { taskCode: 'pension' } });
    expect((await elder.do(listCases, { query: {} })).total).toBe(1);
  });

  test('needs no account of the elder: one is made that nobody can sign in to', async () => {
    const elder = await world.person();
    const body = await bodyFor(elder);
    await world.base.db.execute(sql`UPDATE accounts SET person_id = NULL WHERE id = ${elder.id}`);
    const { id } = await clerk.do(recordConsent, { body });
    const { sub } = await world.open(helper, id);
    expect(sub).not.toBe(elder.id);
    const { rows } = (await world.base.db.execute(
      sql`SELECT a.wechat_index, c.account_id FROM accounts a LEFT JOIN staff_credentials c ON c.account_id = a.id
          WHERE a.id = ${sub}`,
    )) as { rows: unknown[] };
    expect(rows).toEqual([{ wechat_index: null, account_id: null }]);
  });

  test('stands on four different people', async () => {
    const elder = await world.person();
    const witness = async (person: TestCaller) => bodyFor(elder, { witness: await claimOf(person) });
    expect(await wrongPlaces(await witness(helper))).toEqual(['body.witness.idNumber']);
    expect(await wrongPlaces(await witness(elder))).toEqual(['body.witness.idNumber']);
    expect(await wrongPlaces(await witness(clerk))).toEqual(['body.witness.idNumber']);
    expect(await wrongPlaces(await bodyFor(helper))).toEqual(['body.delegate.userCode']);
    expect(await wrongPlaces(await bodyFor(clerk))).toEqual(['body.principal.idNumber']);
    const delegate = async (person: TestCaller) =>
      bodyFor(elder, { kind: 'family', delegate: { userCode: await world.codeOf(person) } });
    expect(await wrongPlaces(await delegate(clerk))).toEqual(['body.delegate.userCode', 'body.delegate.userCode']);
    expect(await wrongPlaces(await bodyFor(elder, { delegate: { userCode: 'no-such' } }))).toEqual([
      'body.delegate.userCode',
    ]);
    const layman = { userCode: await world.codeOf(await world.person()) };
    expect(await wrongPlaces(await bodyFor(elder, { delegate: layman }))).toEqual(['body.delegate.userCode']);
  });

  test('does not take the delegate’s phone for the elder’s, nor one phone for many', async () => {
    const elder = await world.person();
    const withPhone = async (person: TestCaller, phone: string) =>
      bodyFor(person, { principal: { ...(await claimOf(person)), phone } });
    expect(await wrongPlaces(await withPhone(elder, '13922220001'))).toEqual(['body.principal.phone']);
    for (let others = 0; others < 4; others++)
      await clerk.do(recordConsent, { body: await withPhone(await world.person(), '13922220003') });
    expect(await wrongPlaces(await withPhone(elder, '13922220003'))).toEqual(['body.principal.phone']);
    await clerk.do(recordConsent, { body: await withPhone(elder, '13922220004') });
  });

  test('names the place of a name and a number that do not belong together, and stops guessing', async () => {
    const [elder, guesser] = [await world.person(), await world.withRole('clerk', { region: '420704' })];
    const good = await bodyFor(elder);
    const wrong = { ...good, witness: { ...good.witness, name: '王小明' } };
    expect(await wrongPlaces(wrong, guesser)).toEqual(['body.witness.idNumber']);
    const bad = { ...good, principal: { ...good.principal, idNumber: '420704199001011234' } };
    expect(await wrongPlaces(bad, guesser)).toEqual(['body.principal.idNumber']);
    for (let tries = 0; tries < 6; tries++) await guesser.ask(recordConsent, { body: wrong });
    expect(await guesser.outcome(recordConsent, { body: good })).toBe('RATE_LIMITED');
  });

  test('holds to the limits of its kind', async () => {
    const elder = await world.person();
    expect(await wrongPlaces(await bodyFor(elder, { validTo: addDays(TODAY, 90) }))).toEqual(['body.validTo']);
    const scope = { taskCodes: ['passport'], actions: EVERYTHING };
    expect(await wrongPlaces(await bodyFor(elder, { scope }))).toEqual(['body.scope.taskCodes.0']);
  });

  test('is printed for both parties and for staff of the place, for nobody else', async () => {
    const elder = await world.person();
    const { id } = await clerk.do(recordConsent, { body: await bodyFor(elder) });
    const above = await world.withRole('lead', { region: '420704' });
    const elsewhere = await world.withRole('clerk', { region: '420704401' });
    for (const person of [elder, helper, clerk, above]) {
      const { statusCode, headers, body } = await person.raw(getActsPaper, { params: { id } });
      expect([statusCode, headers['content-type'], body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    }
    for (const person of [elsewhere, await world.person()])
      expect((await person.raw(getActsPaper, { params: { id } })).statusCode).toBe(404);
    const [principal, delegate] = [await world.person(), await world.person()];
    const own = await world.granted(principal, delegate);
    expect((await clerk.raw(getActsPaper, { params: { id: own } })).statusCode).toBe(404);
    expect((await delegate.do(getDelegation, { params: { id: own } })).consent).toBe('ownPhone');
  });
});
