import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { Aligner } from './alignment.js';
import { Candidates } from './candidates.js';
import type { NameStore } from './name-store.js';
import { PhraseBook, type Phrase } from './phrase-book.js';
import type { Unit } from './query-unit.js';
import { joined, normalise, Reader, type Reading } from './reading.js';
import { isElsewhere, situationsIn, type Told } from './situations.js';

/** How a naming was found. */
export type Way =
  | { kind: 'exact' | 'named' }
  | { kind: 'meant' | 'told'; said: string; meant: string }
  | { kind: 'spelled' | 'heard' };
/** `coverage`: how much of the query the naming answers, 0..1. `score` ranks, higher first. */
export type Hit = { entry: number; score: number; coverage: number; way: Way };
export type Answer = {
  match: 'good' | 'unsure' | 'none';
  /** Best first; empty where `match` is none. */
  hits: Hit[];
  /** Weak guesses where `match` is none. */
  similar: Hit[];
  didYouMean?: string;
};

const GOOD = 0.62;
const UNSURE = 0.5;
/** Hits far behind the best are noise. */
const TAIL = 0.6;
/** Below this an answer as written is worth another try by sound and with slips mended. */
const WELL = 0.86;
/** What is left of a sentence beside an everyday word counts for less, and never for more than the word itself. */
const BESIDE = 0.4;
const BESIDE_AT_MOST = 0.45;
/** A situation is told in many words: what is left beside them says little. */
const BESIDE_SITUATION_AT_MOST = 0.15;
const MEANINGS = 6;
const VARIANTS = 14;
/** Namings looked at closely: of the query as it stands, and of one meaning of an everyday word. */
const MANY = 120;
const FEW = 40;

type Variant = { units: Unit[]; factor: number; way: Way };

/** Finds namings by what they are called, by what people call them, by sound and with slips. */
export class NameSearch {
  private readonly reader: Reader;
  private readonly aligner: Aligner;
  private readonly candidates: Candidates;
  private readonly phrases: PhraseBook;

  constructor(
    private readonly store: NameStore,
    words: readonly EverydayWord[],
  ) {
    this.reader = new Reader(store);
    this.aligner = new Aligner(store);
    this.candidates = new Candidates(store);
    this.phrases = new PhraseBook(words);
  }

  /** How many entries of lists all searches so far looked at. */
  get touched(): number {
    return this.candidates.touched;
  }

  find(text: string): Answer {
    const plain = normalise(text);
    if (plain === '') return { match: 'none', hits: [], similar: [] };
    const found = new Map<number, Hit>();
    for (const reading of this.reader.read(plain)) this.search(found, reading, false);
    situationsIn(plain).forEach((told, place) => {
      for (const variant of this.told(plain, told, place)) this.rank(found, variant, false);
    });
    let best = bestOf(found);
    const asWritten = best?.coverage ?? 0;
    if (asWritten < WELL) {
      for (const reading of this.reader.read(plain)) this.search(found, reading, true);
      if (/[a-z]{4}/.test(plain))
        for (const reading of this.reader.read(plain, true)) this.search(found, reading, false);
      best = bestOf(found);
    }
    for (const entry of this.store.called(plain)) {
      const before = found.get(entry);
      found.set(entry, { entry, coverage: 1, score: (before?.score ?? 1) + 1, way: { kind: 'exact' } });
    }
    return this.answer(found, isElsewhere(plain));
  }

  /** Of what no hall handles only something that is called so is an answer, not what a part of it may mean. */
  private answer(found: ReadonlyMap<number, Hit>, isForeign: boolean): Answer {
    const hits = [...found.values()].toSorted((a, b) => b.score - a.score);
    const [best] = hits;
    const bar = !isForeign ? UNSURE : best && 'meant' in best.way ? Infinity : WELL;
    if (!best || best.coverage < bar) return { match: 'none', hits: [], similar: hits.slice(0, 3) };
    return {
      match: best.coverage >= GOOD ? 'good' : 'unsure',
      hits: hits.filter(({ score, coverage }) => score >= best.score * TAIL && coverage >= UNSURE),
      similar: [],
    };
  }

  private search(found: Map<number, Hit>, reading: Reading, hears: boolean): void {
    const units = hears ? reading.units.map((unit) => this.heard(unit)) : reading.units;
    const isTyped = units.some(({ kind }) => kind === 'syllable' || kind === 'letters');
    const way: Way = { kind: hears || reading.isMended ? 'heard' : isTyped ? 'spelled' : 'named' };
    const factor = (hears ? 0.95 : 1) * (reading.isMended ? 0.85 : 1);
    this.rank(found, { units, factor, way }, hears);
    for (const variant of this.variants(units, hears))
      this.rank(found, { ...variant, factor: variant.factor * factor }, false);
  }

