import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { normalise } from './plain-text.js';
import type { Unit } from './query-unit.js';

/** An everyday word that a query says in nearly the same characters. `near`: how much of the word the query has, 0..1. */
export type Near = { word: EverydayWord; near: number; rest: Unit[] };

type Saying = { word: EverydayWord; letters: ReadonlySet<string>; grams: readonly string[]; weight: number };

const SHORTEST = 3;
/** A pair of neighbours says more than its characters alone. */
const LONE = 0.6;
/** Of the word, by what is rare in it, a query must have so much… */
const NEAR = 0.5;
/** …and of its characters so many. */
const LETTERS = 0.74;
const MOST = 3;
const DENIALS = ['不', '没', '无'];
/** What more sayings have than this finds none of them: 补贴, 公司. */
const COMMON = 400;

/**
 * Finds everyday words that are said a little differently: 「放学以后没人接」 is 放学没人接, 「医保卡里还剩多少钱」 is
 * 医保卡还有多少钱.
 */
export class NearestSayings {
  private readonly byGram = new Map<string, number[]>();
  private readonly sayings: Saying[] = [];

  constructor(words: readonly EverydayWord[]) {
    for (const word of words) {
      const said = normalise(word.said);
      if (word.meant.length === 0 || said.length < SHORTEST) continue;
      const grams = gramsOf(Array.from(said));
      for (const gram of grams) this.note(gram, this.sayings.length);
      this.sayings.push({ word, letters: new Set(said), grams, weight: 0 });
    }
    for (const saying of this.sayings) saying.weight = saying.grams.reduce((sum, gram) => sum + this.weightOf(gram), 0);
  }

  /** Nearest first. */
  find(units: readonly Unit[]): Near[] {
    const letters = units.map(({ text }) => text);
    const shared = new Map<number, number>();
    for (const gram of gramsOf(letters)) {
      const has = this.byGram.get(gram) ?? [];
      if (gram.length === 1 && has.length > COMMON) continue;
      for (const at of has) shared.set(at, (shared.get(at) ?? 0) + this.weightOf(gram));
    }
    const all = units.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const near: (Near & { rank: number })[] = [];
    for (const [at, weight] of shared) {
      const saying = this.sayings[at]!;
      const share = weight / saying.weight;
      if (share < NEAR || !hasLetters(saying, letters) || denies(saying, letters)) continue;
      const rest = units.filter(({ text }) => !saying.letters.has(text));
      const left = rest.reduce((sum, unit) => sum + unit.weight, 0);
      near.push({ word: saying.word, near: share, rest, rank: share + (1 - left / all) });
    }
    return near.toSorted((a, b) => b.rank - a.rank).slice(0, MOST);
  }

  private note(gram: string, saying: number): void {
    const has = this.byGram.get(gram);
    if (has) has.push(saying);
    else this.byGram.set(gram, [saying]);
  }

  private weightOf(gram: string): number {
    const has = this.byGram.get(gram)?.length ?? 0;
    return Math.log(1 + this.sayings.length / (has + 1)) * (gram.length === 1 ? LONE : 1);
  }
}

const gramsOf = (letters: readonly string[]): string[] => [
  ...new Set(
    letters.flatMap((letter, at) => [letter, ...(at + 1 < letters.length ? [letter + letters[at + 1]!] : [])]),
  ),
];

/** 没找到工作 is not nearly 找到工作. */
const denies = (saying: Saying, has: readonly string[]): boolean =>
  DENIALS.some((denial) => saying.letters.has(denial) && !has.includes(denial));

function hasLetters({ letters }: Saying, has: readonly string[]): boolean {
  let count = 0;
  for (const letter of letters) if (has.includes(letter)) count++;
  return count / letters.size >= LETTERS;
}
