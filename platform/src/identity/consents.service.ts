import { Inject } from '@nestjs/common';
import { ConsentDocument, DOCUMENTS } from '@yichuang/contract/identity/consent-documents';
import type { Consent } from '@yichuang/contract/identity/privacy-contract';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { ConsentsRepository, type ConsentRecord } from './consents.repository.js';

/** How one person stands to one document. `records`: the latest first. */
function toConsent(document: ConsentDocument, records: readonly ConsentRecord[]): Consent {
  const { title, version } = DOCUMENTS[document];
  const standing = records.find((one) => one.document === document && one.withdrawnAt === null);
  return {
    document,
    title,
    version,
    agreed: standing ? { version: standing.version, at: standing.agreedAt } : null,
    isCurrent: standing?.version === version,
  };
}

/** Agreeing is recorded with the version that was read, and is as easy to take back as to give. */
export class ConsentsService {
  constructor(
    @Inject(ConsentsRepository) private readonly consents: ConsentsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(accountId: string): Promise<Consent[]> {
    const records = await this.consents.listOf(accountId);
    return ConsentDocument.options.map((document) => toConsent(document, records));
  }

  /** @throws Refused VALIDATION_FAILED for a version that is not today's: nobody agrees to what they did not read */
  async give(accountId: string, document: ConsentDocument, version: string): Promise<Consent> {
    if (version !== DOCUMENTS[document].version) {
      const message = `${DOCUMENTS[document].title}刚刚更新，请看过新的再同意`;
      throw new Refused('VALIDATION_FAILED', { errors: [{ path: 'body.version', code: 'outdated', message }] });
    }
    const before = toConsent(document, await this.consents.listOf(accountId));
    if (before.isCurrent) return before;
    const at = this.clock.instant();
    await this.consents.add(accountId, document, version, at);
    return { ...before, agreed: { version, at }, isCurrent: true };
  }

  withdraw(accountId: string, document: ConsentDocument): Promise<void> {
    return this.consents.withdraw(accountId, document, this.clock.instant());
  }
}
