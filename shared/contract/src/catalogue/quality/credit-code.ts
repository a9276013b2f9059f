const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Check character of the first 17 places of a unified social credit code (GB 32100); '' where one is not of its alphabet. */
export function creditCheckCharacter(first17: string): string {
  const values = Array.from(first17, (one) => ALPHABET.indexOf(one));
  if (values.length !== 17 || values.includes(-1)) return '';
  const sum = values.reduce((total, value, index) => total + value * (WEIGHTS[index] ?? 0), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}
