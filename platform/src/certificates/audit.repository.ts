import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { VerificationEvent, VerificationResult } from '@yichuang/contract/certificates/certificate';
import { firstRow, rowsOf, type Executor } from '../db/database.js';
import { instantText } from '../db/sql-text.js';
import { auditHash, FIRST_PREV_HASH, type AuditEntry, type AuditRow } from './audit-hash.js';

/** Any number that no other advisory lock of this database uses. */
const CHAIN_LOCK = 7465;
const BATCH = 2000;

// bigint comes as text from one driver and as a number from the other
const Seq = z.coerce.number<string | number>();
const Head = z.object({ seq: Seq, hash: z.string() });
const DayNo = z.object({ dayNo: z.int() });
const Row = z.object({
  seq: Seq,
  prevHash: z.string(),
  hash: z.string(),
  verifiedOn: z.string(),
  dayNo: z.int(),
  at: instantText,
  staffId: z.string(),
  deviceId: z.string(),
  hallId: z.nullable(z.string()),
  region: z.nullable(z.string()),
  place: z.string(),
  caseNo: z.nullable(z.string()),
  jti: z.nullable(z.string()),
  certRef: z.nullable(z.string()),
  result: VerificationResult,
  disclosed: z.array(z.string()),
});
const Event = z.object({ ...VerificationEvent.shape, at: instantText, seq: Seq });
const Total = z.object({ total: z.int() });

const ALL = sql`seq, prev_hash AS "prevHash", hash, verified_on::text AS "verifiedOn", day_no AS "dayNo",
  at::text AS at, staff_id AS "staffId", device_id AS "deviceId", hall_id AS "hallId", region, place,
  case_no AS "caseNo", jti, cert_ref AS "certRef", result, disclosed`;

/** The record of every scan: rows are only ever added, each bound to the one before by its hash. */
export class AuditRepository {
  /** Adds a row at the end; the next writer waits until the transaction ends. Take no other lock after this. */
  async append(tx: Executor, entry: Omit<AuditEntry, 'dayNo'>): Promise<AuditRow> {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`);
    const head = await firstRow(tx, Head, sql`SELECT seq, hash FROM verification_audit ORDER BY seq DESC LIMIT 1`);
    const last = await firstRow(
      tx,
      DayNo,
      sql`SELECT coalesce(max(day_no), 0) AS "dayNo" FROM verification_audit WHERE verified_on = ${entry.verifiedOn}`,
    );
    const bare = {
      ...entry,
      dayNo: (last?.dayNo ?? 0) + 1,
      seq: (head?.seq ?? 0) + 1,
      prevHash: head?.hash ?? FIRST_PREV_HASH,
    };
    const row = { ...bare, hash: auditHash(bare) };
    await this.insert(tx, row);
    return row;
  }

  /** Scans of one certificate, the last first. `before` is the number of a row, exclusive. */
  async eventsOf(on: Executor, certRef: string, { before, limit }: { before: number | undefined; limit: number }) {
    const mine = sql`cert_ref = ${certRef}`;
    const rows = await rowsOf(
      on,
      Event,
      sql`SELECT seq, at::text AS at, result, place, disclosed FROM verification_audit
          WHERE ${mine} ${before === undefined ? sql`` : sql`AND seq < ${before}`} ORDER BY seq DESC LIMIT ${limit + 1}`,
    );
    const count = await firstRow(on, Total, sql`SELECT count(*)::int AS total FROM verification_audit WHERE ${mine}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ seq: _, ...event }) => event),
      nextCursor: last && rows.length > limit ? String(last.seq) : null,
      total: count?.total ?? 0,
    };
  }

  /** Every row, from the first. */
  async *all(on: Executor): AsyncGenerator<AuditRow> {
    for (let after = 0; ;) {
      const rows = await rowsOf(
        on,
        Row,
        sql`SELECT ${ALL} FROM verification_audit WHERE seq > ${after} ORDER BY seq LIMIT ${BATCH}`,
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      after = last.seq;
    }
  }

  private async insert(tx: Executor, row: AuditRow): Promise<void> {
    await tx.execute(sql`
      INSERT INTO verification_audit (seq, prev_hash, hash, verified_on, day_no, at, staff_id, device_id, hall_id, region,
        place, case_no, jti, cert_ref, result, disclosed)
      VALUES (${row.seq}, ${row.prevHash}, ${row.hash}, ${row.verifiedOn}, ${row.dayNo}, ${row.at}, ${row.staffId},
        ${row.deviceId}, ${row.hallId}, ${row.region}, ${row.place}, ${row.caseNo}, ${row.jti}, ${row.certRef},
        ${row.result}, ${JSON.stringify(row.disclosed)}::jsonb)`);
  }
}
