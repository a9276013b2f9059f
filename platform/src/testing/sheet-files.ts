import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';

type CellValue = ExcelJS.CellValue;
export type SheetToWrite = {
  name: string;
  rows: Iterable<readonly CellValue[]>;
  state?: 'hidden' | 'veryHidden';
  merges?: string[];
};

/** A workbook as Excel writes it. */
export async function workbookOf(...sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, state, merges = [] } of sheets) {
    const sheet = book.addWorksheet(name, state ? { state } : {});
    for (const row of rows) sheet.addRow([...row]);
    for (const range of merges) sheet.mergeCells(range);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same for so many rows that they must not be in memory. */
export async function longWorkbookOf({ name, rows }: SheetToWrite): Promise<Buffer> {
  const stream = new PassThrough();
  const whole = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await book.commit();
  return whole;
}

/** A file on disk for as long as `work` takes. */
export async function withFile<T>(bytes: Buffer | string, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'));
  try {
    const path = join(folder, 'sheet');
    writeFileSync(path, bytes);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function listOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
