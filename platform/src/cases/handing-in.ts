import { Inject } from '@nestjs/common';
import type { Correction } from '@yichuang/contract/cases/case';
import { whyNotShown } from '@yichuang/contract/certificates/rules';
import type { FieldError } from '@yichuang/contract/problem';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { AuditRepository } from '../certificates/audit.repository.js';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import type { Executor } from '../db/database.js';
import { CaseCertificatesRepository } from './case-certificates.repository.js';
import { CaseFilesRepository } from './case-files.repository.js';
import type { Filled } from './case-materials.js';
import type { CaseRecord } from './case-record.js';
import { missing, notMended } from './material-rules.js';

/** What the holder of a certificate reads of its use: the labels of what the department sees. */
const SEEN = ['证照名称', '证号（脱敏）'];

/** The moment in which files and certificates go to the department, with a case or with its correction. */
export class HandingIn {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseFilesRepository) private readonly files: CaseFilesRepository,
    @Inject(CaseCertificatesRepository) private readonly standIns: CaseCertificatesRepository,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
  ) {}

  /** What keeps the materials of a case from being handed in. */
  async lackingForCase(tx: Executor, { record, signatureFileId }: Filled, signature: string | undefined) {
    const errors: FieldError[] = [...missing(record.item.materials), ...(await this.noLongerValid(tx, record))];
    if (signature !== undefined && signature !== signatureFileId)
      errors.push({ path: 'body.signatureFileId', code: 'required', message: '请重新签名' });
    return errors;
  }

  /** What of a notice is still without an answer. */
  async lackingForCorrection(tx: Executor, { record, fresh }: Filled, correction: Correction) {
    const open = notMended(correction, record.item.materials, (id) => fresh.has(id));
    return [...open, ...(await this.noLongerValid(tx, record))];
  }

  /**
   * From here on staff see what was put in, and each certificate's holder sees what it was used for: a row of the same record
   * in which scans stand. The last act of a transaction, because the record lets in one writer at a time.
   */
  async seal(tx: Executor, caller: Caller, record: CaseRecord): Promise<void> {
    const at = this.clock.instant();
    const used = (await this.standIns.list(tx, record.id)).filter(({ isHandedIn }) => !isHandedIn);
    await this.files.handIn(tx, record.id, at);
    await this.standIns.handIn(tx, record.id, at);
    // a package's parts hand in what is its own: each use is written down once, for the department that sees it
    for (const { certificateId } of record.isPackage ? [] : used) {
      const certificate = await this.certificates.find(certificateId, tx);
      await this.audit.append(tx, {
        verifiedOn: this.clock.today(),
        at,
        staffId: actorIdOf(caller),
        deviceId: 'case',
        hallId: null,
        region: record.item.regionCode,
        place: `免提交：${record.item.deptName}「${record.item.taskName}」`,
        caseNo: record.caseNo,
        jti: null,
        certRef: certificate?.certRef ?? null,
        result: 'VALID',
        disclosed: SEEN,
      });
    }
  }

  /** Certificates that were good when consent was given and no longer are. They stay as they are until the case is in. */
  private async noLongerValid(tx: Executor, record: CaseRecord): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    for (const { materialId, certificateId, isHandedIn } of await this.standIns.list(tx, record.id)) {
      const certificate = isHandedIn ? undefined : await this.certificates.lock(tx, certificateId);
      const because = certificate && whyNotShown(certificate, this.clock.today());
      if (because !== undefined)
        errors.push({
          path: `body.materials.${materialId}`,
          code: 'invalid',
          message: `证照${because}，也可以拍照上传`,
        });
    }
    return errors;
  }
}
