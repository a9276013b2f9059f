import {
  CERTIFICATE_NAMES,
  type Certificate,
  type CertificateSummary,
  type FaceLine,
  type VerifiedCertificate,
} from '@yichuang/contract/certificates/certificate';
import { maskNumber, stateOn, whyNotShown } from '@yichuang/contract/certificates/rules';
import type * as z from 'zod/mini';
import type { PersonRecord } from '../identity/people.repository.js';
import { maskedNameOf } from '../identity/session-user.js';
import type { CertificateRecord } from './certificates.repository.js';

type Held = { certificate: CertificateRecord; person: PersonRecord | undefined };

export function toSummary({ certificate, person }: Held, today: string): CertificateSummary {
  const stateReason = whyNotShown(certificate, today);
  return {
    id: certificate.id,
    type: certificate.type,
    name: CERTIFICATE_NAMES[certificate.type],
    holderMasked: maskedNameOf(person),
    numberMasked: maskNumber(certificate.number),
    issuer: certificate.issuer,
    validFrom: certificate.validFrom,
    validTo: certificate.validTo,
    state: stateOn(certificate, today),
    ...(stateReason !== undefined && { stateReason }),
  };
}

export function toCertificate(held: Held, today: string): Certificate {
  const { certificate } = held;
  const summary = toSummary(held, today);
  return { ...summary, face: faceOf(certificate, summary), identifier: certificate.identifier };
}

function faceOf({ details }: CertificateRecord, one: CertificateSummary): z.infer<typeof FaceLine>[] {
  return [
    { label: '持证人', value: one.holderMasked },
    { label: '证号', value: one.numberMasked },
    ...details,
    { label: '发证机关', value: one.issuer },
    { label: '有效期', value: one.validTo === null ? '长期' : `${one.validFrom} 至 ${one.validTo}` },
  ];
}

const SEEN = ['证照名称', '姓名（脱敏）', '发证机关', '有效期'];

/** What a scan shows: without the right to the number every letter of it is a star. */
export function toVerified(
  { certificate, person }: Held,
  withNumber: boolean,
): { seen: z.infer<typeof VerifiedCertificate>; disclosed: string[] } {
  const { type, number, issuer, validFrom, validTo } = certificate;
  const seen = {
    type,
    name: CERTIFICATE_NAMES[type],
    holderMasked: maskedNameOf(person),
    numberMasked: withNumber ? maskNumber(number) : '*'.repeat(number.length),
    issuer,
    validFrom,
    validTo,
  };
  return { seen, disclosed: withNumber ? [...SEEN, '证号（脱敏）'] : SEEN };
}
