import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { Aligner } from './alignment.js';
import { favourOf } from './asked-for.js';
import { Candidates } from './candidates.js';
import { SECONDARY, type NameStore } from './name-store.js';
import { NearestSayings } from './nearest-sayings.js';
import { PhraseBook } from './phrase-book.js';
import { normalise } from './plain-text.js';
import type { Unit } from './query-unit.js';
import { Reader, type Reading } from './reading.js';
import { isElsewhere, situationsIn } from './situations.js';
import { Rephraser } from './variants.js';

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
  hits: readonly Hit[];
  /** Weak guesses where `match` is none. */
  similar: readonly Hit[];
  didYouMean?: string;
};

const GOOD = 0.62;
const UNSURE = 0.45;
/** Some name sounds a little like almost anything, and has almost any few letters as its initials. */
const UNSURE_BY_SOUND = 0.52;
/** What shares less with the query is no more like it than the rest of the catalogue. */
const ALIKE = 0.2;
/** Hits far behind the best are noise; one that is called exactly so does not make the others worse. */
const TAIL = 0.6;
const BEST = 1.5;
/** Below this an answer as written is worth another try by sound and with slips mended. */
const WELL = 0.78;
/** Namings looked at closely: of the query as it stands, and of one meaning of an everyday word. */
const MANY = 60;
const FEW = 16;
/** A naming found by what was meant stands higher when it has words of the query itself. */
const DIRECT = 0.35;
/** Of two names that answer equally the one that says nothing else stands higher, and one that begins so. */
const WHOLE_NAME = 0.2;
const PREFIX = 0.06;
const ANSWERS_KEPT = 500;

type Asked = { units: readonly Unit[]; factor: number; way: Way; hears?: boolean };

/** Finds namings by what they are called, by what people call them, by sound and with slips. */
export class NameSearch {
  private readonly reader: Reader;
  private readonly aligner: Aligner;
  private readonly candidates: Candidates;
  private readonly rephraser: Rephraser;
  /** The next page of a list asks the same again, and so do many people. */
  private readonly answers = new Map<string, Answer>();
  /** Of the search that runs: how much of the query, as it was written, a naming has. */
  private readonly direct = new Map<number, number>();
  /** Whether the query itself asks for an end, a change or a look. */
  private asksAside = false;

  constructor(
    private readonly store: NameStore,
    words: readonly EverydayWord[],
  ) {
    this.reader = new Reader(store);
    this.aligner = new Aligner(store);
    this.candidates = new Candidates(store);
    this.rephraser = new Rephraser(store, this.reader, new PhraseBook(words), new NearestSayings(words));
  }

  /** How many entries of lists all searches so far looked at. */
  get touched(): number {
    return this.candidates.touched;
  }

  find(text: string): Answer {
    const plain = normalise(text);
    const known = this.answers.get(plain);
    if (known) return known;
    const answer = plain === '' ? NOTHING : this.search(plain);
    const [oldest] = this.answers.keys();
    if (this.answers.size >= ANSWERS_KEPT && oldest !== undefined) this.answers.delete(oldest);
    this.answers.set(plain, answer);
    return answer;
  }

  private search(plain: string): Answer {
    const found = new Map<number, Hit>();
    this.direct.clear();
    this.asksAside = SECONDARY.test(plain);
    const readings = this.reader.read(plain);
    for (const reading of readings) this.asWritten(found, reading);
    situationsIn(plain).forEach((told, place) => {
      for (const { units, factor, ...meaning } of this.rephraser.tell(plain, told, place))
        this.rank(found, { units, factor, way: { kind: 'told', ...meaning } });
    });
    if (!isAnswered(found, WELL)) {
      this.nearly(found, readings);
      this.bySound(found, plain, readings);
    }
    if (!isAnswered(found, UNSURE))
      for (const { units } of readings)
        for (const { units: said, factor, ...meaning } of this.rephraser.loosely(units))
          this.rank(found, { units: said, factor, way: { kind: 'meant', ...meaning } });
    for (const entry of this.store.called(plain)) {
      const score = (found.get(entry)?.score ?? 1) + 1;
      found.set(entry, { entry, coverage: 1, score, way: { kind: 'exact' } });
    }
    return this.answer(found, plain, readings);
  }

  private asWritten(found: Map<number, Hit>, { units, isMended }: Reading): void {
    const isTyped = units.some(({ kind }) => kind === 'syllable' || kind === 'letters');
    const factor = isMended ? 0.85 : 1;
    this.rank(found, { units, factor, way: { kind: isMended ? 'heard' : isTyped ? 'spelled' : 'named' } });
    this.rephrased(found, units, factor, false);
  }

