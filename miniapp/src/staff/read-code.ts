import type { checkIn } from '@yichuang/contract/appointments/staff-contract';
import type { Sent } from '@yichuang/contract/route';

type Body = Sent<typeof checkIn>['body'];

const SHORT_CODE = /^\d{6}$/;
/** base45 holds blanks, so only the ends are trimmed of what scanners and clipboards add. */
const PASS_CODE = /^YV1:[0-9A-Z $%*+\-./:]+$/;

const CERTIFICATE_CODE = /^\s*ZW1:/;
/** A certificate on show: the server reads it, whatever follows the mark. */
export const isCertificateCode = (text: string): boolean => CERTIFICATE_CODE.test(text);

/** What a camera saw, a scanner typed or somebody pasted, as the server wants it; undefined when it is no code of ours. */
export function readCode(text: string): Body | undefined {
  const code = text.replace(/^\s+|[\r\n\t]+$/g, '');
  const digits = code.replace(/\s/g, '');
  if (SHORT_CODE.test(digits)) return { shortCode: digits };
  return PASS_CODE.test(code) ? { qr: code } : undefined;
}
