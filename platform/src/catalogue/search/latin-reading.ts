import type { Postings } from './postings.js';
import { lettersUnit, syllableUnit, type Unit } from './query-unit.js';
import type { Sounds } from './sounds.js';
import { SPELLED_STOPS } from './stop-words.js';

/** A way to read letters as syllables; `cost` grows with every piece, and most with a mended slip. */
type Path = { pieces: readonly string[]; isWhole: readonly boolean[]; cost: number; isMended: boolean };

const BEAM = 6;
const LONGEST_SYLLABLE = 6;
/** A pair of syllables that stands in no name is rather read otherwise. */
const STRANGE_PAIR = 0.6;
const SINGLE_LETTER = 1.3;
const SLIP = 2.2;
const READINGS = 4;
const INITIALS_AT_MOST = 12;

/** Whether one letter changed, missing, too many or two neighbours swapped turns one text into the other. */
export function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2));
}

/** Reads letters that were typed as pinyin, initials, or both in one. */
export class LatinReader {
  private readonly syllables: ReadonlySet<string>;

  constructor(
    private readonly sounds: Sounds,
    private readonly postings: Postings,
  ) {
    this.syllables = new Set(sounds.all().filter((one) => /^[a-z]{1,6}$/.test(one)));
  }

  /** Best first; none where the letters cannot be read. With `mends` one slip of the finger is forgiven. */
  read(letters: string, mends = false): { units: Unit[]; isMended: boolean }[] {
    const paths = this.paths(letters, mends).slice(0, READINGS);
    const readings = paths.map(({ pieces, isWhole, isMended }) => ({
      isMended,
      units: weighStops(pieces.map((one, at) => (isWhole[at] ? syllableUnit : lettersUnit)(one, this.sounds))),
    }));
    const isRead = paths.some(({ isWhole }) => isWhole.every((whole) => !whole));
    if (mends || isRead || letters.length > INITIALS_AT_MOST || letters.length < 2) return readings;
    const initials = Array.from(letters, (letter) => lettersUnit(letter, this.sounds));
    return [...readings, { units: initials, isMended: false }];
  }

  private paths(letters: string, mends: boolean): Path[] {
    const at: Path[][] = Array.from({ length: letters.length + 1 }, () => []);
    at[0]!.push({ pieces: [], isWhole: [], cost: 0, isMended: false });
    for (let from = 0; from < letters.length; from++) {
      const paths = at[from]!.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM);
      const steps = this.steps(letters, from, mends);
      for (const path of paths)
        for (const step of steps) if (!(path.isMended && step.isSlip)) at[step.to]!.push(this.follow(path, step));
    }
    const whole = at[letters.length]!.toSorted((a, b) => a.cost - b.cost);
    return mends ? whole.filter(({ isMended }) => isMended) : whole;
  }

  private steps(letters: string, from: number, mends: boolean): Step[] {
    const steps: Step[] = [{ piece: letters[from]!, to: from + 1, isWhole: false, isSlip: false, cost: SINGLE_LETTER }];
    for (let to = from + 1; to <= Math.min(letters.length, from + LONGEST_SYLLABLE); to++) {
      const piece = letters.slice(from, to);
      if (this.syllables.has(piece)) steps.push({ piece, to, isWhole: true, isSlip: false, cost: 1 });
      else if (to === letters.length && piece.length > 1 && this.begins(piece))
        steps.push({ piece, to, isWhole: false, isSlip: false, cost: 1.1 });
      if (!mends || piece.length < 2) continue;
      for (const one of this.syllables)
        if (one.length > 1 && one !== piece && isOneOff(piece, one))
          steps.push({ piece: one, to, isWhole: true, isSlip: true, cost: 1 + SLIP });
    }
    return steps;
  }

  private begins(piece: string): boolean {
    for (const one of this.syllables) if (one.startsWith(piece)) return true;
    return false;
  }

  private follow({ pieces, isWhole, cost, isMended }: Path, step: Step): Path {
    const isStrange = step.isWhole && isWhole.at(-1) === true && !this.arePaired(pieces.at(-1)!, step.piece);
    return {
      pieces: [...pieces, step.piece],
      isWhole: [...isWhole, step.isWhole],
      cost: cost + step.cost + (isStrange ? STRANGE_PAIR : 0),
      isMended: isMended || step.isSlip,
    };
  }

  private arePaired(a: string, b: string): boolean {
    const [first, second] = [this.sounds.find(a) ?? 0, this.sounds.find(b) ?? 0];
    return this.postings.of({ kind: 'sound', a: first, b: second }).length > 0;
  }
}

type Step = { piece: string; to: number; isWhole: boolean; isSlip: boolean; cost: number };

function weighStops(units: Unit[]): Unit[] {
  for (let at = 0; at < units.length; at++)
    for (const length of [3, 2])
      if (
        SPELLED_STOPS.has(
          units
            .slice(at, at + length)
            .map(({ text }) => text)
            .join(' '),
        )
      )
        for (const unit of units.slice(at, at + length)) unit.weight = 0.05;
  return units;
}
