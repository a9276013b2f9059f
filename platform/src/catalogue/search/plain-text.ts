/** Lower case, no spaces or punctuation; full-width letters and digits become half-width. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const LONGEST = 60;
const DIGIT: Readonly<Record<string, string>> = { 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };

/**
 * As names and queries are compared: plain, not longer than a query may be, ages in round digits as official names write
 * them (八十二岁 and 82岁 are 80岁).
 */
export const normalise = (text: string): string =>
  plainText(text)
    .slice(0, LONGEST)
    .replace(/([五六七八九])十[一二三四五六七八九几多]?(?=周?岁)/g, (_, tens: string) => `${DIGIT[tens]}0`)
    .replace(/(?<!\d)([5-9])\d(?=周?岁)/g, '$10');
