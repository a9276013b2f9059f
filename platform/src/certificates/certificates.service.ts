import { Inject, type OnModuleInit } from '@nestjs/common';
import { CertificateType } from '@yichuang/contract/certificates/certificate';
import type { listCertificates, listVerifications } from '@yichuang/contract/certificates/contract';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { pageOf } from '../catalogue/page.js';
import { Database } from '../db/database.js';
import { PersonalData } from '../identity/personal-data.js';
import { AuditRepository } from './audit.repository.js';
import { toCertificate, toSummary } from './certificate-reply.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificateHolders } from './holders.js';

/** What the holder reads; nothing here changes anything. */
export class CertificatesService implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CertificateHolders) private readonly holders: CertificateHolders,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(PersonalData) private readonly personalData: PersonalData,
  ) {}

  onModuleInit() {
    this.personalData.add('certificates', async ({ accountId }) => {
      const person = await this.holders.personOf({ sub: accountId });
      const all = person ? await this.certificates.ofPerson(person.id) : [];
      const today = this.clock.today();
      return all.map((certificate) => toCertificate({ certificate, person }, today));
    });
  }

  async list(caller: Caller, query: Parsed<typeof listCertificates>['query']) {
    const person = await this.holders.personOf(caller);
    const all = person ? await this.certificates.ofPerson(person.id) : [];
    const today = this.clock.today();
    const rankOf = ({ type }: { type: CertificateType }) => CertificateType.options.indexOf(type);
    const page = pageOf(all, (one) => ({ rank: rankOf(one), id: one.id }), query);
    return { ...page, items: page.items.map((certificate) => toSummary({ certificate, person }, today)) };
  }

  async get(caller: Caller, id: string) {
    return toCertificate(await this.holders.own(caller, id), this.clock.today());
  }

  async verifications(caller: Caller, id: string, query: Parsed<typeof listVerifications>['query']) {
    const { certificate } = await this.holders.own(caller, id);
    return this.audit.eventsOf(this.db, certificate.certRef, { before: rowOf(query.cursor), limit: query.limit });
  }
}

function rowOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new Refused('VALIDATION_FAILED', {
    errors: [{ path: 'query.cursor', code: 'cursor', message: '翻页位置不对，请从第一页重新看' }],
  });
}
