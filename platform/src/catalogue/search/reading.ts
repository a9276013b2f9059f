import { LatinReader } from './latin-reading.js';
import type { NameStore } from './name-store.js';
import { normalise } from './plain-text.js';
import { charUnit, GAP, type Unit } from './query-unit.js';
import { spell } from './sounds.js';
import { weightShares } from './stop-words.js';

/** One way to understand what was typed. */
export type Reading = { units: Unit[]; isMended: boolean };

const READINGS = 5;

/** Splits a query into units, letters read as pinyin or initials or left as they are where names have them. */
export class Reader {
  private readonly latin: LatinReader;
  private readonly officials = new Map<string, readonly Unit[]>();

  constructor(private readonly store: NameStore) {
    this.latin = new LatinReader(store.sounds, store.postings);
  }

  /** Best first. With `mends` letters are read with one slip forgiven. */
  read(text: string, mends = false): Reading[] {
    const shares = weightShares(Array.from(text));
    let readings: Reading[] = [{ units: [], isMended: false }];
    let at = 0;
    for (const [run] of text.matchAll(/[a-z]+|[^a-z]+/g)) {
      const options = /^[a-z]/.test(run) ? this.letters(run, mends) : [this.characters(run, shares.slice(at))];
      at += run.length;
      readings = readings
        .flatMap((before) =>
          options.map(({ units, isMended }) => ({
            units: [...before.units, ...units],
            isMended: before.isMended || isMended,
          })),
        )
        .slice(0, READINGS);
    }
    return readings.map((reading) => ({ ...reading, units: this.weigh(reading.units) }));
  }

  /** Official words: what an everyday word or a situation stands for; many of them stand for the same. */
  official(text: string): readonly Unit[] {
    const known = this.officials.get(text);
    if (known) return known;
    const units = this.words(text);
    this.officials.set(text, units);
    return units;
  }

  /** Words of which each says something. */
  words(text: string): Unit[] {
    const plain = normalise(text);
    const units = this.characters(
      plain,
      weightShares(Array.from(plain)).map((share) => Math.max(share, 0.5)),
    ).units;
    return this.weigh(units);
  }

  private characters(run: string, shares: readonly number[]): Reading {
    const spelled = spell(run);
    const units = Array.from(run, (letter, at) => ({
      ...charUnit(letter, spelled[at] ?? letter, this.store.sounds),
      weight: shares[at] ?? 1,
    }));
    return { units, isMended: false };
  }

  private letters(run: string, mends: boolean): Reading[] {
    const literal = this.characters(run, []);
    const { postings } = this.store;
    const isKnown = Array.from(run.slice(1)).every(
      (letter, at) => postings.of({ kind: 'pair', a: run.charCodeAt(at), b: letter.charCodeAt(0) }).length > 0,
    );
    const read = this.latin.read(run, mends);
    return (run.length > 1 && isKnown) || read.length === 0 ? [literal, ...read] : read;
  }

  /** By how rare it is in the names. */
  private weigh(units: readonly Unit[]): Unit[] {
    return units.map((unit) => ({ ...unit, weight: unit.weight * this.rarity(unit) }));
  }

  private rarity({ kind, char }: Unit): number {
    if (kind !== 'char') return 4;
    return Math.max(0.6, Math.min(6, this.store.postings.weightOf({ kind: 'char', a: char, b: 0 })));
  }
}

/** Two stretches side by side that were not neighbours. */
export const joined = (...parts: (readonly Unit[])[]): Unit[] =>
  parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [GAP, ...part]));
