import { Inject } from '@nestjs/common';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { CERTIFICATE_NAMES } from '@yichuang/contract/certificates/certificate';
import { whyNotShown } from '@yichuang/contract/certificates/rules';
import { Clock } from '@yichuang/server/clock';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import type { Executor } from '../db/database.js';
import type { CaseRecord } from './case-record.js';

/** Which of the applicant's own certificates could stand in for a material: whoever acts for them may look at no others. */
export class MaterialOffers {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
  ) {}

  /** The materials of a case, each with the certificate that holds today. */
  async of(on: Executor, { personId, item }: Pick<CaseRecord, 'personId' | 'item'>): Promise<CaseMaterial[]> {
    if (!item.materials.some(isOpen)) return item.materials;
    const today = this.clock.today();
    const held = await this.certificates.ofPerson(personId, on);
    const good = held.filter((one) => whyNotShown(one, today) === undefined);
    return item.materials.map((material) => {
      const found = isOpen(material) ? good.find(({ type }) => type === material.certificateType) : undefined;
      return found
        ? { ...material, offer: { certificateId: found.id, name: CERTIFICATE_NAMES[found.type] } }
        : material;
    });
  }
}

const isOpen = ({ certificateType, certificate }: CaseMaterial): boolean =>
  certificateType !== null && certificate === null;
