/** One masking rule everywhere, done by the platform, never by a screen. */

/** `刘*`, `王*兰`, `欧**娜`; a single character stays. */
export function maskName(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= 1) return name;
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters[letters.length - 1]}`;
}

/** `燕矶*餐饮店`: the first two and the last three letters of an enterprise's name. */
export function maskEnterprise(name: string): string {
  const letters = Array.from(name);
  return letters.length <= 5 ? maskName(name) : `${letters.slice(0, 2).join('')}*${letters.slice(-3).join('')}`;
}

/** First 3 and last 4: `420***********1238`. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 3)}${'*'.repeat(Math.max(0, idNumber.length - 7))}${idNumber.slice(-4)}`;

/** `139****0048` */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
