import { hasLuhnDigit, luhnDigit } from './luhn.js';

/** 19 places: region 6, `yyMMdd`, project type 1, serial 5, check digit 1; short enough to say on the phone. */
export function formatCaseNo(of: { regionCode: string; date: string; projectType: string; serial: number }): string {
  const region = of.regionCode.slice(0, 6).padEnd(6, '0');
  const digits = `${region}${of.date.slice(2).replaceAll('-', '')}${of.projectType}${String(of.serial).padStart(5, '0')}`;
  return digits + luhnDigit(digits);
}
export const isCaseNo = (text: string): boolean => /^\d{19}$/.test(text) && hasLuhnDigit(text);
