import type { NameStore } from './name-store.js';
import type { NearestSayings } from './nearest-sayings.js';
import type { Phrase, PhraseBook } from './phrase-book.js';
import type { Unit } from './query-unit.js';
import { joined, type Reader } from './reading.js';
import type { Told } from './situations.js';

/** The query with everyday words replaced; `factor`: how much it is trusted, 0..1. */
export type Variant = { units: Unit[]; factor: number; said: string; meant: string };

/** What is left of a sentence beside an everyday word counts for less, and never for more than a share of the word. */
const BESIDE = { strange: 0.4, official: 0.75 };
const AT_MOST = { sentence: 0.45, short: 0.8 };
/** A situation is told in many words: what is left beside them says little. */
const BESIDE_SITUATION = 0.15;
const SHORT = 8;
/** Who writes so many characters tells a story, however few of them say something. */
const SENTENCE = 10;
/** Of a short query an everyday word that is only a part of it is trusted less. */
const PART = 0.15;
const MEANINGS = 6;
const MOST = 14;
/** Trust in a word that was said only nearly so. */
const NEARLY = 0.9;
const NEAR_MEANINGS = 3;

/** Two syllables that only sound alike are a chance, unless they are all that was asked. */
const isChance = (units: readonly Unit[], { from, to }: Phrase): boolean =>
  to - from < 3 && weightOf(units.slice(from, to)) < 0.85 * weightOf(units);

const weightOf = (units: readonly Unit[]) => units.reduce((sum, { weight }) => sum + weight, 0);
/** Characters that say something, below which a stop word lies. */
const INFORMATIVE = 0.35;
export const isInformative = ({ weight, kind }: Unit): boolean => kind !== 'char' || weight > INFORMATIVE;

/** Says a query again in official words. */
export class Rephraser {
  constructor(
    private readonly store: NameStore,
    private readonly reader: Reader,
    private readonly phrases: PhraseBook,
    private readonly nearest: NearestSayings,
  ) {}

  /** As written, and without the stop words that stand in between; `hears`: only words that merely sound right. */
  rephrase(units: readonly Unit[], hears: boolean): Variant[] {
    const kept = units.filter(isInformative);
    const seen = new Set<string>();
    // what only sounds right must stand together as it was written
    const texts = !hears && kept.length < units.length ? [units, kept] : [units];
    const variants = texts.flatMap((text) => {
      const all = this.phrases.find(text, (unit) => this.syllableOf(unit), hears);
      const phrases = all.filter(
        (phrase) =>
          (!hears || phrase.isHeard) && !seen.has(phrase.word.said) && !(phrase.isHeard && isChance(text, phrase)),
      );
      for (const { word } of phrases) seen.add(word.said);
      const single = phrases.flatMap((phrase) => this.replaced(text, phrase));
      return phrases.length < 2 ? single : [...this.allReplaced(text, phrases), ...single];
    });
    return variants.slice(0, MOST);
  }

  /** Two characters of an everyday word that stand apart: 「林地的树可以砍吗」 → 砍树. */
  loosely(units: readonly Unit[]): Variant[] {
    const kept = units.filter((unit) => unit.kind === 'char' && isInformative(unit));
    return this.phrases.findLoose(kept).flatMap(({ pair: [a, b], word }) => {
      const rest = kept.filter((unit) => unit !== a && unit !== b);
      return word.meant.slice(0, 2).map((meant) => {
        const official = this.reader.official(meant);
        return { units: joined(official, this.beside(rest, official)), factor: 0.72, said: word.said, meant };
      });
    });
  }

  /** What is nearly an everyday word, with something said in between or left out. */
  nearly(units: readonly Unit[]): Variant[] {
    const kept = units.filter((unit) => unit.kind === 'char' && isInformative(unit));
    return this.nearest.find(kept).flatMap(({ word, near, rest }, place) =>
      word.meant.slice(0, NEAR_MEANINGS).map((meant, at) => {
        const official = this.reader.words(meant);
        return {
          units: joined(official, this.beside(rest, official)),
          factor: NEARLY * near ** 0.5 - 0.02 * at - 0.02 * place,
          said: word.said,
          meant,
        };
      }),
    );
  }

