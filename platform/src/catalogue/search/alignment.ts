import type { Extent, NameStore } from './name-store.js';
import type { Unit } from './query-unit.js';

/** How much of a query a naming covers, 0..1 by weight, and whether the whole query stands at the start of a name. */
export type Alignment = { coverage: number; isPrefix: boolean };

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
  /** By character, and by number of a syllable: whether the query has it, or something that sounds like it. */
  private readonly isWanted = new Uint8Array(65_536);
  private readonly isAudible = new Uint8Array(65_536);
  private readonly wanted: number[] = [];
  private readonly audible: number[] = [];
  private units: readonly Unit[] = [];
  private readonly codes = new Uint16Array(LONGEST_QUERY);
  private readonly tables: (Float32Array | null)[] = [];
  private rows = 0;
  private isPrefix = false;

  constructor(private readonly store: NameStore) {}

  /** The query that the next namings are laid against. */
  take(units: readonly Unit[]): void {
    this.units = units;
    this.rows = Math.min(units.length, LONGEST_QUERY);
    for (const code of this.wanted) this.isWanted[code] = 0;
    for (const syllable of this.audible) this.isAudible[syllable] = 0;
    this.wanted.length = 0;
    this.audible.length = 0;
    for (let row = 0; row < this.rows; row++) {
      const { char, table } = units[row]!;
      this.codes[row] = char;
      this.tables[row] = table?.grades ?? null;
      if (char !== 0) this.wanted.push(char);
      if (table) this.audible.push(...table.audible);
    }
    for (const code of this.wanted) this.isWanted[code] = 1;
    for (const syllable of this.audible) this.isAudible[syllable] = 1;
  }

  align(entry: number): Alignment {
    const extent = this.store.extents[entry]!;
    const width = Math.min(extent.end - extent.start, LONGEST_NAMING);
    this.grades.fill(0, 0, this.rows);
    this.places.fill(-1, 0, this.rows);
    this.covered.fill(0, 0, width);
    this.isPrefix = false;
    this.scan(extent, width);
    this.abbreviate(extent);
    return { coverage: this.coverage(), isPrefix: this.isPrefix };
  }

  /** How much of the naming that was aligned last the query covers, 0..1: of its short name or its name, the better. */
  nameCoverage(entry: number): number {
    const { start, nameStart, nameEnd } = this.store.extents[entry]!;
    const ofName = this.share(nameStart, nameEnd, start);
    return nameStart === start ? ofName : Math.max(ofName, this.share(start, nameStart - 1, start));
  }

  /** The character of the last naming that a unit of the query was found in. */
  charFor(row: number): string | undefined {
    const place = this.places[row] ?? -1;
    return place < 0 ? undefined : String.fromCharCode(this.store.chars[place]!);
  }

  /** From each place where a run begins: most of a name is passed over because the query has nothing like it. */
  private scan(extent: Extent, width: number): void {
    const { chars, syllables } = this.store;
    const { rows, isWanted, isAudible } = this;
    const end = extent.start + width;
    for (let position = extent.start; position < end; position++) {
      if (isWanted[chars[position]!] === 0 && isAudible[syllables[position]!] === 0) continue;
      for (let row = 0; row < rows; row++) {
        if (this.gradeAt(row, position) === 0) continue;
        const isInside = row > 0 && position > extent.start && this.gradeAt(row - 1, position - 1) > 0;
        if (!isInside) this.follow(extent, row, position);
      }
    }
  }

  /** How well one unit of the query answers to one character of a name: 1 where it is that very character. */
  private gradeAt(row: number, position: number): number {
    const code = this.codes[row]!;
    if (code !== 0 && code === this.store.chars[position]) return 1;
    const table = this.tables[row];
    return table ? table[this.store.syllables[position]!]! : 0;
  }

  private follow(extent: Extent, row: number, position: number): void {
    const { chars } = this.store;
    const most = Math.min(this.rows - row, extent.start + LONGEST_NAMING - position, extent.end - position);
    let [run, exact] = [0, 0];
    for (; run < most; run++) {
      const grade = this.gradeAt(row + run, position + run);
      if (grade === 0) break;
      this.along[row + run] = grade;
      if (this.codes[row + run] === chars[position + run]) exact++;
    }
    const before = this.runBefore(extent, row, position);
    this.settle(extent, { row: row + run, offset: position - row - extent.start, run, exact, before });
  }

  /** How many characters agree before a single strange one. */
  private runBefore({ start }: Extent, row: number, position: number): number {
    let length = 0;
    for (let back = 2; back <= row && position - back >= start; back++) {
      if (this.gradeAt(row - back, position - back) === 0) break;
      length++;
    }
    return length;
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
