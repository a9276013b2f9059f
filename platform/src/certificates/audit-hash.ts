import { createHash } from 'node:crypto';
import type { VerificationResult } from '@yichuang/contract/certificates/certificate';

/** One scan, whatever came of it. `jti` and `certRef` are null where the code's signature did not hold. */
export type AuditEntry = {
  verifiedOn: string;
  dayNo: number;
  /** Server time, ISO 8601 with milliseconds and +08:00. */
  at: string;
  staffId: string;
  deviceId: string;
  hallId: string | null;
  region: string | null;
  place: string;
  caseNo: string | null;
  jti: string | null;
  certRef: string | null;
  result: VerificationResult;
  /** Labels of what the person who scanned was shown. */
  disclosed: string[];
};
export type AuditRow = AuditEntry & { seq: number; prevHash: string; hash: string };

/** Stands before the first row. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/** SHA-256 of the hash before and the row, its fields in this order for ever. */
export function auditHash({ seq, prevHash, ...row }: Omit<AuditRow, 'hash'>): string {
  const canonical = JSON.stringify([
    seq,
    row.verifiedOn,
    row.dayNo,
    row.at,
    row.staffId,
    row.deviceId,
    row.hallId,
    row.region,
    row.place,
    row.caseNo,
    row.jti,
    row.certRef,
    row.result,
    row.disclosed,
  ]);
  return createHash('sha256').update(`${prevHash}|${canonical}`).digest('hex');
}

/** A row that was written down elsewhere: what stood at its end can no longer be cut off unseen. */
export type Anchor = { seq: number; hash: string };
export type Break = { seq: number; why: 'missing' | 'chain' | 'content' | 'anchor' };
export type Checked = { rows: number; head: Anchor | undefined; firstBreak: Break | undefined };

function breakAt(row: AuditRow, before: Anchor | undefined): Break | undefined {
  const expected = (before?.seq ?? 0) + 1;
  if (row.seq !== expected) return { seq: expected, why: 'missing' };
  if (row.prevHash !== (before?.hash ?? FIRST_PREV_HASH)) return { seq: row.seq, why: 'chain' };
  return auditHash(row) === row.hash ? undefined : { seq: row.seq, why: 'content' };
}

/** Walks the rows in the order of `seq` and stops at the first that was edited, removed, put in or moved. */
export async function checkChain(
  rows: AsyncIterable<AuditRow> | Iterable<AuditRow>,
  anchor?: Anchor,
): Promise<Checked> {
  let [count, head]: [number, Anchor | undefined] = [0, undefined];
  for await (const row of rows) {
    const found = breakAt(row, head);
    if (found) return { rows: count, head, firstBreak: found };
    head = { seq: row.seq, hash: row.hash };
    count += 1;
    if (anchor?.seq === row.seq && anchor.hash !== row.hash)
      return { rows: count, head, firstBreak: { seq: row.seq, why: 'anchor' } };
  }
  const isCut = anchor !== undefined && (head?.seq ?? 0) < anchor.seq;
  return { rows: count, head, firstBreak: isCut ? { seq: (head?.seq ?? 0) + 1, why: 'missing' } : undefined };
}
