import type { NameStore } from './name-store.js';
import type { Gram } from './postings.js';
import type { Unit } from './query-unit.js';

/** A query looks at no more entries of lists than this; the rarest lists come first. */
export const TOUCHED_AT_MOST = 120_000;

/** The entries worth a closer look, by the pairs and characters they share with a query. */
export class Candidates {
  private scores = new Float32Array(0);
  private touchedEntries: number[] = [];
  /** How many entries of lists the last search looked at. */
  touched = 0;

  constructor(private readonly store: NameStore) {}

  /** Best first. With `hears` by sound too. */
  find(units: readonly Unit[], hears: boolean, most: number): number[] {
    if (this.scores.length < this.store.size) this.scores = new Float32Array(this.store.size);
    const weighed = gramsOf(units, hears)
      .map(({ gram, share }) => ({
        list: this.store.postings.of(gram),
        weight: this.store.postings.weightOf(gram) * share,
      }))
      .toSorted((a, b) => a.list.length - b.list.length);
    let left = TOUCHED_AT_MOST;
    for (const { list, weight } of weighed) {
      if (list.length > left) break;
      left -= list.length;
      this.add(list, weight);
    }
    this.touched += TOUCHED_AT_MOST - left;
    return this.best(most);
  }

  private add(list: readonly number[], weight: number): void {
    for (const entry of list) {
      const before = this.scores[entry]!;
      if (before === 0) this.touchedEntries.push(entry);
      this.scores[entry] = before + weight;
    }
  }

  private best(most: number): number[] {
    const { scores } = this;
    const found = this.touchedEntries;
    this.touchedEntries = [];
    const bar =
      found.length <= most
        ? 0
        : nthLargest(
            found.map((entry) => scores[entry]!),
            most,
          );
    const top = found.filter((entry) => scores[entry]! >= bar);
    const best = top.toSorted((a, b) => scores[b]! - scores[a]!).slice(0, most);
    for (const entry of found) scores[entry] = 0;
    return best;
  }
}

/** Without sorting what may be half the catalogue. */
function nthLargest(values: readonly number[], nth: number): number {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  const buckets = new Uint32Array(512);
  const step = highest / 511 || 1;
  for (const value of values) buckets[Math.floor(value / step)]!++;
  let seen = 0;
  for (let bucket = 511; bucket >= 0; bucket--) {
    seen += buckets[bucket]!;
    if (seen >= nth) return bucket * step;
  }
  return 0;
}

type Share = { gram: Gram; share: number };

function gramsOf(units: readonly Unit[], hears: boolean): Share[] {
  const grams: Share[] = [];
  units.forEach((unit, at) => {
    const share = Math.min(1, unit.weight / 2);
    if (unit.char !== 0) grams.push({ gram: { kind: 'char', a: unit.char, b: 0 }, share: 0.3 * share });
    const next = units[at + 1];
    if (!next || next.kind === 'gap' || unit.kind === 'gap') return;
    const both = Math.min(1, (unit.weight + next.weight) / 4);
    if (unit.char !== 0 && next.char !== 0)
      grams.push({ gram: { kind: 'pair', a: unit.char, b: next.char }, share: both });
    const isTyped = unit.kind !== 'char' || next.kind !== 'char';
    if (!isTyped && !hears) return;
    const gram = soundOf(unit, next);
    if (gram) grams.push({ gram, share: (isTyped ? 1 : 0.7) * both });
  });
  return grams;
}

/** Two syllables where both are known, else what they begin with. */
function soundOf(a: Unit, b: Unit): Gram | undefined {
  if (a.syllable !== 0 && b.syllable !== 0) return { kind: 'sound', a: a.syllable, b: b.syllable };
  if (a.kind === 'char' && b.kind === 'char') return undefined;
  return { kind: 'initial', a: a.initial, b: b.initial };
}
