import * as z from 'zod/mini';
import { DateText, Instant } from '../calendar.js';

/** Kinds of e-certificate (证照类型) that the house knows; names in {@link CERTIFICATE_NAMES}. */
export const CertificateType = z.enum([
  'residentIdCard',
  'socialSecurityCard',
  'medicalInsurance',
  'drivingLicence',
  'vehicleLicence',
  'businessLicence',
  'realEstate',
  'disabilityCard',
  'seniorCard',
  'marriage',
  'residencePermit',
  'householdRegister',
  'foodLicence',
  'hygieneLicence',
  'medicalInstitutionLicence',
  'rideHailingLicence',
]);
export type CertificateType = z.infer<typeof CertificateType>;

export const CERTIFICATE_NAMES: Readonly<Record<CertificateType, string>> = {
  residentIdCard: '居民身份证',
  socialSecurityCard: '社会保障卡',
  medicalInsurance: '医保电子凭证',
  drivingLicence: '驾驶证',
  vehicleLicence: '行驶证',
  businessLicence: '营业执照',
  realEstate: '不动产权证书',
  disabilityCard: '残疾人证',
  seniorCard: '老年优待证',
  marriage: '结婚证',
  residencePermit: '居住证',
  householdRegister: '居民户口簿',
  foodLicence: '食品经营许可证',
  hygieneLicence: '卫生许可证',
  medicalInstitutionLicence: '医疗机构执业许可证',
  rideHailingLicence: '网约车经营许可证',
};

/** `expired` follows from the day; the issuer sets the other two. */
export const CertificateState = z.enum(['valid', 'expired', 'suspended', 'revoked']);
export type CertificateState = z.infer<typeof CertificateState>;

/** One line of a certificate's face: 「有效期」 「2021-06-02 至 2041-06-02」. Values are masked by the platform. */
export const FaceLine = z.object({ label: z.string(), value: z.string() });

export const CertificateSummary = z.object({
  id: z.string(),
  type: CertificateType,
  name: z.string(),
  holderMasked: z.string(),
  /** First 3 and last 4. */
  numberMasked: z.string(),
  issuer: z.string(),
  validFrom: DateText,
  /** Null: for good. */
  validTo: z.nullable(DateText),
  state: CertificateState,
  /** Why no code is given: 「已过期，请到公安专窗换领」. */
  stateReason: z.optional(z.string()),
});
export type CertificateSummary = z.infer<typeof CertificateSummary>;

export const Certificate = z.object({
  ...CertificateSummary.shape,
  face: z.array(FaceLine),
  /** 证照标识, GB/T 36904 */
  identifier: z.string(),
});
export type Certificate = z.infer<typeof Certificate>;

/** A code on show: valid 60 s, to be renewed at 45 s, dead at once when stopped. */
export const Presentation = z.object({ id: z.string(), qr: z.string(), expiresAt: Instant, refreshAt: Instant });
export type Presentation = z.infer<typeof Presentation>;

/** Never just yes or no. Green is only VALID; the last two are grey: cannot check is not invalid. */
export const VerificationResult = z.enum([
  'VALID',
  'EXPIRED',
  'NOT_YET_VALID',
  'REPLAYED',
  'STOPPED',
  'REVOKED',
  'SUSPENDED',
  'BAD_SIGNATURE',
  'UNKNOWN_KEY',
  'WRONG_AUDIENCE',
  'MALFORMED',
]);
export type VerificationResult = z.infer<typeof VerificationResult>;

/** What the person who scans may see; nothing of it unless the result is VALID. */
export const VerifiedCertificate = z.object({
  /** Only for those who may suspend or revoke it. */
  id: z.optional(z.string()),
  type: CertificateType,
  name: z.string(),
  holderMasked: z.string(),
  numberMasked: z.string(),
  issuer: z.string(),
  validFrom: DateText,
  validTo: z.nullable(DateText),
});

export const Verification = z.object({
  result: VerificationResult,
  certificate: z.optional(VerifiedCertificate),
  /** For REPLAYED: how many seconds ago it was used first. */
  usedSecondsAgo: z.optional(z.int()),
  checkedAt: Instant,
  /** `HY 261123 00418`, to be read out. */
  verificationNo: z.string(),
});
export type Verification = z.infer<typeof Verification>;

/** A line of 「谁核验过」, failed attempts too. */
export const VerificationEvent = z.object({
  at: Instant,
  result: VerificationResult,
  /** 「2 号窗口」; who exactly stays with the audit. */
  place: z.string(),
  /** Labels of what was shown; empty when nothing was. */
  disclosed: z.array(z.string()),
});
export type VerificationEvent = z.infer<typeof VerificationEvent>;