  private bySound(found: Map<number, Hit>, plain: string, readings: readonly Reading[]): void {
    for (const { units } of readings) {
      const heard = units.map((unit) => this.heard(unit));
      this.rank(found, { units: heard, factor: 0.95, way: { kind: 'heard' }, hears: true });
      this.rephrased(found, heard, 0.95, true);
    }
    if (/[a-z]{4}/.test(plain)) for (const reading of this.reader.read(plain, true)) this.asWritten(found, reading);
  }

  private rephrased(found: Map<number, Hit>, units: readonly Unit[], trust: number, hears: boolean): void {
    for (const { units: said, factor, ...meaning } of this.rephraser.rephrase(units, hears))
      this.rank(found, { units: said, factor: factor * trust, way: { kind: 'meant', ...meaning } });
  }

  private rank(found: Map<number, Hit>, { units, factor, way, hears = false }: Asked): void {
    this.aligner.take(units);
    for (const entry of this.candidates.find(units, hears, 'meant' in way ? FEW : MANY)) {
      const { coverage, isPrefix } = this.aligner.align(entry);
      const sure = coverage * factor;
      if (!('meant' in way)) this.direct.set(entry, Math.max(sure, this.direct.get(entry) ?? 0));
      const before = found.get(entry);
      if (before && before.score >= sure * (1 + WHOLE_NAME + PREFIX)) continue;
      const nameCoverage = this.aligner.nameCoverage(entry);
      const isAside = !this.asksAside && this.store.extents[entry]!.isSecondary && nameCoverage < 0.75;
      const score = sure * (1 + WHOLE_NAME * nameCoverage + (isPrefix ? PREFIX : 0)) - (isAside ? 0.04 : 0);
      if (!before || score > before.score) found.set(entry, { entry, score, coverage: sure, way });
    }
  }

  private nearly(found: Map<number, Hit>, readings: readonly Reading[]): void {
    for (const { units } of readings)
      for (const { units: said, factor, ...meaning } of this.rephraser.nearly(units))
        this.rank(found, { units: said, factor, way: { kind: 'meant', ...meaning } });
  }

  private heard(unit: Unit): Unit {
    if (unit.kind !== 'char' || unit.syllable === 0) return unit;
    const { sounds } = this.store;
    return { ...unit, table: sounds.likeSyllable(sounds.textOf(unit.syllable)) };
  }

  /** Of what no hall handles only something that is called so is an answer, not what a part of it may mean. */
  private answer(found: ReadonlyMap<number, Hit>, plain: string, readings: readonly Reading[]): Answer {
    const favour = favourOf(plain);
    const hits = [...found.values()]
      .map((hit) => ({
        ...hit,
        score:
          hit.score +
          DIRECT * (this.direct.get(hit.entry) ?? 0) +
          // the right deed of another matter is no answer
          (hit.coverage >= UNSURE ? favour(this.store.namings[hit.entry]!) : 0),
      }))
      .toSorted((a, b) => b.score - a.score);
    const [best] = hits;
    const unsure = best?.way.kind === 'heard' || /^[a-z]+$/.test(plain) ? UNSURE_BY_SOUND : UNSURE;
    const bar = !isElsewhere(plain) ? unsure : best && 'meant' in best.way ? Infinity : WELL;
    if (!best || best.coverage < bar) {
      const similar = hits.filter(({ coverage }) => coverage >= ALIKE);
      return { match: 'none', hits: [], similar: similar.slice(0, 3) };
    }
    const didYouMean = best.way.kind === 'heard' ? this.mended(best.entry, readings) : undefined;
    const tail = Math.min(best.score, BEST) * TAIL;
    return {
      match: best.coverage >= GOOD ? 'good' : 'unsure',
      hits: hits.filter(({ score, coverage }) => score >= tail && coverage >= UNSURE),
      similar: [],
      ...(didYouMean !== undefined && didYouMean !== plain && { didYouMean }),
    };
  }

  /** The query in the characters of the name that it sounds like. */
  private mended(entry: number, readings: readonly Reading[]): string | undefined {
    const [reading] = readings;
    if (!reading) return undefined;
    const units = reading.units.map((unit) => this.heard(unit));
    this.aligner.take(units);
    this.aligner.align(entry);
    const text = units.map((unit, row) => this.aligner.charFor(row) ?? unit.text).join('');
    return /[a-z]/.test(text) ? undefined : text;
  }
}

const NOTHING: Answer = { match: 'none', hits: [], similar: [] };

function isAnswered(found: ReadonlyMap<number, Hit>, bar: number): boolean {
  for (const { coverage } of found.values()) if (coverage >= bar) return true;
  return false;
}
