import { pinyin } from 'pinyin-pro';

/** `高龄津贴` → `gaolingjintie`; ü is typed v. */
export const pinyinOf = (plain: string): string =>
  pinyin(plain, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join('');

/** `高龄津贴` → `gljt`; digits and Latin letters stay. */
export const initialsOf = (plain: string): string =>
  pinyin(plain, { pattern: 'first', toneType: 'none', type: 'array' }).join('');

export const isLatin = (plain: string): boolean => /^[a-z0-9]*[a-z][a-z0-9]*$/.test(plain);

/** Whether one letter changed, missing, too many or two neighbours swapped turns one text into the other. */
export function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2));
}
