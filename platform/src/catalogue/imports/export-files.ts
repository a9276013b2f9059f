import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type ExcelJS from 'exceljs';
import { writeCell, type Column, type Values } from './column.js';
import { CSV_START, csvRow } from './csv-text.js';
import { ITEM_COLUMNS, PART_KEY, PART_SHEETS, REQUIRED, type PartSheet } from './item-columns.js';
import type { Kept } from './item-diff.js';
import { ITEM_SHEET, NOTES_SHEET } from './workbook-drafts.js';

/** Reads all items from the beginning, as often as it is asked. */
export type Items = () => AsyncIterable<Kept>;

const headingOf = ({ headings }: Column) => headings[0] ?? '';
const asRecord = ({ item, keywords }: Kept): Values => ({ ...item, keywords });
const cellsOf = (columns: readonly Column[], record: Values) => columns.map((column) => writeCell(column, record));
const save = (path: string, text: AsyncIterable<string>) =>
  pipeline(Readable.from(text), createWriteStream(path, { mode: 0o600, flags: 'wx' }));

export function writeJson(path: string, items: Items): Promise<void> {
  return save(
    path,
    (async function* () {
      let separator = '{"items":[\n';
      for await (const { item, keywords } of items()) {
        yield `${separator}${JSON.stringify({ ...item, keywords })}`;
        separator = ',\n';
      }
      yield separator.startsWith('{') ? '{"items":[]}\n' : '\n]}\n';
    })(),
  );
}

export function writeCsv(path: string, items: Items): Promise<void> {
  return save(
    path,
    (async function* () {
      yield CSV_START + csvRow(ITEM_COLUMNS.map(headingOf));
      for await (const kept of items()) yield csvRow(cellsOf(ITEM_COLUMNS, asRecord(kept)));
    })(),
  );
}

/** Excel would read `_x0041_` in a text as a letter. */
const escaped = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

type Book = ExcelJS.stream.xlsx.WorkbookWriter;

/** A sheet under its headings, every cell a text: no code is ever taken for a number. */
async function writeSheet(book: Book, name: string, columns: readonly Column[], records: AsyncIterable<Values>) {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({
    width: Math.max(12, headingOf(column).length * 3),
    style: { numFmt: '@' },
  }));
  const heading = sheet.addRow(columns.map(headingOf));
  heading.font = { bold: true };
  heading.commit();
  for await (const record of records)
    sheet.addRow(cellsOf(columns, record).map((text) => (text === '' ? null : escaped(text)))).commit();
  sheet.commit();
}

/** The lists with a sheet of their own say in the sheet 事项 only that there is none, or where to look. */
const inOwnSheet = (column: Column): Column => {
  const part = PART_SHEETS.find(({ name }) => name === column.name);
  if (!part) return column;
  return { ...column, write: (record) => ((record[part.name] as unknown[]).length > 0 ? '' : column.write(record)) };
};

async function* entriesOf(items: Items, { name }: PartSheet): AsyncGenerator<Values> {
  for await (const { item } of items()) {
    const entries: readonly Values[] = item[name];
    for (const entry of entries) yield { ...entry, taskCode: item.taskCode };
  }
}
async function* recordsOf(items: Items): AsyncGenerator<Values> {
  for await (const kept of items()) yield asRecord(kept);
}

async function writeItems(book: Book, items: Items): Promise<void> {
  await writeSheet(book, ITEM_SHEET, ITEM_COLUMNS.map(inOwnSheet), recordsOf(items));
  for (const part of PART_SHEETS)
    await writeSheet(book, part.sheet, [PART_KEY, ...part.columns], entriesOf(items, part));
}

async function newBook(filename: string): Promise<Book> {
  // imported here: a second of processor that a start need not wait for
  const { default: excel } = await import('exceljs');
  return new excel.stream.xlsx.WorkbookWriter({ filename, useStyles: true });
}

export async function writeXlsx(path: string, items: Items): Promise<void> {
  const book = await newBook(path);
  await writeItems(book, items);
  await book.commit();
}

const NOTES: readonly string[] = [
  '怎样填写',
  '1. “事项”表一行一个事项。必须填：部门、事项名称、事项类型、实施编码；其余可以先空着，导入后由“事项体检”列出缺什么。',
  '2. 实施编码按原样填：国家编码 31 位，省里的可以是 23 到 55 位带连字符。请先把这一列设成“文本”，否则 Excel 会改掉它。',
  '3. 材料、收费、常见问题、情形各有一张表，用实施编码对应事项；一个事项有几份材料就写几行。',
  '4. 确实没有的（如不需要材料），在“事项”表对应的列写“无”；空着表示还没有填。',
  '5. 时限写成“5个工作日”“30个自然日”“当场”。是和否写“是”“否”。一格里有几条的，每条一行（Alt+Enter）。',
  '6. 不要合并单元格，不要留公式（复制后选“粘贴为数值”）。',
  '7. 表里没有的列，不会改动已有的内容；有这一列但格子空着，会清空这个要素。',
  '8. 镇和村的事项，在“区划代码”填 9 位或 12 位代码，或写镇村的全名；空着的是您自己的地区，已有的事项留在原处。',
  '9. 最后两行是示例，请删掉再上传。',
];

/** An empty workbook with its headings, how to fill it in, and two examples. */
export async function writeTemplate(path: string, examples: readonly Kept[]): Promise<void> {
  const book = await newBook(path);
  const notes = book.addWorksheet(NOTES_SHEET);
  notes.columns = [{ width: 110 }];
  for (const line of [
    ...NOTES,
    '',
    `必须填的列：${REQUIRED.map((name) => headingOf(ITEM_COLUMNS.find((one) => one.name === name)!)).join('、')}`,
  ])
    notes.addRow([line]).commit();
  notes.commit();
  await writeItems(book, async function* () {
    yield* examples;
  });
  await book.commit();
}
