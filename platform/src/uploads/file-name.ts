const MOST_LETTERS = 100;

/**
 * A name as it may be shown: no folders, nothing that cannot be seen, nothing that turns the direction of writing, at most
 * 100 letters with its ending kept. It is only ever text: nothing is stored or opened under it.
 */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // \p{C}: control and format characters, among them all that turn the direction of writing, and halves of letters
  const letters = Array.from(last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim());
  if (letters.length === 0) return '未命名';
  const ending = Array.from(/\.[A-Za-z0-9]{1,5}$/.exec(letters.join(''))?.[0] ?? '');
  return letters.length <= MOST_LETTERS
    ? letters.join('')
    : [...letters.slice(0, MOST_LETTERS - ending.length), ...ending].join('');
}

/** `jpg` of `照片.JPG`; empty where there is none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
