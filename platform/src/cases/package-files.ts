import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { SIGNATURE } from '@yichuang/contract/cases/material';
import type { Executor } from '../db/database.js';
import { CaseCertificatesRepository } from './case-certificates.repository.js';
import { CaseFilesRepository } from './case-files.repository.js';
import type { CaseRecord } from './case-record.js';

/** Carries what was handed in once to each application that asks for it: materials are the same by their names. */
export class PackageFiles {
  constructor(
    @Inject(CaseFilesRepository) private readonly files: CaseFilesRepository,
    @Inject(CaseCertificatesRepository) private readonly standIns: CaseCertificatesRepository,
  ) {}

  /** What the package holds and has not handed in yet. */
  async copy(tx: Executor, parent: CaseRecord, part: CaseRecord): Promise<void> {
    const ownIds = idsByShared(parent, part);
    for (const file of await this.files.list(tx, parent.id)) {
      const materialId = ownIds.get(file.materialId);
      if (materialId === undefined || file.isHandedIn) continue;
      const bytes = await this.files.bytesOf(tx, file);
      await this.files.insert(tx, {
        ...file,
        id: randomUUID(),
        caseId: part.id,
        materialId,
        bytes,
        uploadedBy: parent.actorId,
      });
    }
    for (const { materialId, certificateId, consentedAt, isHandedIn } of await this.standIns.list(tx, parent.id)) {
      const own = ownIds.get(materialId);
      if (own === undefined || isHandedIn) continue;
      const consent = { caseId: part.id, materialId: own, certificateId, by: parent.actorId, at: consentedAt };
      await this.standIns.attach(tx, consent);
    }
  }
}

/** The package's id of a material → the part's own; the handwriting belongs to every part. */
export function idsByShared(parent: CaseRecord, part: CaseRecord): Map<string, string> {
  const ids = new Map([[SIGNATURE, SIGNATURE]]);
  for (const { id, materialName } of parent.item.materials) {
    const own = part.item.materials.find((one) => one.materialName === materialName);
    if (own) ids.set(id, own.id);
  }
  return ids;
}