  private rank(found: Map<number, Hit>, { units, factor, way }: Variant, hears: boolean): void {
    this.aligner.take(units);
    for (const entry of this.candidates.find(units, hears, 'meant' in way ? FEW : MANY)) {
      const { coverage, nameCoverage, isPrefix } = this.aligner.align(entry);
      const sure = coverage * factor;
      const isAside = this.store.extents[entry]!.isSecondary && nameCoverage < 0.75;
      const score = sure * (1 + 0.2 * nameCoverage + (isPrefix ? 0.06 : 0)) - (isAside ? 0.04 : 0);
      const before = found.get(entry);
      if (!before || score > before.score) found.set(entry, { entry, score, coverage: sure, way });
    }
  }

  private heard(unit: Unit): Unit {
    if (unit.kind !== 'char' || unit.syllable === 0) return unit;
    const { sounds } = this.store;
    return { ...unit, table: sounds.likeSyllable(sounds.textOf(unit.syllable)) };
  }

  /** The query with an everyday word replaced by what it stands for, and with all of them replaced. */
  private variants(units: readonly Unit[], hears: boolean): Variant[] {
    const kept = units.filter(({ weight, kind }) => kind !== 'char' || weight > 0.35);
    const texts = [units, ...(kept.length < units.length ? [kept] : [])];
    const variants = texts.flatMap((text) => {
      const phrases = this.phrases.find(text, (unit) => this.syllableOf(unit), hears);
      const single = phrases.flatMap((phrase) => this.replaced(text, phrase));
      return phrases.length < 2 ? single : [this.allReplaced(text, phrases), ...single];
    });
    return variants.slice(0, VARIANTS);
  }

  private told(text: string, { said, from, to, meant }: Told, place: number): Variant[] {
    const rest = this.reader.words(text.slice(0, from) + text.slice(to));
    return meant.map((one, at) => {
      const official = this.reader.words(one);
      return {
        units: joined(official, muted(rest, weightOf(official) * BESIDE_SITUATION_AT_MOST)),
        factor: 1 - 0.02 * at - 0.06 * place,
        way: { kind: 'told', said, meant: one },
      };
    });
  }

  private syllableOf(unit: Unit): string {
    return unit.kind === 'char' && unit.syllable !== 0 ? this.store.sounds.textOf(unit.syllable) : unit.text;
  }

  private replaced(units: readonly Unit[], { from, to, word, isHeard }: Phrase): Variant[] {
    const [before, after] = [units.slice(0, from), units.slice(to)];
    const share = weightOf(units.slice(from, to)) / (weightOf(units) || 1);
    // two syllables that only sound alike are a chance, unless they are all that was asked
    if (isHeard && to - from < 3 && share < 0.75) return [];
    return word.meant.slice(0, MEANINGS).map((meant, at) => {
      const official = this.reader.words(meant);
      const beside = muted([...before, ...after], weightOf(official) * BESIDE_AT_MOST);
      return {
        units: joined(beside.slice(0, before.length), official, beside.slice(before.length)),
        factor: ((word.isOwn ? 0.9 : 0.84) + 0.1 * share - 0.015 * at) * (isHeard ? 0.85 : 1),
        way: { kind: 'meant', said: word.said, meant },
      };
    });
  }

  private allReplaced(units: readonly Unit[], phrases: readonly Phrase[]): Variant {
    const inOrder = phrases.toSorted((a, b) => a.from - b.from);
    const official = inOrder.map(({ word }) => this.reader.words(word.meant[0] ?? ''));
    const beside = units.filter((_, at) => !phrases.some(({ from, to }) => at >= from && at < to));
    const [first] = inOrder;
    return {
      units: joined(...official, muted(beside, weightOf(official.flat()) * BESIDE_AT_MOST)),
      factor: 0.9,
      way: { kind: 'meant', said: first!.word.said, meant: first!.word.meant[0] ?? '' },
    };
  }
}

const weightOf = (units: readonly Unit[]) => units.reduce((sum, { weight }) => sum + weight, 0);

/** The same units, together not heavier than so much. */
function muted(units: readonly Unit[], most: number): Unit[] {
  const all = weightOf(units) * BESIDE;
  const share = all > most && all > 0 ? (most / all) * BESIDE : BESIDE;
  return units.map((unit) => ({ ...unit, weight: unit.weight * share }));
}

function bestOf(found: ReadonlyMap<number, Hit>): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of found.values()) if (!best || hit.score > best.score) best = hit;
  return best;
}
