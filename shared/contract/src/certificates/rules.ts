import type { Role } from '../access.js';
import { maskIdNumber } from '../mask.js';
import type { CertificateState, VerificationResult } from './certificate.js';

/** Seconds. A code on show lives 60 s, the phone fetches the next at 45 s, two clocks may differ by 30 s. */
export const CODE_LIFE_S = 60;
export const REFRESH_S = 45;
const SKEW_S = 30;
/**
 * After a renewal the code before it is good for a few seconds more: the picture of it may be on its way from a camera to
 * the platform. Whichever of the two is used first ends the other.
 */
export const RENEWAL_GRACE_S = 5;
/** Days that a PDF with its check code is genuine. */
export const FILE_LIFE_DAYS = 30;

/** Any staff may verify; otherwise the audience is the id of a hall. */
export const ANY_STAFF = 'staff';

/** What the issuer set, and the days between which the certificate holds. */
export type Validity = {
  state: 'valid' | 'suspended' | 'revoked';
  stateReason: string | null;
  validFrom: string;
  validTo: string | null;
};
export type CertificateAction = 'suspend' | 'resume' | 'revoke';

/** The last day of validity counts; what the issuer set goes before the calendar. */
export function stateOn({ state, validTo }: Pick<Validity, 'state' | 'validTo'>, today: string): CertificateState {
  if (state !== 'valid') return state;
  return validTo !== null && validTo < today ? 'expired' : 'valid';
}

/** Why no code is given and what to do about it, or undefined. */
export function whyNotShown(certificate: Validity & { issuer: string }, today: string): string | undefined {
  const { issuer, stateReason, validFrom } = certificate;
  const because = stateReason === null ? '' : `（${stateReason}）`;
  switch (stateOn(certificate, today)) {
    case 'expired':
      return `已过期，请到${issuer}换领`;
    case 'suspended':
      return `已冻结${because}，请联系${issuer}`;
    case 'revoked':
      return `已吊销${because}，如有疑问请联系${issuer}`;
    case 'valid':
      return validFrom > today ? `${validFrom} 起生效，请到那天再出示` : undefined;
  }
}

/** What the issuer may do with a certificate in this state. A revoked one stays revoked. */
export function allowedActions(state: CertificateState): readonly CertificateAction[] {
  if (state === 'revoked') return [];
  return state === 'suspended' ? ['resume', 'revoke'] : ['suspend', 'revoke'];
}

export const stateAfter = (action: CertificateAction): Validity['state'] =>
  ({ suspend: 'suspended', resume: 'valid', revoke: 'revoked' } as const)[action];

/** A region answers for itself and everything below it; staff without a region for nothing. */
export const mayChange = (staffRegion: string | undefined, issuerRegion: string): boolean =>
  staffRegion !== undefined && staffRegion !== '' && issuerRegion.startsWith(staffRegion);

/** Counter and back office see a masked number too; a helper sees whose it is and until when it holds. */
export const seesNumber = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'clerk' || role === 'town-clerk' || role === 'officer' || role === 'lead');

/** First 3 and last 4; of a number too short for that only the last 2. */
export const maskNumber = (number: string): string =>
  number.length > 9 ? maskIdNumber(number) : `${'*'.repeat(Math.max(0, number.length - 2))}${number.slice(-2)}`;

/** A code whose signature holds, as it says itself. Seconds since the epoch. */
export type ShownCode = { audience: string; issuedAt: number; expiresAt: number };
/** What the platform knows of it, epoch milliseconds. `stoppedAt` may lie ahead. */
export type ShownState = { stoppedAt: number | null; usedAt: number | null };
export type Scan = {
  code: ShownCode;
  /** Undefined where nothing is known of the code, or of its certificate: it opens nothing. */
  shown: ShownState | undefined;
  certificate: Validity | undefined;
};

/** What a scan at `now` (epoch milliseconds, Beijing day `today`) finds: first where, then when, then once, then what. */
export function judge(
  { code, shown, certificate }: Scan,
  at: { now: number; today: string; hallId: string | undefined },
): VerificationResult {
  if (code.audience !== ANY_STAFF && code.audience !== at.hallId) return 'WRONG_AUDIENCE';
  if (at.now < (code.issuedAt - SKEW_S) * 1000) return 'NOT_YET_VALID';
  if (at.now > (code.expiresAt + SKEW_S) * 1000) return 'EXPIRED';
  if (!shown || !certificate) return 'STOPPED';
  if (shown.usedAt !== null) return 'REPLAYED';
  if (shown.stoppedAt !== null && shown.stoppedAt <= at.now) return 'STOPPED';
  if (certificate.validFrom > at.today) return 'NOT_YET_VALID';
  const state = stateOn(certificate, at.today);
  return ({ valid: 'VALID', expired: 'EXPIRED', suspended: 'SUSPENDED', revoked: 'REVOKED' } as const)[state];
}
