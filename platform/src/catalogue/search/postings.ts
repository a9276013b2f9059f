/** `initials`: the first letter of each syllable, as its code. */
type Row = { chars: Uint16Array; syllables: Uint16Array; initials: readonly number[] };
type Lists = Map<number, number[]>;

/** What a query looks for: one character, two neighbours, two neighbouring syllables, or two initials. */
export type Gram = { kind: 'char' | 'pair' | 'sound' | 'initial'; a: number; b: number };

/** Both codes in 32 bits: a small integer, which a Map finds much faster than any other number. */
const keyOf = (a: number, b: number): number => (a << 16) | b;

/** Who has a character, a pair of neighbours, a pair of syllables: entries in rising order, each once. */
export class Postings {
  private readonly lists: Readonly<Record<Gram['kind'], Lists>> = {
    char: new Map(),
    pair: new Map(),
    sound: new Map(),
    initial: new Map(),
  };
  private entries = 0;

  add(entry: number, { chars, syllables, initials }: Row): void {
    const { char: byChar, pair, sound, initial } = this.lists;
    this.entries++;
    for (let at = 0; at < chars.length; at++) {
      const [char, syllable] = [chars[at]!, syllables[at]!];
      if (char === 0) continue;
      push(byChar, keyOf(char, 0), entry);
      const [next, nextSyllable] = [chars[at + 1] ?? 0, syllables[at + 1] ?? 0];
      if (next === 0) continue;
      push(pair, keyOf(char, next), entry);
      push(sound, keyOf(syllable, nextSyllable), entry);
      push(initial, keyOf(initials[at]!, initials[at + 1] ?? 0), entry);
    }
  }

  of({ kind, a, b }: Gram): readonly number[] {
    return this.lists[kind].get(keyOf(a, b)) ?? NOBODY;
  }

  /** The rarer, the more it says; what nobody has says most. */
  weightOf(gram: Gram): number {
    return this.weightOfMany(this.of(gram).length);
  }

  /** What a gram says that so many have. */
  weightOfMany(has: number): number {
    return Math.log(1 + (this.entries - has + 0.5) / (has + 0.5));
  }
}

const NOBODY: readonly number[] = [];

function push(lists: Lists, key: number, entry: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [entry]);
  else if (list[list.length - 1] !== entry) list.push(entry);
}
