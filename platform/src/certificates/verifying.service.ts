import { Inject } from '@nestjs/common';
import { refuseAccess } from '@yichuang/contract/access';
import { fromInstant } from '@yichuang/contract/calendar';
import type { Verification, VerificationResult } from '@yichuang/contract/certificates/certificate';
import { changeCertificate, type verifyCertificate } from '@yichuang/contract/certificates/contract';
import { judge, mayChange, seesNumber } from '@yichuang/contract/certificates/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import type { Executor } from '../db/database.js';
import { Idempotency, type Write } from '../db/idempotency.js';
import { PeopleRepository } from '../identity/people.repository.js';
import type { AuditEntry, AuditRow } from './audit-hash.js';
import { AuditRepository } from './audit.repository.js';
import { CertificateCodes, type ReadCode } from './certificate-codes.js';
import { toVerified } from './certificate-reply.js';
import { CertificatesRepository, type CertificateRecord } from './certificates.repository.js';
import { PresentationsRepository, type PresentationRecord } from './presentations.repository.js';
import { ScanPlace } from './scan-place.js';

const REPLAY_MS = 5 * 60_000;

type Body = Parsed<typeof verifyCertificate>['body'];
/** What is kept for a replay: no name and no number, only the pseudonym by which they are read again. */
type Kept = Omit<Verification, 'certificate'> & { certRef: string | null };
type Found = {
  result: VerificationResult;
  code?: ReadCode;
  certificate?: CertificateRecord | undefined;
  usedAt?: string | null | undefined;
};

/** `HY 261123 00418` */
const verificationNo = ({ verifiedOn, dayNo }: Pick<AuditEntry, 'verifiedOn' | 'dayNo'>): string =>
  `HY ${verifiedOn.slice(2).replaceAll('-', '')} ${String(dayNo).padStart(5, '0')}`;

const isIssuer = (caller: Caller, { region }: CertificateRecord): boolean =>
  refuseAccess(changeCertificate.access, caller) === undefined && mayChange(caller.region, region);

const stateOf = (shown: PresentationRecord) => ({
  stoppedAt: shown.stoppedAt === null ? null : fromInstant(shown.stoppedAt),
  usedAt: shown.usedAt === null ? null : fromInstant(shown.usedAt),
});

/** Scans: one use, one audit row and one answer, all in one transaction. */
export class VerifyingService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CertificateCodes) private readonly codes: CertificateCodes,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(PresentationsRepository) private readonly presentations: PresentationsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(ScanPlace) private readonly place: ScanPlace,
  ) {}

  /** A failed scan is an answer too, and in the audit like every other. */
  async verify(caller: Caller, body: Body, write: Write): Promise<Verification> {
    const kept = await this.idempotency.run(write, (tx) => this.scan(tx, caller, body), REPLAY_MS);
    const { certRef, ...reply } = kept;
    const certificate = certRef === null ? undefined : await this.certificates.findByRef(certRef);
    if (!certificate) return reply;
    const person = await this.people.find(certificate.personId);
    const { seen } = toVerified({ certificate, person }, seesNumber(caller.roles));
    return { ...reply, certificate: { ...seen, ...(isIssuer(caller, certificate) && { id: certificate.id }) } };
  }

  private async scan(tx: Executor, caller: Caller, body: Body): Promise<Kept> {
    const place = await this.place.of(tx, caller);
    const found = await this.look(tx, caller, body.qr);
    const row = await this.record(tx, { caller, body, place }, found);
    const usedAt = found.result === 'REPLAYED' && found.usedAt ? fromInstant(found.usedAt) : undefined;
    return {
      result: found.result,
      ...(usedAt !== undefined && {
        usedSecondsAgo: Math.max(0, Math.floor((fromInstant(row.at) - usedAt) / 1000)),
      }),
      checkedAt: row.at,
      verificationNo: verificationNo(row),
      certRef: found.result === 'VALID' ? row.certRef : null,
    };
  }

  private async look(tx: Executor, caller: Caller, qr: string): Promise<Found> {
    const code = this.codes.read(qr);
    if ('result' in code) return code;
    const certificate = await this.certificates.lockByRef(tx, code.certRef);
    const shown = await this.presentations.findByJti(tx, code.jti);
    const isHis = shown !== undefined && shown.certificateId === certificate?.id;
    const at = { now: this.clock.now(), today: this.clock.today(), hallId: caller.hallId };
    const result = judge({ code, shown: isHis ? stateOf(shown) : undefined, certificate }, at);
    const found = { result, code, certificate, usedAt: shown?.usedAt };
    if (result !== 'VALID' || !shown) return found;
    if (await this.presentations.use(tx, shown.id, caller.sub, this.clock.instant())) {
      await this.presentations.endAll(tx, shown, this.clock.instant());
      return found;
    }
    const after = await this.presentations.findByJti(tx, code.jti);
    return { ...found, result: after?.usedAt ? 'REPLAYED' : 'STOPPED', usedAt: after?.usedAt };
  }

  private async record(
    tx: Executor,
    { caller, body, place }: { caller: Caller; body: Body; place: string },
    { result, code, certificate }: Found,
  ): Promise<AuditRow> {
    const isShown = result === 'VALID' && certificate;
    const disclosed = isShown ? toVerified({ certificate, person: undefined }, seesNumber(caller.roles)).disclosed : [];
    return this.audit.append(tx, {
      verifiedOn: this.clock.today(),
      at: this.clock.instant(),
      staffId: caller.sub,
      deviceId: body.deviceId,
      hallId: caller.hallId ?? null,
      region: caller.region ?? null,
      place,
      caseNo: body.caseNo ?? null,
      jti: code?.jti ?? null,
      certRef: code?.certRef ?? null,
      result,
      disclosed,
    });
  }
}
