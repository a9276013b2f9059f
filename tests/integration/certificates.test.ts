import '@yichuang/contract/zod-setup';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromInstant, toInstant } from '@yichuang/contract/calendar';
import {
  changeCertificate,
  getCertificate,
  listCertificates,
  listVerifications,
  present,
  stopPresenting,
  verifyCertificate,
} from '@yichuang/contract/certificates/contract';
import { isIdentifier } from '@yichuang/contract/certificates/identifier';
import { toWire } from '@yichuang/contract/client';
import { certificateOf, scan, show } from '../support/certificates.ts';
import { as, raw, type Person } from '../support/client.ts';
import { DATABASES, startStack, type Stack } from '../support/stack.ts';

const NOW = '2026-11-24T09:28:00.000+08:00';
const AUDIT = fileURLToPath(new URL('../../platform/dist/certificates/audit-chain.js', import.meta.url));

describe.each(DATABASES)('on %s', (database) => {
  let stack: Stack;
  let holder: Person;
  let clerk: Person;
  let helper: Person;
  let staff: Person[];
  let card: string;
  let id: string;
  beforeAll(async () => {
    stack = await startStack({ database, now: NOW });
    holder = await as(stack.url, 'chen-citizen');
    const accounts = ['clerk-1', 'clerk-2', 'town-clerk', 'officer-1', 'lead-1', 'yanji-helper'];
    staff = await Promise.all(accounts.map((account) => as(stack.url, account)));
    [clerk, helper] = [staff[0]!, staff[5]!];
    card = await certificateOf(holder, 'residentIdCard');
    id = await certificateOf(holder, 'householdRegister');
  });
  beforeEach(() => stack.setClock(NOW));
  afterAll(() => stack?.stop());
  const fresh = () => show(holder, card);
  const resultOf = async (qr: string, by = clerk) => (await scan(by, qr)).result;
  const events = async (certificate = card) =>
    (await holder.do(listVerifications, { params: { id: certificate }, query: { limit: 100 } })).items;

  test('a fresh code is good once; the clerk sees what is masked, the holder sees who looked', async () => {
    const code = await fresh();
    expect(code.qr).toMatch(/^ZW1:[0-9A-Z $%*+\-./:]{1,300}$/);
    const life = fromInstant(code.expiresAt) - fromInstant(NOW);
    expect(life).toBeGreaterThan(58_000);
    expect(life).toBeLessThan(63_000);
    expect(fromInstant(code.expiresAt) - fromInstant(code.refreshAt)).toBe(15_000);
    const seen = await scan(clerk, code.qr);
    expect(seen).toMatchObject({
      result: 'VALID',
      certificate: {
        name: '居民身份证',
        holderMasked: '陈*远',
        numberMasked: '420***********0011',
        validTo: '2038-06-02',
      },
    });
    expect(seen.verificationNo).toMatch(/^HY 261124 \d{5}$/);
    const again = await scan(staff[1]!, code.qr);
    expect(again).toMatchObject({ result: 'REPLAYED', usedSecondsAgo: expect.any(Number) as number });
    expect(again.certificate).toBeUndefined();
    const [replay, first] = await events();
    expect(replay).toMatchObject({ result: 'REPLAYED', disclosed: [] });
    expect(replay?.place).toContain('2 号窗口');
    expect(first).toMatchObject({ result: 'VALID', at: seen.checkedAt });
    expect(first?.disclosed).toContain('证号（脱敏）');
    expect(first?.place).toContain('1 号窗口');
  });

  test('only who may take the certificate back learns which one it is', async () => {
    expect((await scan(clerk, (await fresh()).qr)).certificate?.id).toBeUndefined();
    expect((await scan(staff[3]!, (await fresh()).qr)).certificate?.id).toBe(card);
    const elsewhere = await as(stack.url, 'pds-officer');
    expect((await scan(elsewhere, (await fresh()).qr)).certificate).toMatchObject({ name: '居民身份证' });
    expect((await scan(elsewhere, (await fresh()).qr)).certificate?.id).toBeUndefined();
  });

  test('a helper sees whose it is and until when, and no letter of the number', async () => {
    const { certificate } = await scan(helper, (await fresh()).qr);
    expect(certificate).toMatchObject({ holderMasked: '陈*远', numberMasked: '*'.repeat(18) });
    expect((await events())[0]?.disclosed).not.toContain('证号（脱敏）');
  });

  test('the face is masked and the identifier holds', async () => {
    const one = await holder.do(getCertificate, { params: { id: card } });
    expect(isIdentifier(one.identifier)).toBe(true);
    expect(JSON.stringify(one)).not.toMatch(/陈致远|420799198806150011/);
    const { items, total } = await holder.do(listCertificates, { query: { limit: 2 } });
    expect([items.length, total]).toEqual([2, 7]);
    const other = await (await as(stack.url, 'zhou-citizen')).refused(getCertificate, { params: { id: card } });
    expect(other.code).toBe('NOT_FOUND');
    const { items: hers } = await (await as(stack.url, 'chen-citizen-2')).do(listCertificates, { query: {} });
    expect(hers).toHaveLength(7);
  });

  test('50 scans at once by six people find it good once', async () => {
    const before = (await events()).length;
    const { qr } = await fresh();
    const found = await Promise.all(Array.from({ length: 50 }, (_, n) => resultOf(qr, staff[n % staff.length])));
    await stack.untilWell();
    expect(found.filter((result) => result === 'VALID')).toHaveLength(1);
    expect(found.filter((result) => result === 'REPLAYED')).toHaveLength(49);
    const { total } = await holder.do(listVerifications, { params: { id: card }, query: {} });
    expect((total ?? 0) - before).toBe(50);
  });

  test('the same key gives the same bytes for five minutes, with one row of audit and no personal data kept', async () => {
    const { qr } = await fresh();
    const idempotencyKey = randomUUID();
    const wire = toWire(verifyCertificate, { body: { qr, deviceId: 'desk-1' } }, { idempotencyKey });
    const send = () => raw(`${stack.url}${wire.path}`, { ...wire, headers: { ...wire.headers, ...clerk.headers } });
    const before = (await events()).length;
    const replies = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.text).toContain('"VALID"');
    expect((await events()).length).toBe(before + 1);
    const otherDevice = await clerk.refused(
      verifyCertificate,
      { body: { qr, deviceId: 'desk-2' } },
      { idempotencyKey },
    );
    expect(otherDevice.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await stack.setClock(toInstant(fromInstant(NOW) + 5 * 60_000 + 10_000));
    const late = await send();
    expect(late.text).toContain('"EXPIRED"');
    expect(late.headers['idempotency-replayed']).toBeUndefined();
  });

  test.each([
    [-34, 'NOT_YET_VALID'],
    [-27, 'VALID'],
    [86, 'VALID'],
    [92, 'EXPIRED'],
  ])('%i seconds after it was made a code is %s', async (seconds, result) => {
    const code = await fresh();
    await stack.setClock(toInstant(fromInstant(code.expiresAt) - 60_000 + seconds * 1000));
    const found = await scan(clerk, code.qr);
    expect(found.result).toBe(result);
    expect(found.certificate === undefined).toBe(result !== 'VALID');
  });

  test('a code for one hall opens nothing in another', async () => {
    const { qr } = await show(holder, card, 'lkq-center');
    expect(await resultOf(qr, staff[2])).toBe('WRONG_AUDIENCE');
    expect(await resultOf(qr, helper)).toBe('WRONG_AUDIENCE');
    expect(await resultOf(qr)).toBe('VALID');
    const unknown = await holder.refused(present, { params: { id: card }, body: { audience: 'staff' } });
    expect(unknown.code).toBe('NOT_FOUND');
  });

  test('stopped is stopped at once, and nobody else can stop it', async () => {
    const code = await fresh();
    const params = { id: card, presentationId: code.id };
    const stranger = await (await as(stack.url, 'zhou-citizen')).refused(stopPresenting, { params });
    expect(stranger.code).toBe('NOT_FOUND');
    await holder.do(stopPresenting, { params });
    await holder.do(stopPresenting, { params });
    expect(await resultOf(code.qr)).toBe('STOPPED');
  });

  test('a renewal leaves the code before it five seconds, and one use ends both', async () => {
    const [first, second] = [await fresh(), await fresh()];
    const both = await Promise.all([resultOf(first.qr), resultOf(second.qr, staff[1])]);
    expect(both.toSorted()).toEqual(['STOPPED', 'VALID']);
    const [old, young] = [await fresh(), await fresh()];
    await stack.setClock(toInstant(fromInstant(NOW) + 8000));
    expect(await resultOf(old.qr)).toBe('STOPPED');
    expect(await resultOf(young.qr)).toBe('VALID');
  });

  test('what its issuer takes back is refused at once and cannot be shown', async () => {
    const officer = staff[3]!;
    const change = (action: 'suspend' | 'resume' | 'revoke') =>
      officer.do(changeCertificate, { params: { id }, body: { action, reason: '信息待核对' } });
    const { qr } = await show(holder, id);
    expect(await change('suspend')).toMatchObject({
      state: 'suspended',
      stateReason: expect.stringContaining('信息待核对') as string,
    });
    expect(await resultOf(qr)).toBe('SUSPENDED');
    const refused = await holder.refused(present, { params: { id }, body: {} });
    expect([refused.code, refused.detail]).toEqual(['ACTION_NOT_ALLOWED', expect.stringContaining('已冻结')]);
    await change('resume');
    expect(await resultOf(qr)).toBe('VALID');
    const last = await show(holder, id);
    await change('revoke');
    expect(await resultOf(last.qr)).toBe('REVOKED');
    const body = { action: 'resume', reason: '撤回' } as const;
    expect((await officer.refused(changeCertificate, { params: { id }, body })).allowed).toEqual([]);
  });

  test('the audit is whole after all of this, as the command says', async () => {
    await stack.platform.stop();
    const env = { ...process.env, DATA_DIR: stack.dataDir, DATABASE_URL: stack.databaseUrl ?? '' };
    const check = (...args: string[]) =>
      execFileSync(process.execPath, [AUDIT, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
    const [, count, anchor] = /核验记录 (\d+) 条，完好[^\n]*\n(\S+)/.exec(check()) ?? [];
    expect(Number(count)).toBeGreaterThan(60);
    expect(check('--', '--anchor', anchor ?? '')).toContain('完好');
    expect(() => check('--anchor', `${Number(count) + 1}:${'0'.repeat(64)}`)).toThrow(`第 ${Number(count) + 1} 条缺失`);
  });
});
