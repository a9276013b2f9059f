/** What a cell holds. `number` came without a text of its own; what Excel shows as a day has become `YYYY-MM-DD`. */
export type Cell = { text: string; kind: 'text' | 'number' | 'date' | 'formula' | 'error' };

/** A row as the program counts it that opened the file, from 1; cells that are empty are left out. */
export type SheetRow = { row: number; cells: ReadonlyMap<number, Cell> };

/** The file as a whole cannot be taken; nothing of it has changed anything. */
export class FileRefused extends Error {
  constructor(
    readonly rule: string,
    message: string,
  ) {
    super(message);
  }
}

/** 0 → `A`, 26 → `AA` */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** `AB12` → 27; the row may be missing. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) break;
    index = index * 26 + place;
  }
  return index - 1;
}

/** Line breaks as one sign, no invisible control characters, nothing around it: what every reader makes of a text. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- exactly those
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '')
    .trim();
