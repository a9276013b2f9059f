import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { auditHash, checkChain, FIRST_PREV_HASH, type AuditEntry, type AuditRow } from './audit-hash.js';
import { AuditRepository } from './audit.repository.js';

const entry = (n: number): Omit<AuditEntry, 'dayNo'> => ({
  verifiedOn: '2026-11-24',
  at: '2026-11-24T09:30:00.120+08:00',
  staffId: `clerk-${n % 7}`,
  deviceId: 'desk "1"\\',
  hallId: n % 3 ? 'center' : null,
  region: '420704',
  place: '政务中心 1 号窗口',
  caseNo: null,
  jti: n % 5 ? n.toString(16).padStart(32, '0') : null,
  certRef: n % 5 ? 'c'.repeat(32) : null,
  result: n % 5 ? 'VALID' : 'MALFORMED',
  disclosed: n % 5 ? ['证照名称', '有效期'] : [],
});

function chainOf(count: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let n = 1; n <= count; n++) {
    const bare = { ...entry(n), dayNo: n, seq: n, prevHash: rows.at(-1)?.hash ?? FIRST_PREV_HASH };
    rows.push({ ...bare, hash: auditHash(bare) });
  }
  return rows;
}

describe('one row of a thousand', () => {
  const good = chainOf(1000);
  const brokenAt = async (rows: AuditRow[]) => (await checkChain(rows)).firstBreak;
  const renumbered = (rows: AuditRow[]) => rows.map((row, index) => ({ ...row, seq: index + 1 }));

  test('untouched, the chain holds', async () => {
    expect(await checkChain(good)).toMatchObject({ rows: 1000, head: { seq: 1000 }, firstBreak: undefined });
    expect(await checkChain([])).toEqual({ rows: 0, head: undefined, firstBreak: undefined });
  });

  test.each([1, 2, 500, 1000])('edited at %i, whichever field', async (seq) => {
    const row = good[seq - 1]!;
    const changes: Partial<AuditRow>[] = [
      { result: 'REVOKED' },
      { staffId: 'clerk-9' },
      { at: '2026-11-24T09:30:00.121+08:00' },
      { disclosed: ['证照名称'] },
      { certRef: 'd'.repeat(32) },
      { place: '' },
      { caseNo: '1' },
      { dayNo: 0 },
    ];
    for (const change of changes)
      expect(await brokenAt(good.with(seq - 1, { ...row, ...change }))).toEqual({ seq, why: 'content' });
  });

  test('edited with its hash made anew: the row behind it does not follow', async () => {
    const row = { ...good[499]!, result: 'REVOKED' as const };
    expect(await brokenAt(good.with(499, { ...row, hash: auditHash(row) }))).toEqual({ seq: 501, why: 'chain' });
  });

  test.each([1, 2, 500, 999])('removed at %i', async (seq) => {
    const rest = good.toSpliced(seq - 1, 1);
    expect(await brokenAt(rest)).toEqual({ seq, why: 'missing' });
    expect(await brokenAt(renumbered(rest))).toMatchObject({ seq });
  });

  test('put in', async () => {
    const bare = { ...entry(3), dayNo: 3, seq: 500, prevHash: good[498]!.hash };
    const more = good.toSpliced(499, 0, { ...bare, hash: auditHash(bare) });
    expect(await brokenAt(more)).toMatchObject({ seq: 501 });
    expect(await brokenAt(renumbered(more))).toMatchObject({ seq: 501, why: 'chain' });
  });

  test('moved', async () => {
    const moved = good.with(499, good[500]!).with(500, good[499]!);
    expect(await brokenAt(moved)).toMatchObject({ seq: 500 });
    expect(await brokenAt(renumbered(moved))).toEqual({ seq: 500, why: 'chain' });
  });

  test('cut off at the end is seen by whoever wrote the last row down elsewhere', async () => {
    const { seq, hash } = good[999]!;
    expect((await checkChain(good.slice(0, 998))).firstBreak).toBeUndefined();
    expect((await checkChain(good.slice(0, 998), { seq, hash })).firstBreak).toEqual({ seq: 999, why: 'missing' });
    expect((await checkChain([], { seq, hash })).firstBreak).toEqual({ seq: 1, why: 'missing' });
    expect((await checkChain(good, { seq, hash })).firstBreak).toBeUndefined();
    expect((await checkChain(good, { seq: 7, hash })).firstBreak).toEqual({ seq: 7, why: 'anchor' });
  });

  test('twenty thousand rows are checked within a second', async () => {
    const rows = chainOf(20_000);
    const started = performance.now();
    await checkChain(rows);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  const audit = new AuditRepository();
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [CatalogueModule]);
    for (let n = 1; n <= 20; n++) await app.db.transaction((tx) => audit.append(tx, entry(n)));
  });
  afterAll(() => app?.close());
  const check = () => checkChain(audit.all(app.db));

  test('what was written reads back to the same hashes', async () => {
    expect(await check()).toMatchObject({ rows: 20, firstBreak: undefined });
  });

  test('thirty writers at once make one chain, each with its own number of the day', async () => {
    const rows = await Promise.all(
      Array.from({ length: 30 }, (_, n) => app.db.transaction((tx) => audit.append(tx, entry(n)))),
    );
    expect(new Set(rows.map(({ dayNo }) => dayNo)).size).toBe(30);
    expect(await check()).toMatchObject({ rows: 50, firstBreak: undefined });
  });

  test('a scan that is rolled back leaves no gap', async () => {
    const failed = app.db.transaction(async (tx) => {
      await audit.append(tx, entry(1));
      throw new Error('later');
    });
    await expect(failed).rejects.toThrow();
    await app.db.transaction((tx) => audit.append(tx, entry(2)));
    expect(await check()).toMatchObject({ rows: 51, firstBreak: undefined });
  });

  test('the database refuses to change, remove or empty', async () => {
    for (const statement of [
      sql`UPDATE verification_audit SET result = 'VALID' WHERE seq = 5`,
      sql`DELETE FROM verification_audit WHERE seq = 5`,
      sql`TRUNCATE verification_audit`,
    ])
      await expect(app.db.execute(statement)).rejects.toThrow();
    expect(await check()).toMatchObject({ rows: 51, firstBreak: undefined });
  });

  test('and whoever goes around the database is named by the chain', async () => {
    await app.db.execute(sql`ALTER TABLE verification_audit DISABLE TRIGGER USER`);
    await app.db.execute(sql`UPDATE verification_audit SET staff_id = 'nobody' WHERE seq = 17`);
    expect((await check()).firstBreak).toEqual({ seq: 17, why: 'content' });
  });
});
