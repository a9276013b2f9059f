/** `initials`: the first letter of each syllable, as its code. */
type Row = { chars: Uint16Array; syllables: Uint16Array; initials: readonly number[] };
type Lists = Map<number, number[]>;

/** What a query looks for: one character, two neighbours, two neighbouring syllables, or two initials. */
export type Gram = { kind: 'char' | 'pair' | 'sound' | 'initial'; a: number; b: number };

const SPAN = 65_536;

/** Who has a character, a pair of neighbours, a pair of syllables: entries in rising order, each once. */
export class Postings {
  private readonly byChar: Lists = new Map();
  private readonly byPair: Lists = new Map();
  private readonly bySound: Lists = new Map();
  private readonly byInitial: Lists = new Map();
  private entries = 0;

  add(entry: number, { chars, syllables, initials }: Row): void {
    this.entries++;
    for (let at = 0; at < chars.length; at++) {
      const [char, syllable] = [chars[at]!, syllables[at]!];
      if (char === 0) continue;
      push(this.byChar, char, entry);
      const [next, nextSyllable] = [chars[at + 1] ?? 0, syllables[at + 1] ?? 0];
      if (next === 0) continue;
      push(this.byPair, char * SPAN + next, entry);
      push(this.bySound, syllable * SPAN + nextSyllable, entry);
      push(this.byInitial, initials[at]! * SPAN + (initials[at + 1] ?? 0), entry);
    }
  }

  of({ kind, a, b }: Gram): readonly number[] {
    if (kind === 'char') return this.byChar.get(a) ?? [];
    const lists = { pair: this.byPair, sound: this.bySound, initial: this.byInitial }[kind];
    return lists.get(a * SPAN + b) ?? [];
  }

  /** The rarer, the more it says; what nobody has says most. */
  weightOf(gram: Gram): number {
    const has = this.of(gram).length;
    return Math.log(1 + (this.entries - has + 0.5) / (has + 0.5));
  }
}

function push(lists: Lists, key: number, entry: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [entry]);
  else if (list[list.length - 1] !== entry) list.push(entry);
}
