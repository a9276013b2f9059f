import type { NameStore } from './name-store.js';
import type { Unit } from './query-unit.js';

/** How much of a query a naming covers, and how much of the naming the query covers; both 0..1 by weight. */
export type Alignment = { coverage: number; nameCoverage: number; isPrefix: boolean };

const LONGEST = 80;
/** One character alone says less than two in a row. */
const LONE_CHAR = 0.4;
/** 低…保 of 最低生活保障: the characters of an abbreviation stand in its order. */
const ABBREVIATED = 0.72;
const DEPARTMENT = 0.45;
/** So many informative characters are enough of a long sentence; what stands beyond counts for less. */
const ENOUGH = 26;
const BEYOND = 0.3;

const grades = new Float32Array(LONGEST);
const covered = new Uint8Array(1024);

/** What a run of neighbours is worth, by its length and by how it matches. */
function worthOf(length: number, exact: number, units: readonly Unit[], from: number): number {
  if (length >= 2 && exact > 0) return 1;
  const isTyped = units[from]!.kind !== 'char';
  if (length >= 3) return 1;
  if (length === 2) return isTyped && units[from]!.kind === 'letters' ? 0.45 : 0.9;
  if (exact > 0) return units.length === 1 ? 1 : LONE_CHAR;
  return isTyped && units.length === 1 ? 0.9 : 0;
}

const gradeOf = (unit: Unit, char: number, syllable: number): number =>
  unit.char !== 0 && unit.char === char ? 1 : unit.table !== null ? (unit.table[syllable] ?? 0) : 0;

/** Lays a query along a naming: every stretch of neighbours that agree counts, longer ones fully. */
export class Aligner {
  constructor(
    private readonly store: NameStore,
    private readonly weightOfChar: (char: number) => number,
  ) {}

  align(units: readonly Unit[], entry: number): Alignment {
    const extent = this.store.extents[entry]!;
    const rows = Math.min(units.length, LONGEST);
    const width = Math.min(extent.end - extent.start, covered.length);
    grades.fill(0, 0, rows);
    covered.fill(0, 0, width);
    let isPrefix = false;
    for (let offset = 1 - rows; offset < width; offset++)
      if (this.walk(units, entry, { rows, width, offset })) isPrefix = true;
    this.abbreviate(units, entry, rows);
    return { coverage: coverageOf(units, rows), nameCoverage: this.nameCoverage(entry), isPrefix };
  }

  /** One diagonal; true when it shows the whole query at the start of a name. */
  private walk(units: readonly Unit[], entry: number, at: { rows: number; width: number; offset: number }): boolean {
    const { start, shortEnd, departmentStart } = this.store.extents[entry]!;
    const { rows, width, offset } = at;
    const [first, last] = [Math.max(0, -offset), Math.min(rows, width - offset)];
    let [run, exact, isPrefix] = [0, 0, false];
    for (let row = first; row <= last; row++) {
      const position = start + row + offset;
      const unit = row < last ? units[row]! : undefined;
      const grade = unit ? gradeOf(unit, this.store.charAt(position), this.store.syllableAt(position)) : 0;
      if (grade > 0) {
        run++;
        if (unit!.char !== 0 && grade === 1) exact++;
        continue;
      }
      if (run === 0) continue;
      const isDepartment = position - run >= departmentStart;
      this.settle(units, { from: row - run, run, exact, position: position - run, isDepartment, start });
      const begins = position - run === start || position - run === shortEnd + (shortEnd > start ? 1 : 0);
      if (run === rows && begins) isPrefix = true;
      [run, exact] = [0, 0];
    }
    return isPrefix;
  }

  private settle(
    units: readonly Unit[],
    at: { from: number; run: number; exact: number; position: number; isDepartment: boolean; start: number },
  ): void {
    const worth = worthOf(at.run, at.exact, units, at.from) * (at.isDepartment ? DEPARTMENT : 1);
    if (worth === 0) return;
    for (let step = 0; step < at.run; step++) {
      const unit = units[at.from + step]!;
      const position = at.position + step;
      const grade = gradeOf(unit, this.store.charAt(position), this.store.syllableAt(position)) * worth;
      if (grade > grades[at.from + step]!) grades[at.from + step] = grade;
      if (worth >= 0.9) covered[position - at.start] = 1;
    }
  }

  /** Two to four characters that are all there, one after the other and not far apart, in one name. */
  private abbreviate(units: readonly Unit[], entry: number, rows: number): void {
    const { start, nameEnd } = this.store.extents[entry]!;
    for (let from = 0; from < rows; ) {
      let to = from;
      while (to < rows && units[to]!.kind === 'char' && units[to]!.weight > 0.5) to++;
      if (to - from >= 2 && to - from <= 4 && this.inOrder(units, { from, to, start, end: nameEnd }))
        for (let row = from; row < to; row++) grades[row] = Math.max(grades[row]!, ABBREVIATED);
      from = to + 1;
    }
  }

  private inOrder(units: readonly Unit[], at: { from: number; to: number; start: number; end: number }): boolean {
    for (let begin = at.start; begin < at.end; begin++) {
      if (this.store.charAt(begin) !== units[at.from]!.char) continue;
      let row = at.from + 1;
      let last = begin;
      for (let position = begin + 1; position < at.end && row < at.to && position - last <= 4; position++) {
        if (this.store.charAt(position) === 0) break;
        if (this.store.charAt(position) !== units[row]!.char) continue;
        row++;
        last = position;
      }
      if (row === at.to) return true;
    }
    return false;
  }

  /** Of the short name or of the name, whichever is covered better. */
  private nameCoverage(entry: number): number {
    const { start, shortEnd, nameEnd } = this.store.extents[entry]!;
    const share = (from: number, to: number) => {
      let [has, all] = [0, 0];
      for (let position = from; position < to; position++) {
        const weight = this.weightOfChar(this.store.charAt(position));
        all += weight;
        if (covered[position - start] === 1) has += weight;
      }
      return all === 0 ? 0 : has / all;
    };
    return shortEnd === start
      ? share(start, nameEnd)
      : Math.max(share(start, shortEnd), share(shortEnd + 1, nameEnd));
  }
}

function coverageOf(units: readonly Unit[], rows: number): number {
  let [has, all] = [0, 0];
  for (let row = 0; row < rows; row++) {
    all += units[row]!.weight;
    has += units[row]!.weight * grades[row]!;
  }
  if (all === 0) return 0;
  const needed = all <= ENOUGH ? all : ENOUGH + (all - ENOUGH) * BEYOND;
  return Math.min(1, has / needed);
}
