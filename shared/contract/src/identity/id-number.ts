const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Check digit of the first 17 digits, GB 11643-1999 (ISO 7064 MOD 11-2). */
export function idCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECKS[sum % 11] ?? '';
}

/** `YYYY-MM-DD` of the holder's birth. */
export const birthDateOf = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** Whether `YYYY-MM-DD` is a day of the calendar: no 30 February. */
export const isRealDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) &&
  !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) &&
  new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

/**
 * A resident identity number: 18 places, known province, real date of birth not after `today` and at most 150 years back,
 * right check digit. Counties are not checked: many were merged or renamed since the number was given.
 */
export function isIdNumber(text: string, today: string): boolean {
  const id = text.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(id) || !PROVINCES.has(id.slice(0, 2))) return false;
  const born = birthDateOf(id);
  if (!isRealDate(born) || born > today) return false;
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) <= 150 && idCheckDigit(id.slice(0, 17)) === id[17];
}

/** Full years on `today`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
