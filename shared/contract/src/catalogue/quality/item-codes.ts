/** 实施编码: agency 18 + level 1 + basic code 12. */
export type NationalCode = { agency: string; level: string; basic: string };

/** The three parts of a national code; undefined for a provincial variant, which is kept as it is. */
export function nationalCode(taskCode: string): NationalCode | undefined {
  const [, agency, level, basic] = /^([0-9A-Z]{18})(\d)(\d{12})$/.exec(taskCode) ?? [];
  return agency === undefined || level === undefined || basic === undefined ? undefined : { agency, level, basic };
}

/** Provinces write longer codes with hyphens: `511A0138000000-511602000000-000-115113010833722043-1-00`. */
export const isProvincialCode = (taskCode: string): boolean =>
  taskCode.includes('-') && /^[0-9A-Za-z-]{23,64}$/.test(taskCode);

const PHONE = /(?<!\d)(?:0\d{9,11}|1[3-9]\d{9}|[48]00\d{7}|[2-9]\d{6,7}|1\d{4}|110|119|120)(?!\d)/;
/** Whether a text has a number that can be dialled: with area code, local, mobile, 400, or a hotline such as 12345. */
export const hasPhone = (text: string): boolean =>
  PHONE.test(text.normalize('NFKC').replaceAll(/(?<=\d)[) \-—－]+(?=\d)/g, ''));
