import { randomBytes, randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { toInstant } from '@yichuang/contract/calendar';
import type { Presentation } from '@yichuang/contract/certificates/certificate';
import type { present } from '@yichuang/contract/certificates/contract';
import { ANY_STAFF, CODE_LIFE_S, REFRESH_S, RENEWAL_GRACE_S, whyNotShown } from '@yichuang/contract/certificates/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { HallsRepository } from '../catalogue/halls.repository.js';
import { Database, type Executor } from '../db/database.js';
import { maskedNameOf } from '../identity/session-user.js';
import { CertificateCodes } from './certificate-codes.js';
import { CertificateHolders, type Held } from './holders.js';
import { PresentationsRepository } from './presentations.repository.js';

const DAY_MS = 86_400_000;

/** Codes on show: one live code for each certificate and phone. */
export class PresentingService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CertificateHolders) private readonly holders: CertificateHolders,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(PresentationsRepository) private readonly presentations: PresentationsRepository,
    @Inject(CertificateCodes) private readonly codes: CertificateCodes,
  ) {}

  /** @throws Refused NOT_FOUND for another's certificate or an unknown hall, ACTION_NOT_ALLOWED unless it is valid */
  present(caller: Caller, id: string, body: Parsed<typeof present>['body']): Promise<Presentation> {
    return this.db.transaction(async (tx) => {
      const held = await this.holders.lockOwn(tx, caller, id);
      const detail = whyNotShown(held.certificate, this.clock.today());
      if (detail !== undefined) throw new Refused('ACTION_NOT_ALLOWED', { detail, allowed: [] });
      if (body.audience !== undefined && !(await this.halls.find(body.audience, tx)))
        throw new Refused('NOT_FOUND', { detail: '没有这个大厅，请重新选择' });
      return this.show(tx, held, { ...body, sessionId: caller.sessionId });
    });
  }

  /** The code and the one before it open nothing from now on. @throws Refused NOT_FOUND unless it is the caller's own */
  async stop(caller: Caller, id: string, presentationId: string): Promise<null> {
    await this.db.transaction(async (tx) => {
      await this.holders.lockOwn(tx, caller, id);
      const shown = await this.presentations.find(tx, presentationId);
      if (shown?.certificateId !== id) throw new Refused('NOT_FOUND');
      await this.presentations.endAll(tx, shown, this.clock.instant());
    });
    return null;
  }

  private async show(
    tx: Executor,
    { certificate, person }: Held,
    { purpose, audience = ANY_STAFF, sessionId }: Parsed<typeof present>['body'] & { sessionId: string },
  ): Promise<Presentation> {
    const now = this.clock.now();
    const showing = { certificateId: certificate.id, sessionId };
    await this.presentations.endAll(tx, showing, toInstant(now + RENEWAL_GRACE_S * 1000));
    await this.presentations.dropExpired(tx, certificate.id, toInstant(now - DAY_MS));
    const issuedAt = Math.floor(now / 1000);
    const code = { audience, issuedAt, expiresAt: issuedAt + CODE_LIFE_S, jti: randomBytes(16).toString('hex') };
    const [id, expiresAt] = [randomUUID(), toInstant(code.expiresAt * 1000)];
    const times = { issuedAt: toInstant(now), expiresAt };
    await this.presentations.insert(tx, {
      ...showing,
      ...times,
      id,
      jti: code.jti,
      audience,
      purpose: purpose ?? null,
    });
    const { certRef, type, statusIndex } = certificate;
    const qr = this.codes.issue({ ...code, certRef, type, statusIndex, nameMasked: maskedNameOf(person) });
    return { id, qr, expiresAt, refreshAt: toInstant((issuedAt + REFRESH_S) * 1000) };
  }
}
