import type { Readable } from 'node:stream';
import { addDays } from '@yichuang/contract/calendar';
import { columnIndex, tidyText, type Cell, type SheetRow } from './sheet-row.js';
import type { Workbook } from './xlsx-workbook.js';
import { xmlEvents, type XmlListener } from './xml-events.js';

/** More merged cells than this are counted, not listed. */
const MOST_MERGES = 1000;
const EPOCH = '1899-12-30';
const EPOCH_1904 = '1904-01-01';
const LAST_DAY = 2_958_465;

/** Excel writes signs that XML has no place for as `_x000D_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function dayOf(serial: number, { is1904 }: Workbook): string | undefined {
  const day = Math.floor(serial);
  return day >= 0 && day <= LAST_DAY ? addDays(is1904 ? EPOCH_1904 : EPOCH, day) : undefined;
}

type RawCell = { column: number; type: string; style: number; value: string; isFormula: boolean };

function toCell({ type, style, value, isFormula }: RawCell, book: Workbook): Cell | undefined {
  if (isFormula) return { text: value, kind: 'formula' };
  if (type === 'e') return { text: value, kind: 'error' };
  if (type === 's') return textCell(book.words[Number(value)] ?? '');
  if (type === 'b') return textCell(value === '1' ? '是' : '否');
  if (type === 'n' && value !== '') {
    const day = book.dayStyles[style] === true ? dayOf(Number(value), book) : undefined;
    return day === undefined ? { text: String(Number(value)), kind: 'number' } : { text: day, kind: 'date' };
  }
  return textCell(value);
}

function textCell(raw: string): Cell | undefined {
  const text = tidyText(unescaped(raw));
  return text === '' ? undefined : { text, kind: 'text' };
}

/** Collects the rows of one sheet while its XML is read. */
class RowCollector implements XmlListener {
  rows: SheetRow[] = [];
  private row = 0;
  private column = -1;
  private cells = new Map<number, Cell>();
  private cell: RawCell | undefined;
  private isValue = false;
  private phonetic = 0;

  constructor(
    private readonly book: Workbook,
    private readonly merges: string[],
  ) {}

  open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || (name === 't' && this.phonetic === 0)) this.isValue = this.cell !== undefined;
    else if (name === 'rPh') this.phonetic++;
    else if (name === 'f' && this.cell) this.cell.isFormula = true;
    else if (name === 'mergeCell' && this.merges.length < MOST_MERGES) this.merges.push(attributes['ref'] ?? '');
  };

  text = (text: string) => {
    if (this.isValue && this.cell) this.cell.value += text;
  };

  close = (name: string) => {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.cells.size > 0) this.rows.push({ row: this.row, cells: this.cells });
  };

  private openRow(r: string | undefined) {
    this.row = r === undefined ? this.row + 1 : Number(r);
    this.column = -1;
    this.cells = new Map();
  }

  private openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>) {
    this.column = r === undefined ? this.column + 1 : columnIndex(r);
    this.cell = { column: this.column, type: t, style: Number(s), value: '', isFormula: false };
  }

  private closeCell() {
    const cell = this.cell && toCell(this.cell, this.book);
    if (cell) this.cells.set(this.column, cell);
    this.cell = undefined;
  }
}

/**
 * The rows of a sheet that hold anything, one after the other; a few at a time are in memory.
 * @param merges filled with the merged ranges, which stand behind the rows
 */
export async function* xlsxRows(stream: Readable, book: Workbook, merges: string[]): AsyncGenerator<SheetRow> {
  const collector = new RowCollector(book, merges);
  for await (const _ of xmlEvents(stream, collector)) {
    const { rows } = collector;
    collector.rows = [];
    yield* rows;
  }
}
