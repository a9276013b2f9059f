import { Inject } from '@nestjs/common';
import { SIGNATURE, type CaseMaterial } from '@yichuang/contract/cases/material';
import type { attachCertificate, detachCertificate } from '@yichuang/contract/cases/material-contract';
import { CERTIFICATE_NAMES } from '@yichuang/contract/certificates/certificate';
import { whyNotShown } from '@yichuang/contract/certificates/rules';
import type { Parsed } from '@yichuang/contract/route';
import { actorIdOf, type Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import { Database, type Executor } from '../db/database.js';
import { Acts } from '../delegations/acts.js';
import { CaseCertificatesRepository } from './case-certificates.repository.js';
import { CaseMaterials } from './case-materials.js';
import { CaseOwners } from './case-owners.js';
import type { CaseRecord } from './case-record.js';
import { CaseSteps } from './case-steps.js';
import { materialOf, requireOpen, requireOwnToTakeBack } from './material-rules.js';

type Place = Parsed<typeof detachCertificate>['params'];

/** 免提交: one's own certificate stands in for a material, by consent given for this one case. */
export class ExemptionsService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CaseOwners) private readonly owners: CaseOwners,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseMaterials) private readonly materials: CaseMaterials,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(CaseCertificatesRepository) private readonly standIns: CaseCertificatesRepository,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  /** @throws Refused NOT_FOUND, also for another person's certificate; ACTION_NOT_ALLOWED with what to do instead */
  attach(caller: Caller, { id, materialId }: Place, body: Parsed<typeof attachCertificate>['body']) {
    return this.change(caller, { id, materialId }, async (tx, record) => {
      const material = materialOf(record, materialId);
      const certificate = await this.certificates.lock(tx, body.certificateId);
      if (certificate?.personId !== record.personId) throw new Refused('NOT_FOUND');
      const because = whyNotThis(material, certificate.type) ?? whyNotShown(certificate, this.clock.today());
      if (because !== undefined) throw new Refused('ACTION_NOT_ALLOWED', { detail: because, allowed: [] });
      const consent = { caseId: id, materialId, certificateId: certificate.id };
      await this.standIns.attach(tx, { ...consent, by: actorIdOf(caller), at: this.clock.instant() });
      await this.acts.onCase(tx, caller, 'attachCertificate', record);
    });
  }

  /** Takes the consent back; where there was none, nothing happens. @throws Refused NOT_FOUND, ACTION_NOT_ALLOWED */
  detach(caller: Caller, place: Place) {
    return this.change(caller, place, async (tx, record) => {
      const there = (await this.standIns.list(tx, place.id)).find((one) => one.materialId === place.materialId);
      if (!there) return;
      requireOwnToTakeBack(record, there);
      await this.standIns.detach(tx, place.id, place.materialId);
      await this.acts.onCase(tx, caller, 'detachCertificate', record);
    });
  }

  private change(
    caller: Caller,
    { id, materialId }: Place,
    work: (tx: Executor, record: CaseRecord) => Promise<void>,
  ): Promise<CaseMaterial> {
    return this.db.transaction(async (tx) => {
      const record = await this.steps.settle(tx, await this.owners.lockOwn(tx, caller, id));
      // a signature is nobody's certificate
      if (materialId === SIGNATURE) throw new Refused('NOT_FOUND');
      requireOpen(record, materialId);
      await work(tx, record);
      return materialOf((await this.materials.fill(tx, record)).record, materialId);
    });
  }
}

function whyNotThis({ certificateType }: CaseMaterial, type: string): string | undefined {
  if (certificateType === null) return '这份材料不能用电子证照代替，请拍照或上传 PDF';
  return certificateType === type ? undefined : `这份材料要用${CERTIFICATE_NAMES[certificateType]}，请换一张证照`;
}
