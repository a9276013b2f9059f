import type { Extent, NameStore } from './name-store.js';
import type { Unit } from './query-unit.js';

/** How much of a query a naming covers, and how much of the naming the query covers; both 0..1 by weight. */
export type Alignment = { coverage: number; nameCoverage: number; isPrefix: boolean };

const LONGEST_QUERY = 80;
const LONGEST_NAMING = 1024;
/** One character alone says less than two in a row. */
const LONE_CHAR = 0.4;
/** 低…保 of 最低生活保障: the characters of an abbreviation stand in its order. */
const ABBREVIATED = 0.72;
const FARTHEST = 4;
const DEPARTMENT = 0.45;
/** So many characters around one wrong one are the same word. */
const BRIDGED = 3;

type Run = { row: number; offset: number; run: number; exact: number; before: number };
/** So much informative weight is enough of a long sentence; what stands beyond counts for less. */
const ENOUGH = 26;
const BEYOND = 0.3;

/** What a run of neighbours is worth, by its length, by how many are the very characters, and by what was typed. */
function worthOf(length: number, exact: number, kind: Unit['kind'], isAlone: boolean): number {
  if (length >= 3 || (length === 2 && exact > 0)) return 1;
  if (length === 2) return kind === 'letters' ? 0.45 : 0.9;
  if (exact > 0) return isAlone ? 1 : LONE_CHAR;
  return kind !== 'char' && isAlone ? 0.9 : 0;
}

/** Lays a query along a naming: every stretch of neighbours that agree counts, longer ones fully. */
export class Aligner {
  private readonly grades = new Float32Array(LONGEST_QUERY);
  /** Where in all names each unit of the query was found best. */
  private readonly places = new Int32Array(LONGEST_QUERY);
  private readonly covered = new Uint8Array(LONGEST_NAMING);
  /** Of one diagonal. */
  private readonly along = new Float32Array(LONGEST_QUERY);
  /** By character: whether the query has it. Most of a name is passed over by this alone. */
  private readonly isWanted = new Uint8Array(65_536);
  private readonly wanted: number[] = [];
  private units: readonly Unit[] = [];
  private codes = new Uint16Array(LONGEST_QUERY);
  private hasTables = false;
  private rows = 0;
  private isPrefix = false;

  constructor(private readonly store: NameStore) {}

  /** The query that the next namings are laid against. */
  take(units: readonly Unit[]): void {
    this.units = units;
    this.rows = Math.min(units.length, LONGEST_QUERY);
    this.hasTables = units.some(({ table }) => table !== null);
    for (const code of this.wanted) this.isWanted[code] = 0;
    this.wanted.length = 0;
    for (let row = 0; row < this.rows; row++) {
      const code = units[row]!.char;
      this.codes[row] = code;
      if (code === 0) continue;
      this.isWanted[code] = 1;
      this.wanted.push(code);
    }
  }

  align(entry: number): Alignment {
    const extent = this.store.extents[entry]!;
    const width = Math.min(extent.end - extent.start, LONGEST_NAMING);
    this.grades.fill(0, 0, this.rows);
    this.places.fill(-1, 0, this.rows);
    this.covered.fill(0, 0, width);
    this.isPrefix = false;
    if (!this.hasTables) this.scan(extent, width);
    else for (let offset = 1 - this.rows; offset < width; offset++) this.walk(extent, width, offset);
    this.abbreviate(extent);
    return { coverage: this.coverage(), nameCoverage: this.nameCoverage(extent), isPrefix: this.isPrefix };
  }

  /** The character of the last naming that a unit of the query was found in. */
  charFor(row: number): string | undefined {
    const place = this.places[row] ?? -1;
    return place < 0 ? undefined : String.fromCharCode(this.store.chars[place]!);
  }

  /** Where only the very characters count: from each place where a run begins. */
  private scan(extent: Extent, width: number): void {
    const { chars } = this.store;
    const { codes, rows, isWanted } = this;
    const end = extent.start + width;
    for (let position = extent.start; position < end; position++) {
      const char = chars[position]!;
      if (isWanted[char] === 0) continue;
      for (let row = 0; row < rows; row++) {
        if (codes[row] !== char) continue;
        if (row > 0 && position > extent.start && codes[row - 1] === chars[position - 1] && codes[row - 1] !== 0)
          continue;
        let run = 1;
        while (
          row + run < rows &&
          position + run < end &&
          codes[row + run] !== 0 &&
          codes[row + run] === chars[position + run]
        )
          run++;
        this.along.fill(1, row, row + run);
        const before = this.runBefore(extent, row, position);
        this.settle(extent, { row: row + run, offset: position - row - extent.start, run, exact: run, before });
      }
    }
  }

