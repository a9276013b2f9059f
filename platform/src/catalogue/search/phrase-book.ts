import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { normalise } from './plain-text.js';
import type { Unit } from './query-unit.js';
import { spell } from './sounds.js';

/** Part of a query that people say for something official. `isHeard`: by its sound, not as written. */
export type Phrase = { from: number; to: number; word: EverydayWord; isHeard: boolean };

const LONGEST = 14;
const MOST = 4;
const LOOSE_AMONG = 16;
/** Farther apart two characters are no word. */
const APART = 5;

const pairKey = (a: string, b: string) => (a < b ? a + b : b + a);

/** Everyday words, looked up as written, by their pinyin and by their initials. */
export class PhraseBook {
  private readonly bySaid = new Map<string, EverydayWord>();
  private readonly bySound = new Map<string, EverydayWord>();
  private readonly byInitials = new Map<string, EverydayWord>();
  /** Words of two characters, by these in rising order. */
  private readonly byPair = new Map<string, EverydayWord>();

  constructor(words: readonly EverydayWord[]) {
    for (const word of words) {
      const said = normalise(word.said);
      if (word.meant.length === 0 || said.length < 2) continue;
      this.bySaid.set(said, word);
      const spelled = spell(said);
      // the first of two that sound the same stays
      keep(this.bySound, spelled.join(' '), word);
      if (said.length === 2) keep(this.byPair, pairKey(said[0]!, said[1]!), word);
      if (said.length >= 3) keep(this.byInitials, spelled.map((one) => one[0] ?? '').join(''), word);
    }
  }

  /** The longest phrases in a query, none over another; `hears` also those that only sound right. */
  find(units: readonly Unit[], syllableOf: (unit: Unit) => string, hears: boolean): Phrase[] {
    const texts = units.map(({ text }) => text);
    const syllables = units.map(syllableOf);
    const found: Phrase[] = [];
    for (let length = Math.min(LONGEST, units.length); length >= 2 && found.length < MOST; length--)
      for (let from = 0; from + length <= units.length && found.length < MOST; from++) {
        const to = from + length;
        if (found.some((one) => from < one.to && one.from < to)) continue;
        const written = this.bySaid.get(texts.slice(from, to).join(''));
        const phrase = written
          ? { word: written, isHeard: false }
          : this.heard(units.slice(from, to), syllables.slice(from, to), { hears, isAll: length === units.length });
        if (phrase) found.push({ from, to, ...phrase });
      }
    return found;
  }

  /** Words of two characters that stand apart or the other way round. */
  findLoose(units: readonly Unit[]): { pair: readonly [Unit, Unit]; word: EverydayWord }[] {
    const found: { pair: readonly [Unit, Unit]; word: EverydayWord }[] = [];
    for (let first = 0; first < Math.min(units.length, LOOSE_AMONG); first++)
      for (let second = first + 1; second < Math.min(units.length, first + APART, LOOSE_AMONG); second++) {
        const pair = [units[first]!, units[second]!] as const;
        const word = this.byPair.get(pairKey(pair[0].text, pair[1].text));
        if (word && found.length < MOST) found.push({ pair, word });
      }
    return found;
  }

  private heard(
    units: readonly Unit[],
    syllables: readonly string[],
    { hears, isAll }: { hears: boolean; isAll: boolean },
  ) {
    if (!hears && units.every(({ kind }) => kind === 'char')) return undefined;
    if (units.every(({ kind }) => kind === 'letters')) {
      // some word begins like any three letters of many
      if (!isAll) return undefined;
      const word = this.byInitials.get(units.map(({ text }) => text).join(''));
      return word && { word, isHeard: false };
    }
    const isTyped = units.some(({ kind }) => kind === 'syllable');
    if (!isTyped && !hears) return undefined;
    const word = this.bySound.get(syllables.join(' '));
    return word && { word, isHeard: !isTyped };
  }
}

function keep(words: Map<string, EverydayWord>, key: string, word: EverydayWord): void {
  if (!words.has(key)) words.set(key, word);
}
