/** What a spreadsheet would run as a formula gets a quotation mark before it, as the reader takes it away again. */
const guarded = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** One row of separated values, every cell quoted. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

/** Excel reads UTF-8 as such only behind this mark. */
export const CSV_START = '\uFEFF';