  /** How many characters agree before a single strange one. */
  private runBefore({ start }: Extent, row: number, position: number): number {
    const { chars } = this.store;
    let length = 0;
    for (let back = 2; back <= row && position - back >= start; back++) {
      if (this.codes[row - back] === 0 || this.codes[row - back] !== chars[position - back]) break;
      length++;
    }
    return length;
  }

  /** One diagonal. */
  private walk(extent: Extent, width: number, offset: number): void {
    const { chars, syllables } = this.store;
    const { codes, along, units, hasTables } = this;
    const last = Math.min(this.rows, width - offset);
    let [run, exact, before] = [0, 0, 0];
    for (let row = offset < 0 ? -offset : 0; row < last; row++) {
      const position = extent.start + row + offset;
      const isSame = codes[row] !== 0 && codes[row] === chars[position];
      const grade = isSame ? 1 : hasTables ? (units[row]!.table?.[syllables[position]!] ?? 0) : 0;
      if (grade > 0) {
        along[row] = grade;
        run++;
        if (isSame) exact++;
      } else {
        if (run > 0) this.settle(extent, { row, offset, run, exact, before });
        before = run;
        run = 0;
        exact = 0;
      }
    }
    if (run > 0) this.settle(extent, { row: last, offset, run, exact, before });
  }

  /** A run that ended before `row`; `before`: how long the one was that a single strange character parts from it. */
  private settle(extent: Extent, { row, offset, run, exact, before }: Run): void {
    const from = row - run;
    const begin = extent.start + from + offset;
    const share = begin >= extent.departmentStart ? DEPARTMENT : 1;
    const isBridged = exact === run && before + run >= BRIDGED;
    const own = worthOf(run, exact, this.units[from]!.kind, this.rows === 1);
    const worth = (isBridged ? Math.max(own, 0.8) : own) * share;
    if (worth === 0) return;
    if (run === this.rows && (begin === extent.start || begin === extent.nameStart)) this.isPrefix = true;
    for (let step = 0; step < run; step++) {
      const grade = this.along[from + step]! * worth;
      if (grade > this.grades[from + step]!) {
        this.grades[from + step] = grade;
        this.places[from + step] = begin + step;
      }
      if (worth >= 0.9) this.covered[begin + step - extent.start] = 1;
    }
  }

  /** Two to four characters that are all there, one after the other and not far apart, in one name. */
  private abbreviate(extent: Extent): void {
    const { units, rows, grades } = this;
    for (let from = 0; from < rows;) {
      let [to, isCovered] = [from, true];
      for (; to < rows && units[to]!.kind === 'char' && units[to]!.weight > 0.5; to++)
        isCovered &&= grades[to]! >= ABBREVIATED;
      const length = to - from;
      if (!isCovered && length >= 2 && length <= 4 && this.isInOrder(extent, from, to))
        for (let row = from; row < to; row++) grades[row] = Math.max(grades[row]!, ABBREVIATED);
      from = to + 1;
    }
  }

  private isInOrder({ start, nameEnd }: Extent, from: number, to: number): boolean {
    const { chars } = this.store;
    for (let begin = start; begin < nameEnd; begin++) {
      if (chars[begin] !== this.codes[from]) continue;
      let [row, last] = [from + 1, begin];
      for (let position = begin + 1; position < nameEnd && row < to && position - last <= FARTHEST; position++) {
        if (chars[position] === 0) break;
        if (chars[position] !== this.codes[row]) continue;
        row++;
        last = position;
      }
      if (row === to) return true;
    }
    return false;
  }

  private coverage(): number {
    let [has, all] = [0, 0];
    for (let row = 0; row < this.rows; row++) {
      const { weight } = this.units[row]!;
      all += weight;
      has += weight * this.grades[row]!;
    }
    if (all === 0) return 0;
    return Math.min(1, has / (all <= ENOUGH ? all : ENOUGH + (all - ENOUGH) * BEYOND));
  }

  /** Of the short name or of the name, whichever is covered better. */
  private nameCoverage({ start, nameStart, nameEnd }: Extent): number {
    const ofName = this.share(nameStart, nameEnd, start);
    return nameStart === start ? ofName : Math.max(ofName, this.share(start, nameStart - 1, start));
  }

  private share(from: number, to: number, start: number): number {
    let [has, all] = [0, 0];
    for (let position = from; position < to; position++) {
      const weight = this.store.weightAt(position);
      all += weight;
      if (this.covered[position - start] === 1) has += weight;
    }
    return all === 0 ? 0 : has / all;
  }
}