  /** A situation in official words; `place`: how many were found before it. */
  tell(text: string, { said, from, to, meant }: Told, place: number): Variant[] {
    const rest = this.reader.words(text.slice(0, from) + text.slice(to));
    return meant.map((one, at) => {
      const official = this.reader.official(one);
      const most = weightOf(official) * BESIDE_SITUATION;
      const down = Math.min(BESIDE.strange, most / (weightOf(rest) || 1));
      return {
        units: joined(
          official,
          rest.map((unit) => ({ ...unit, weight: unit.weight * down })),
        ),
        factor: 1 - 0.02 * at - 0.06 * place,
        said,
        meant: one,
      };
    });
  }

  private syllableOf(unit: Unit): string {
    return unit.kind === 'char' && unit.syllable !== 0 ? this.store.sounds.textOf(unit.syllable) : unit.text;
  }

  private replaced(units: readonly Unit[], { from, to, word, isHeard }: Phrase): Variant[] {
    const share = weightOf(units.slice(from, to)) / (weightOf(units) || 1);
    const before = units.slice(0, from);
    const isShort = units.length <= SENTENCE && units.filter(isInformative).length <= SHORT;
    return word.meant.slice(0, MEANINGS).map((meant, at) => {
      const official = this.reader.official(meant);
      const beside = this.beside([...before, ...units.slice(to)], official);
      return {
        units: joined(beside.slice(0, before.length), official, beside.slice(before.length)),
        factor:
          ((word.isOwn ? 0.9 : 0.84) + 0.1 * share - 0.015 * at - (isShort ? PART * (1 - share) : 0)) *
          (isHeard ? 0.85 : 1),
        said: word.said,
        meant,
      };
    });
  }

  /** Every phrase by its first meaning, and the later phrases by their second too. */
  private allReplaced(units: readonly Unit[], phrases: readonly Phrase[]): Variant[] {
    const inOrder = phrases.toSorted((a, b) => a.from - b.from);
    const rest = units.filter((_, at) => !phrases.some(({ from, to }) => at >= from && at < to));
    const [first] = inOrder;
    const choices = [0, 1, 2].filter(
      (choice) => choice === 0 || inOrder.some(({ word }, at) => at > 0 && word.meant[choice]),
    );
    return choices.map((choice) => {
      const texts = inOrder.map(({ word }, at) => word.meant[at === 0 ? 0 : choice] ?? word.meant[0] ?? '');
      const official = texts.map((text) => this.reader.official(text));
      return {
        units: joined(...official, this.beside(rest, official.flat())),
        factor: 0.9 - 0.015 * choice,
        said: first!.word.said,
        meant: texts[0]!,
      };
    });
  }

  /** What else was said: official words keep more of their weight than words that no name has. */
  private beside(units: readonly Unit[], official: readonly Unit[]): Unit[] {
    const shares = units.map(
      (unit, at) => (this.isOfficial(units, at) ? BESIDE.official : BESIDE.strange) * unit.weight,
    );
    const all = shares.reduce((sum, weight) => sum + weight, 0);
    const isShort = units.length <= SENTENCE && units.filter(isInformative).length <= SHORT - official.length / 2;
    const most = weightOf(official) * (isShort ? AT_MOST.short : AT_MOST.sentence);
    const down = all > most ? most / all : 1;
    return units.map((unit, at) => ({ ...unit, weight: shares[at]! * down }));
  }

  private isOfficial(units: readonly Unit[], at: number): boolean {
    const { postings } = this.store;
    const has = (a: Unit | undefined, b: Unit | undefined) =>
      a !== undefined &&
      b !== undefined &&
      a.char !== 0 &&
      b.char !== 0 &&
      postings.of({ kind: 'pair', a: a.char, b: b.char }).length > 0;
    return has(units[at - 1], units[at]) || has(units[at], units[at + 1]);
  }
}
