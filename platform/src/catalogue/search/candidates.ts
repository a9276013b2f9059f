import type { NameStore } from './name-store.js';
import type { Gram } from './postings.js';
import type { Unit } from './query-unit.js';

/** A query looks at no more entries of lists than this; the rarest lists come first. */
export const TOUCHED_AT_MOST = 120_000;
/** What shares far less with the query than the best does is not looked at closely. */
const TAIL = 0.3;
const BUCKETS = 512;
/** In a query of more units than `LONG`, a character that so many names have finds nothing that its pairs do not. */
const LONG = 3;
const COMMON = 0.05;

/** The entries worth a closer look, by the pairs and characters they share with a query. */
export class Candidates {
  private scores = new Float32Array(0);
  private entries = new Uint32Array(0);
  private found = 0;
  private readonly buckets = new Uint32Array(BUCKETS);
  /** How many entries of lists all searches so far looked at. */
  touched = 0;

  constructor(private readonly store: NameStore) {}

  /** Best first. With `hears` by sound too. */
  find(units: readonly Unit[], hears: boolean, most: number): number[] {
    if (this.scores.length < this.store.size) {
      this.scores = new Float32Array(this.store.size);
      this.entries = new Uint32Array(this.store.size);
    }
    const { postings } = this.store;
    const common = units.length > LONG ? this.store.size * COMMON : Infinity;
    const weighed: { list: readonly number[]; weight: number }[] = [];
    for (const { gram, share } of gramsOf(units, hears)) {
      const list = postings.of(gram);
      if (list.length === 0 || (gram.kind === 'char' && list.length > common)) continue;
      weighed.push({ list, weight: postings.weightOfMany(list.length) * share });
    }
    weighed.sort((a, b) => a.list.length - b.list.length);
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
      if (before === 0) this.entries[this.found++] = entry;
      this.scores[entry] = before + weight;
    }
  }

  private best(most: number): number[] {
    const { scores } = this;
    const bar = this.bar(most);
    const top: { entry: number; score: number }[] = [];
    for (let at = 0; at < this.found; at++) {
      const entry = this.entries[at]!;
      if (scores[entry]! >= bar) top.push({ entry, score: scores[entry]! });
      scores[entry] = 0;
    }
    this.found = 0;
    return top
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ entry }) => entry);
  }

  /** A score that about so many reach, without sorting what may be half the catalogue. */
  private bar(most: number): number {
    const { scores, entries, buckets, found } = this;
    let highest = 0;
    for (let at = 0; at < found; at++) highest = Math.max(highest, scores[entries[at]!]!);
    if (found <= most || highest === 0) return highest * TAIL;
    buckets.fill(0);
    const perBucket = highest / (BUCKETS - 1);
    for (let at = 0; at < found; at++) buckets[Math.floor(scores[entries[at]!]! / perBucket)]!++;
    let seen = 0;
    let bucket = BUCKETS - 1;
    for (; bucket > 0 && seen < most; bucket--) seen += buckets[bucket]!;
    return Math.max(highest * TAIL, bucket * perBucket);
  }
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
