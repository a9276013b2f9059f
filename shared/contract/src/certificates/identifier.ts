const ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO/IEC 7064 MOD 37,36 check character of digits and capital letters. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const letter of text) {
    const sum = (product + ALPHABET.indexOf(letter)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET[(37 - product) % 36] ?? '';
}

/** What a 证照标识 is made of (GB/T 36904): 21 places of type, 18 of issuer, serial, 3 of version. */
export type IdentifierParts = { type: string; issuer: string; serial: string; version: string };

/** `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>` */
export function formatIdentifier({ type, issuer, serial, version }: IdentifierParts): string {
  const parts = [type, issuer, serial, version];
  return [ROOT, ...parts, checkCharacter(parts.join(''))].join('.');
}

export function isIdentifier(text: string): boolean {
  const [, type, issuer, serial, version, check] =
    /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]+)\.([0-9A-Z]{3})\.([0-9A-Z])$/.exec(text) ?? [];
  return check !== undefined && checkCharacter(`${type}${issuer}${serial}${version}`) === check;
}
