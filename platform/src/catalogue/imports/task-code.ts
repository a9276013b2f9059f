import type { Problem } from './heading.js';

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Agency 18, level 1, catalogue code 12. */
const NATIONAL = /^[0-9A-Z]{18}[1-6][0-9A-Z]{12}$/;
const USABLE = /^[0-9A-Za-z-]+$/;
const AGENCY_LENGTH = 18;

/** The last sign of a unified social credit code fits the others (GB 32100-2015). */
export function hasCheckSign(agency: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * SIGNS.indexOf(agency[index] ?? ''), 0);
  return SIGNS[(31 - (sum % 31)) % 31] === agency[AGENCY_LENGTH - 1];
}

export const isNational = (code: string): boolean => NATIONAL.test(code);

/** What a code tells of itself; a provincial variant names its catalogue code first. */
export function partsOf(code: string): { catalogCode: string; deptCode?: string; useLevel?: string } {
  if (!isNational(code)) return { catalogCode: code.split('-')[0] ?? code };
  return { catalogCode: code.slice(19), deptCode: code.slice(0, AGENCY_LENGTH), useLevel: code.charAt(AGENCY_LENGTH) };
}

type CodeProblem = Pick<Problem, 'severity' | 'rule' | 'message'>;

/** Codes are never changed: what cannot be one is an error, what only looks unusual a warning. */
export function checkTaskCode(code: string): CodeProblem | undefined {
  const error = (rule: string, message: string) => ({ severity: 'error', rule, message }) as const;
  if (!USABLE.test(code))
    return error(
      'import.taskCode.signs',
      '实施编码只能有半角的数字、字母和连字符。请检查有没有空格、全角字符或多余的文字',
    );
  if (code.length < 12 || code.length > 64)
    return error(
      'import.taskCode.length',
      `实施编码有 ${code.length} 位。国家编码是 31 位，省里的是 23 到 55 位，请核对`,
    );
  const warning = (rule: string, message: string) => ({ severity: 'warning', rule, message }) as const;
  if (isNational(code))
    return hasCheckSign(code.slice(0, AGENCY_LENGTH))
      ? undefined
      : warning(
          'import.taskCode.check',
          '前 18 位（统一社会信用代码）的校验位对不上，请核对有没有抄错；编码按原样保留',
        );
  if (code.includes('-') && code.length >= 23 && code.length <= 55) return undefined;
  return warning(
    'import.taskCode.form',
    '不是 31 位国家编码，也不是 23 到 55 位带连字符的省级编码；按原样保留，请核对',
  );
}
