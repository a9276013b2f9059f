import type { XlsxArchive } from './xlsx-archive.js';
import { FileRefused } from './sheet-row.js';
import { xmlEvents, type XmlListener } from './xml-events.js';

/** Words of a table that are kept apart from its cells; more than this is not a table of matters. */
const MOST_SHARED_BYTES = 128 * 1024 * 1024;
const MOST_SHEETS = 100;
/** Number formats of Excel's own that show a day or a time. */
const isBuiltInDay = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
/** Colours, conditions and quoted words aside, a format that shows year, month or day. */
const isDayFormat = (code: string) => /[ymd]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''));

export type WorkbookSheet = { name: string; isHidden: boolean; path: string };
export type Workbook = {
  sheets: readonly WorkbookSheet[];
  words: readonly string[];
  /** Of each cell style, whether a number under it is a day. */
  dayStyles: readonly boolean[];
  /** Days are counted from 1904, as old Macs did. */
  is1904: boolean;
};

async function listen(archive: XlsxArchive, path: string, listener: XmlListener): Promise<void> {
  const reading = xmlEvents(await archive.read(path), listener);
  while ((await reading.next()).done !== true);
}

/** Parts of a workbook are named from its folder, or from the root when they begin with a slash. */
const inWorkbook = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function relationsOf(archive: XlsxArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await listen(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, inWorkbook(Target));
    },
  });
  return targets;
}

async function sheetsOf(archive: XlsxArchive) {
  const targets = await relationsOf(archive);
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await listen(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(attributes['r:id'] ?? '');
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (path !== undefined && sheets.length < MOST_SHEETS)
        sheets.push({ name: attributes['name'] ?? '', isHidden, path });
    },
  });
  return { sheets, is1904 };
}

async function wordsOf(archive: XlsxArchive): Promise<string[]> {
  const path = 'xl/sharedStrings.xml';
  const size = archive.sizeOf(path);
  if (size === undefined) return [];
  if (size > MOST_SHARED_BYTES) throw new FileRefused('import.file.too-wordy', '表里的文字太多。请另存为 CSV 再上传');
  const words: string[] = [];
  let [word, isText, phonetic] = ['', false, 0];
  await listen(archive, path, {
    open: (name) => {
      if (name === 'si') word = '';
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    text: (text) => {
      if (isText) word += text;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic--;
      if (name === 'si') words.push(word);
    },
  });
  return words;
}

async function dayStylesOf(archive: XlsxArchive): Promise<boolean[]> {
  const path = 'xl/styles.xml';
  if (archive.sizeOf(path) === undefined) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  await listen(archive, path, {
    open: (name, { numFmtId, formatCode = '' }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, isDayFormat(formatCode));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells) styles.push(own.get(id) ?? isBuiltInDay(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

/** @throws FileRefused when the archive is no workbook */
export async function readWorkbook(archive: XlsxArchive): Promise<Workbook> {
  if (archive.sizeOf('xl/workbook.xml') === undefined)
    throw new FileRefused('import.file.not-a-workbook', '这不是 Excel 工作簿。请上传 .xlsx、.csv 或 .json 文件');
  return {
    ...(await sheetsOf(archive)),
    words: await wordsOf(archive),
    dayStyles: await dayStylesOf(archive),
  };
}
