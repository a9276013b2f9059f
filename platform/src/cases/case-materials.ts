import { Inject } from '@nestjs/common';
import { SIGNATURE, type CaseMaterial, type MaterialFile } from '@yichuang/contract/cases/material';
import { CERTIFICATE_NAMES } from '@yichuang/contract/certificates/certificate';
import { maskNumber } from '@yichuang/contract/certificates/rules';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import type { Executor } from '../db/database.js';
import { CaseCertificatesRepository, type StandIn } from './case-certificates.repository.js';
import { CaseFilesRepository, type FileRecord } from './case-files.repository.js';
import type { CaseRecord } from './case-record.js';
import { MaterialOffers } from './material-offers.js';

export const toMaterialFile = ({ id, name, kind, size, uploadedAt }: FileRecord): MaterialFile => ({
  fileId: id,
  name,
  kind,
  sizeBytes: size,
  // nothing else is ever kept
  state: 'clean',
  uploadedAt,
});

/** A case with what was put into it. */
export type Filled = {
  /** Its materials hold their files and certificates; they are not saved with it. */
  record: CaseRecord;
  signatureFileId: string | null;
  /** Ids of materials for which something came that was not handed in yet. */
  fresh: ReadonlySet<string>;
};

/** Lays files and certificates to the materials that they belong to. */
export class CaseMaterials {
  constructor(
    @Inject(CaseFilesRepository) private readonly files: CaseFilesRepository,
    @Inject(CaseCertificatesRepository) private readonly standIns: CaseCertificatesRepository,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(MaterialOffers) private readonly offers: MaterialOffers,
  ) {}

  /** As the applicant sees it, with the certificates that could still stand in. */
  async fill(on: Executor, record: CaseRecord): Promise<Filled> {
    const filled = await this.filled(on, record, () => true);
    const materials = await this.offers.of(on, filled.record);
    return { ...filled, record: { ...filled.record, item: { ...filled.record.item, materials } } };
  }

  /** As staff see it: what was handed in. */
  async fillForStaff(on: Executor, record: CaseRecord): Promise<Filled> {
    return this.filled(on, record, ({ isHandedIn }) => isHandedIn);
  }

  private async filled(
    on: Executor,
    record: CaseRecord,
    isSeen: (one: { isHandedIn: boolean }) => boolean,
  ): Promise<Filled> {
    const files = (await this.files.list(on, record.id)).filter(isSeen);
    const standIns = (await this.standIns.list(on, record.id)).filter(isSeen);
    const materials = await Promise.all(
      record.item.materials.map(async (material) => ({
        ...material,
        certificate: await this.certificateOf(
          on,
          standIns.find(({ materialId }) => materialId === material.id),
        ),
        files: files.filter(({ materialId }) => materialId === material.id).map(toMaterialFile),
      })),
    );
    const fresh = [...files, ...standIns].filter(({ isHandedIn }) => !isHandedIn);
    return {
      record: { ...record, item: { ...record.item, materials } },
      signatureFileId: files.findLast(({ materialId }) => materialId === SIGNATURE)?.id ?? null,
      fresh: new Set(fresh.map(({ materialId }) => materialId)),
    };
  }

  private async certificateOf(on: Executor, standIn: StandIn | undefined): Promise<CaseMaterial['certificate']> {
    const certificate = standIn && (await this.certificates.find(standIn.certificateId, on));
    return certificate
      ? {
          certificateId: certificate.id,
          name: CERTIFICATE_NAMES[certificate.type],
          numberMasked: maskNumber(certificate.number),
          consentedAt: standIn.consentedAt,
        }
      : null;
  }
}
