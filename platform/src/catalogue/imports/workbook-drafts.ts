import type { Findings } from './findings.js';
import { about } from './findings.js';
import { PART_KEY, PART_SHEETS, type PartSheet } from './item-columns.js';
import { sheetDrafts, sheetKind, type DraftRow, type SheetKind } from './sheet-drafts.js';
import { FileRefused } from './sheet-row.js';
import { XlsxArchive } from './xlsx-archive.js';
import { xlsxRows } from './xlsx-rows.js';
import { readWorkbook, type Workbook, type WorkbookSheet } from './xlsx-workbook.js';

export const ITEM_SHEET = '事项';
/** Written into templates and exports; nothing of it is read. */
export const NOTES_SHEET = '说明';
/** Entries of a part sheet: an item has some ten materials. */
const PARTS_PER_ITEM = 10;
const MOST_TOLD_MERGES = 100;

type Chosen = { items: WorkbookSheet; parts: { part: PartSheet; sheet: WorkbookSheet }[] };

const partOf = (name: string) => PART_SHEETS.find(({ sheet, aliases }) => sheet === name || aliases.includes(name));

/** The sheet 事项, or else the first that is none of the others; what is hidden or left over is told. */
function choose({ sheets }: Workbook, findings: Findings): Chosen {
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const parts = shown.flatMap((sheet) => {
    const part = partOf(sheet.name.trim());
    return part ? [{ part, sheet }] : [];
  });
  const rest = shown.filter(({ name }) => !partOf(name.trim()) && name !== NOTES_SHEET);
  const items = rest.find(({ name }) => name.trim() === ITEM_SHEET) ?? rest[0];
  if (!items) throw new FileRefused('import.sheet.missing', '没有找到“事项”工作表。请把事项放在名为“事项”的表里再上传');
  const tell = (sheet: string, rule: string, message: string) =>
    findings.ofRow(sheet, 0, [about('warning', rule, message)]);
  for (const { name, isHidden } of sheets)
    if (isHidden) tell(name, 'import.sheet.hidden', `隐藏的工作表“${name}”没有导入；要导入请先取消隐藏`);
  for (const sheet of rest)
    if (sheet !== items) tell(sheet.name, 'import.sheet.unknown', `工作表“${sheet.name}”没有导入：只读“${items.name}”`);
  return { items, parts };
}

/** Merged cells under the headings hide what belongs to the other rows. */
function tellMerges(findings: Findings, sheet: string, headingRow: number, merges: readonly string[]): void {
  const below = merges.flatMap((range) => {
    const found = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range);
    return found && Number(found[3]) > headingRow ? [{ range, column: found[1] ?? '', row: Number(found[2]) }] : [];
  });
  for (const { range, column, row } of below.slice(0, MOST_TOLD_MERGES))
    findings.ofRow(sheet, row, [
      about('error', 'import.cell.merged', `${range} 合并了单元格，只有第一格有内容。请取消合并，并在每一行都填上`, {
        column,
      }),
    ]);
}

async function* draftsOf(
  archive: XlsxArchive,
  book: Workbook,
  sheet: WorkbookSheet,
  kind: SheetKind,
  findings: Findings,
  mostRows: number,
): AsyncGenerator<DraftRow> {
  const merges: string[] = [];
  let headingRow = 0;
  const rows = xlsxRows(await archive.read(sheet.path), book, merges);
  const onHeading = ({ row }: { row: number }) => (headingRow = row);
  yield* sheetDrafts(rows, kind, findings, { sheet: sheet.name, mostRows, onHeading });
  tellMerges(findings, sheet.name, headingRow, merges);
}

/** A workbook as drafts: entries of its part sheets first, then its items, so that an item can be made in one go. */
export class WorkbookDrafts {
  private constructor(
    private readonly archive: XlsxArchive,
    private readonly book: Workbook,
    private readonly chosen: Chosen,
    private readonly findings: Findings,
  ) {}

  /** @throws FileRefused */
  static async open(path: string, findings: Findings): Promise<WorkbookDrafts> {
    const archive = await XlsxArchive.open(path);
    try {
      const book = await readWorkbook(archive);
      return new WorkbookDrafts(archive, book, choose(book, findings), findings);
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  /** The lists that have a sheet of their own here. */
  get elements(): PartSheet['name'][] {
    return this.chosen.parts.map(({ part }) => part.name);
  }

  async *parts(mostRows: number): AsyncGenerator<{ part: PartSheet; row: DraftRow }> {
    for (const { part, sheet } of this.chosen.parts) {
      const missing = `工作表“${sheet.name}”的前几行里没有标题“实施编码”和“${part.columns.find(({ name }) => name === part.required)?.headings[0] ?? ''}”`;
      const kind = sheetKind([PART_KEY, ...part.columns], [PART_KEY.name, part.required], missing);
      const most = mostRows * PARTS_PER_ITEM;
      for await (const row of draftsOf(this.archive, this.book, sheet, kind, this.findings, most)) yield { part, row };
    }
  }

  items(kind: SheetKind, mostRows: number): AsyncGenerator<DraftRow> {
    return draftsOf(this.archive, this.book, this.chosen.items, kind, this.findings, mostRows);
  }

  close(): void {
    this.archive.close();
  }
}
