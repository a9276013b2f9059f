import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { FileRefused, tidyText, type Cell, type SheetRow } from './sheet-row.js';

/** A row with all its texts: hundreds of materials fit, an unclosed quotation mark does not swallow the file. */
const MOST_ROW_LETTERS = 1024 * 1024;
const SAMPLE_BYTES = 64 * 1024;
const ENCODINGS = ['utf-8', 'gb18030'] as const;
type Encoding = (typeof ENCODINGS)[number];
const SEPARATORS = [',', ';', '\t'];

async function isWrittenIn(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * UTF-8 where every byte fits, GB18030 (what Excel in China saves) where that does.
 * @throws FileRefused for anything else
 */
export async function encodingOf(path: string): Promise<Encoding> {
  for (const encoding of ENCODINGS) if (await isWrittenIn(path, encoding)) return encoding;
  throw new FileRefused(
    'import.file.encoding',
    '认不出这个文件的文字编码。请在 Excel 里另存为“CSV UTF-8（逗号分隔）”，再上传',
  );
}

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function sampleOf(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true });
  } finally {
    await file.close();
  }
}

/** The separator under which the first rows have the most cells that `isHeading` knows. */
function separatorOf(sample: string, isHeading: (text: string) => boolean): string {
  const scores = SEPARATORS.map((delimiter) => {
    try {
      const rows = parseAtOnce(sample, { delimiter, to: 10, relax_quotes: true, relax_column_count: true, bom: true });
      return Math.max(0, ...rows.map((row) => row.filter(isHeading).length));
    } catch {
      return 0;
    }
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Exports put a quotation mark before what a spreadsheet would run as a formula. */
const unguarded = (text: string) => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

function toCells(fields: readonly string[]): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  fields.forEach((field, index) => {
    const text = tidyText(unguarded(field));
    if (text !== '') cells.set(index, { text, kind: 'text' });
  });
  return cells;
}

function refusalOf(error: unknown): unknown {
  const { code, lines } = error as { code?: string; lines?: number };
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new FileRefused('import.file.line-too-long', `第 ${lines ?? 1} 行附近的一行太长。请检查是否少了换行或引号`);
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new FileRefused('import.file.quote-open', '有一个引号没有配对。请用 Excel 打开，另存为 CSV 再上传');
  return error;
}

/**
 * The rows of a file of separated values that hold anything.
 * @param isHeading whether a text is the heading of a column we know; it tells the separator
 * @throws FileRefused
 */
export async function* csvRows(path: string, isHeading: (text: string) => boolean): AsyncGenerator<SheetRow> {
  const encoding = await encodingOf(path);
  const delimiter = separatorOf(await sampleOf(path, encoding), isHeading);
  const source = Readable.from(decoded(path, encoding), { objectMode: false });
  const options = { delimiter, bom: true, relax_quotes: true, relax_column_count: true };
  const parser = source.pipe(parse({ ...options, max_record_size: MOST_ROW_LETTERS }));
  source.on('error', (error) => parser.destroy(error));
  let row = 0;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      row++;
      const cells = toCells(fields);
      if (cells.size > 0) yield { row, cells };
    }
  } catch (error) {
    throw refusalOf(error);
  } finally {
    source.destroy();
  }
}
