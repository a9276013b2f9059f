import { randomInt } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { addDays, toInstant } from '@yichuang/contract/calendar';
import { CERTIFICATE_NAMES } from '@yichuang/contract/certificates/certificate';
import type { checkFile } from '@yichuang/contract/certificates/contract';
import { FILE_LIFE_DAYS, whyNotShown } from '@yichuang/contract/certificates/rules';
import type { Reply } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { FieldCipher } from '../crypto/field-cipher.js';
import { Database } from '../db/database.js';
import { certificatePdf } from '../documents/pdf.js';
import type { Download } from '../http/attachment.js';
import { toCertificate } from './certificate-reply.js';
import { CertificatesRepository } from './certificates.repository.js';
import { FilesRepository } from './files.repository.js';
import { CertificateHolders } from './holders.js';

/** Crockford's: no I, L, O, U to be misread. Twelve of them are 60 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COLUMN = 'certificate_files.code';

const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const newCode = () => [group(), group(), group()].join('-');

/** A PDF for one purpose, and the check that anybody may make of one. */
export class FilesService {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FieldCipher) private readonly cipher: FieldCipher,
    @Inject(CertificateHolders) private readonly holders: CertificateHolders,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
    @Inject(FilesRepository) private readonly files: FilesRepository,
  ) {}

  /** @throws Refused NOT_FOUND unless it is the caller's own, ACTION_NOT_ALLOWED unless it is valid */
  async make(caller: Caller, id: string, purpose: string): Promise<Download> {
    const held = await this.holders.own(caller, id);
    const today = this.clock.today();
    const detail = whyNotShown(held.certificate, today);
    if (detail !== undefined) throw new Refused('ACTION_NOT_ALLOWED', { detail, allowed: [] });
    const { name, face, identifier } = toCertificate(held, today);
    const [code, expiresOn] = [newCode(), addDays(today, FILE_LIFE_DAYS)];
    await this.files.insert(this.db, this.cipher.blindIndex(code, COLUMN), {
      certificateId: id,
      purpose,
      madeAt: toInstant(this.clock.now()),
      expiresOn,
    });
    const bytes = await certificatePdf({ name, face, identifier, purpose, code, madeOn: today, expiresOn });
    return { name: `${name}.pdf`, bytes };
  }

  /** The same answer for a code that never was, ran out, or whose certificate no longer holds. */
  async check(code: string): Promise<Reply<typeof checkFile>> {
    const file = await this.files.find(this.db, this.cipher.blindIndex(code, COLUMN));
    const certificate = file && (await this.certificates.find(file.certificateId));
    const today = this.clock.today();
    if (!certificate || file.expiresOn < today || whyNotShown(certificate, today) !== undefined)
      return { isGenuine: false };
    const { purpose, expiresOn } = file;
    return { isGenuine: true, name: CERTIFICATE_NAMES[certificate.type], purpose, expiresOn };
  }
}
