import { Inject } from '@nestjs/common';
import type { CertificateSummary } from '@yichuang/contract/certificates/certificate';
import type { changeCertificate } from '@yichuang/contract/certificates/contract';
import { allowedActions, mayChange, stateAfter, stateOn } from '@yichuang/contract/certificates/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Idempotency, type Write } from '../db/idempotency.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { toSummary } from './certificate-reply.js';
import { CertificatesRepository } from './certificates.repository.js';

/** What the issuer does. Codes on show need no word of it: every scan asks for the state. */
export class ChangingService {
  constructor(
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
  ) {}

  /** @throws Refused NOT_FOUND outside the caller's region too, ACTION_NOT_ALLOWED from a state that knows no such action */
  change(
    caller: Caller,
    { params, body: { action, reason } }: Parsed<typeof changeCertificate>,
    write: Write,
  ): Promise<CertificateSummary> {
    return this.idempotency.run(write, async (tx) => {
      const certificate = await this.certificates.lock(tx, params.id);
      if (!certificate || !mayChange(caller.region, certificate.region)) throw new Refused('NOT_FOUND');
      const today = this.clock.today();
      const allowed = [...allowedActions(stateOn(certificate, today))];
      if (!allowed.includes(action)) throw new Refused('ACTION_NOT_ALLOWED', { allowed });
      const next = { state: stateAfter(action), stateReason: action === 'resume' ? null : reason };
      const by = { action, reason, by: caller.sub, at: this.clock.instant() };
      await this.certificates.setState(tx, certificate.id, { ...next, ...by });
      const person = await this.people.find(certificate.personId, tx);
      return toSummary({ certificate: { ...certificate, ...next }, person }, today);
    });
  }
}
