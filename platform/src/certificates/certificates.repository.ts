import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { CertificateType, FaceLine } from '@yichuang/contract/certificates/certificate';
import type { CertificateAction, Validity } from '@yichuang/contract/certificates/rules';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database, firstRow, rowsOf, type Executor } from '../db/database.js';

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  type: CertificateType,
  number: z.string(),
  details: z.string(),
  issuer: z.string(),
  region: z.string(),
  validFrom: z.string(),
  validTo: z.nullable(z.string()),
  state: z.enum(['valid', 'suspended', 'revoked']),
  stateReason: z.nullable(z.string()),
  identifier: z.string(),
  statusIndex: z.int(),
  certRef: z.string(),
});
const Details = z.array(FaceLine);

/** A certificate in clear: mask before it leaves the platform. `details` are further lines of the face, fit to be shown. */
export type CertificateRecord = Omit<z.infer<typeof Row>, 'details'> & { details: z.infer<typeof Details> };
/** `statusIndex` and `certRef` are given once and stay. */
export type NewCertificate = Omit<CertificateRecord, 'statusIndex' | 'certRef'>;

const ALL = sql`id, person_id AS "personId", type, number, details, issuer, region, valid_from::text AS "validFrom",
  valid_to::text AS "validTo", state, state_reason AS "stateReason", identifier, status_index AS "statusIndex",
  cert_ref AS "certRef"`;
const numberPlace = (id: string) => `certificates.number.${id}`;
const detailsPlace = (id: string) => `certificates.details.${id}`;

export class CertificatesRepository {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
  ) {}

  find(id: string, on: Executor = this.db): Promise<CertificateRecord | undefined> {
    return this.one(on, sql`id = ${id}`);
  }

  findByRef(certRef: string, on: Executor = this.db): Promise<CertificateRecord | undefined> {
    return this.one(on, sql`cert_ref = ${certRef}`);
  }

  /** Whoever shows, scans or changes this certificate next waits until the transaction ends. */
  lock(tx: Executor, id: string): Promise<CertificateRecord | undefined> {
    return this.one(tx, sql`id = ${id} FOR UPDATE`);
  }

  lockByRef(tx: Executor, certRef: string): Promise<CertificateRecord | undefined> {
    return this.one(tx, sql`cert_ref = ${certRef} FOR UPDATE`);
  }

  async ofPerson(personId: string, on: Executor = this.db): Promise<CertificateRecord[]> {
    const rows = await rowsOf(on, Row, sql`SELECT ${ALL} FROM certificates WHERE person_id = ${personId}`);
    return rows.map((row) => this.open(row));
  }

  async setState(
    tx: Executor,
    id: string,
    change: Pick<Validity, 'state' | 'stateReason'> & {
      action: CertificateAction;
      reason: string;
      by: string;
      at: string;
    },
  ): Promise<void> {
    await tx.execute(sql`
      UPDATE certificates SET state = ${change.state}, state_reason = ${change.stateReason} WHERE id = ${id}`);
    await tx.execute(sql`
      INSERT INTO certificate_changes (certificate_id, action, reason, changed_by, changed_at)
      VALUES (${id}, ${change.action}, ${change.reason}, ${change.by}, ${change.at})`);
  }

  /** Adds certificates or replaces those with the same id, all in one statement. */
  async save(certificates: readonly NewCertificate[], on: Executor = this.db): Promise<void> {
    const rows = certificates.map((one) => ({
      id: one.id,
      person_id: one.personId,
      type: one.type,
      number: this.cipher.encrypt(one.number, numberPlace(one.id)),
      details: this.cipher.encrypt(JSON.stringify(one.details), detailsPlace(one.id)),
      issuer: one.issuer,
      region: one.region,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      state: one.state,
      state_reason: one.stateReason,
      identifier: one.identifier,
      cert_ref: randomBytes(16).toString('hex'),
    }));
    await on.execute(sql`
      INSERT INTO certificates (id, person_id, type, number, details, issuer, region, valid_from, valid_to, state,
        state_reason, identifier, cert_ref)
      SELECT id, person_id, type, number, details, issuer, region, valid_from, valid_to, state, state_reason, identifier,
        cert_ref
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given
        (id text, person_id text, type text, number text, details text, issuer text, region text, valid_from date,
         valid_to date, state text, state_reason text, identifier text, cert_ref text)
      ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, type = excluded.type, number = excluded.number,
        details = excluded.details, issuer = excluded.issuer, region = excluded.region,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, state = excluded.state,
        state_reason = excluded.state_reason, identifier = excluded.identifier`);
  }

  private async one(on: Executor, where: SQL): Promise<CertificateRecord | undefined> {
    const row = await firstRow(on, Row, sql`SELECT ${ALL} FROM certificates WHERE ${where}`);
    return row && this.open(row);
  }

  private open(row: z.infer<typeof Row>): CertificateRecord {
    return {
      ...row,
      number: this.cipher.decrypt(row.number, numberPlace(row.id)),
      details: z.parse(Details, JSON.parse(this.cipher.decrypt(row.details, detailsPlace(row.id)))),
    };
  }
}
