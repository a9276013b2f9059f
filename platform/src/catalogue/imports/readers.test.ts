import { describe, expect, it } from 'vitest';
import { listOf, withFile, workbookOf } from '../../testing/sheet-files.js';
import { csvRows } from './csv-rows.js';
import { isHeadingOf, headingsOf } from './heading.js';
import { ITEM_COLUMNS } from './item-columns.js';
import { jsonItems } from './json-items.js';
import { columnIndex, columnLetters, FileRefused, type SheetRow } from './sheet-row.js';
import { formatOf } from './spool.js';
import { XlsxArchive } from './xlsx-archive.js';
import { xlsxRows } from './xlsx-rows.js';
import { readWorkbook } from './xlsx-workbook.js';

const isHeading = isHeadingOf(headingsOf(ITEM_COLUMNS));
const texts = (rows: readonly SheetRow[]) =>
  rows.map(({ row, cells }) => [row, ...[...cells].map(([index, { text }]) => `${columnLetters(index)} ${text}`)]);
const csv = (bytes: Buffer | string) => withFile(bytes, (path) => listOf(csvRows(path, isHeading)));
const ruleOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.rule : String(error)),
  );

/** 部门,事项名称 … in GB18030, which Node cannot write. */
const GB18030 = Buffer.from(
  'b2bfc3c52cca c2cfeec3fbb3c62ccab5cab1b1e0c2eb0ac3f1d5febed62cb5cdb1a32c310a'.replaceAll(' ', ''),
  'hex',
);

describe('separated values', () => {
  it.each([
    ['commas behind a mark', '\uFEFF部门,事项名称,实施编码\r\n民政局,低保,1\r\n'],
    ['semicolons', '部门;事项名称;实施编码\n民政局;低保;1\n'],
    ['tabs', '部门\t事项名称\t实施编码\n民政局\t低保\t1'],
    ['quotation marks', '"部门","事项名称","实施编码"\n"民政局","低保","1"\n'],
  ])('are read with %s', async (_, text) => {
    expect(texts(await csv(text))).toEqual([
      [1, 'A 部门', 'B 事项名称', 'C 实施编码'],
      [2, 'A 民政局', 'B 低保', 'C 1'],
    ]);
  });

  it('are read in what Excel in China saves', async () => {
    expect(texts(await csv(GB18030)).at(0)).toEqual([1, 'A 部门', 'B 事项名称', 'C 实时编码']);
  });

  it('keep line breaks within quotation marks, and count rows as a spreadsheet does', async () => {
    const rows = await csv('部门,事项名称\n"民政局","低\n\n保，""新"""\n\n民政局,高龄津贴\n');
    expect(texts(rows).slice(1)).toEqual([
      [2, 'A 民政局', 'B 低\n\n保，"新"'],
      [4, 'A 民政局', 'B 高龄津贴'],
    ]);
  });

  it('lose the mark that guards against formulas, once', async () => {
    expect(texts(await csv("部门,事项名称\n'=1+1,''-a\n'a,b")).slice(1)).toEqual([
      [2, 'A =1+1', "B '-a"],
      [3, "A 'a", 'B b'],
    ]);
  });

  it('are refused in another encoding, with an endless line, and with an open quotation mark', async () => {
    const header = Buffer.from('部门,事项名称\n');
    expect(await ruleOf(csv(Buffer.concat([header, Buffer.from([0x81, 0x20, 0xff, 0xff])])))).toBe(
      'import.file.encoding',
    );
    expect(await ruleOf(csv(Buffer.concat([header, Buffer.alloc(50 << 20, 'x')])))).toBe('import.file.line-too-long');
    expect(await ruleOf(csv('部门,事项名称\n"民政局,低保\n'))).toBe('import.file.quote-open');
  });
});

describe('a list in JSON', () => {
  const items = (text: string) => withFile(text, (path) => listOf(jsonItems(path)));
  it.each([
    ['[]', []],
    [' {"items": [ ] } ', []],
    ['[{"a":"]},[\\""},[1,[2]],3 ]', [{ a: ']},["' }, [1, [2]], 3]],
    ['{"items":[{"a":{"b":[1]}}\n,\n{"a":2}]}', [{ a: { b: [1] } }, { a: 2 }]],
  ])('%s', async (text, expected) => {
    expect((await items(text)).map(({ value }) => value)).toEqual(expected);
  });

  it.each([
    ['{"a":1}', 'import.file.json'],
    ['[{"a":1},{"a":', 'import.file.json'],
    ['[1,,2]', 'import.file.json'],
    [`["${'x'.repeat(2 << 20)}"]`, 'import.file.json'],
  ])('refuses %.20s', async (text, rule) => {
    expect(await ruleOf(items(text))).toBe(rule);
  });
});

describe('a workbook', () => {
  const rowsOf = (bytes: Buffer, merges: string[] = []) =>
    withFile(bytes, async (path) => {
      const archive = await XlsxArchive.open(path);
      const book = await readWorkbook(archive);
      const rows = await listOf(xlsxRows(await archive.read(book.sheets[0]?.path ?? ''), book, merges));
      archive.close();
      return { rows, book };
    });

  it('is read with its words, numbers, days, formulas, errors and what is merged', async () => {
    const merges: string[] = [];
    const bytes = await workbookOf(
      {
        name: '事项',
        merges: ['A4:A5'],
        rows: [
          ['文字', 5, new Date('2026-11-24T00:00:00Z'), true, 114e15],
          [],
          [
            null,
            { formula: '1+1', result: 2 },
            { error: '#N/A' },
            { richText: [{ text: '粗' }, { text: '细' }] },
            'a\r\nb_x0041_',
          ],
          ['合并'],
        ],
      },
      { name: '旧', rows: [], state: 'hidden' },
    );
    const { rows, book } = await rowsOf(bytes, merges);
    const kinds = rows.map(({ row, cells }) => [
      row,
      ...[...cells.values()].map(({ kind, text }) => `${kind} ${text}`),
    ]);
    expect(kinds).toEqual([
      [1, 'text 文字', 'number 5', 'date 2026-11-24', 'text 是', 'number 114000000000000000'],
      [3, 'formula 2', 'error #N/A', 'text 粗细', 'text a\nbA'],
      [4, 'text 合并'],
    ]);
    expect(merges).toEqual(['A4:A5']);
    expect(book.sheets.map(({ isHidden }) => isHidden)).toEqual([false, true]);
  });
});

describe('a file', () => {
  const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'import.file.empty'],
    ['an old workbook under a new name', Buffer.concat([OLE, Buffer.alloc(4000)]), 'import.file.old-xls'],
    [
      'a workbook with a password',
      Buffer.concat([OLE, Buffer.alloc(900), Buffer.from('EncryptedPackage', 'utf16le')]),
      'import.file.encrypted',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'import.file.encoding'],
    ['Unicode text', Buffer.from('\uFEFF部门\t事项', 'utf16le'), 'import.file.encoding'],
    ['JSON', ' \n[{"a":1}]', 'json'],
    ['separated values', '[部门],b', 'csv'],
  ])('that is %s is known by its content', async (_, bytes, expected) => {
    const found = await withFile(bytes, (path) => formatOf(path).catch((error: FileRefused) => error.rule));
    expect(found).toBe(expected);
  });
});

it('columns have letters', () => {
  for (const index of [0, 25, 26, 51, 701, 702, 16_383]) expect(columnIndex(`${columnLetters(index)}7`)).toBe(index);
  expect([0, 25, 26, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AAA']);
});
