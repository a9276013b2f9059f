/** Luhn check digit (ISO/IEC 7812): one wrong digit or two changed places show. */
export function luhnDigit(digits: string): string {
  const last = digits.length - 1;
  const sum = Array.from(digits)
    .map((digit, index) => ((last - index) % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last digit is the check digit of those before it. */
export const hasLuhnDigit = (digits: string): boolean => luhnDigit(digits.slice(0, -1)) === digits.slice(-1);
