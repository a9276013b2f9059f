/** Lower case, no spaces or punctuation; full-width letters and digits become half-width. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
