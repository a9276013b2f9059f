import { plainText } from './plain-text.js';
import { Postings } from './postings.js';
import { Sounds, spell } from './sounds.js';

/** What one matter is called: every item of any region that bears exactly these names shares the entry. */
export type Naming = {
  shortName: string;
  taskName: string;
  keywords: readonly string[];
  /** Without the name of a region: 公安局. */
  department: string;
};

/** Where an entry's characters stand: its short name, its name, its keywords, its department, with a gap between two. */
export type Extent = { start: number; shortEnd: number; nameEnd: number; departmentStart: number; end: number };

/** The spelling of a text does not change: kept over rebuilds, dropped when there are too many. */
const spellings = new Map<string, readonly string[]>();
const SPELLINGS_AT_MOST = 200_000;
function spellOnce(plain: string): readonly string[] {
  const known = spellings.get(plain);
  if (known) return known;
  if (spellings.size >= SPELLINGS_AT_MOST) spellings.clear();
  const made = spell(plain);
  spellings.set(plain, made);
  return made;
}

/** 鄂州市公安局 → 公安局 */
export const coreOfDepartment = (name: string): string =>
  name.replace(/^.*?[省市区县旗镇乡](?=.{2,}[局委办会院厅所站队部中心]$)/u, '');

export const namingKey = ({ shortName, taskName, keywords, department }: Naming): string =>
  [shortName, taskName, department, ...keywords].join('\u0000');

/** All namings, once each, as rows of characters and of syllables, with the lists of who has what. */
export class NameStore {
  readonly sounds = new Sounds();
  readonly postings = new Postings();
  readonly namings: Naming[] = [];
  readonly extents: Extent[] = [];
  private readonly exact = new Map<string, number[]>();
  private chars = new Uint16Array(4096);
  private syllables = new Uint16Array(4096);
  private used = 0;

  add(naming: Naming): number {
    const entry = this.namings.length;
    const [short, name] = [plainText(naming.shortName), plainText(naming.taskName)];
    const start = this.used;
    if (short !== name) this.write(short);
    const shortEnd = short === name ? start : this.used - 1;
    this.write(name);
    const nameEnd = this.used - 1;
    for (const keyword of naming.keywords) this.write(plainText(keyword));
    const departmentStart = this.used;
    this.write(plainText(naming.department));
    this.namings.push(naming);
    this.extents.push({ start, shortEnd, nameEnd, departmentStart, end: this.used });
    this.postings.add(entry, this.row(entry));
    for (const text of new Set([short, name])) this.exact.set(text, [...(this.exact.get(text) ?? []), entry]);
    return entry;
  }

  get size(): number {
    return this.namings.length;
  }
  /** Who is called exactly so. */
  called = (plain: string): readonly number[] => this.exact.get(plain) ?? [];

  private row(entry: number) {
    const { start, end } = this.extents[entry]!;
    const syllables = this.syllables.subarray(start, end);
    const initials = Array.from(syllables, (syllable) => this.sounds.textOf(syllable).charCodeAt(0));
    return { chars: this.chars.subarray(start, end), syllables, initials };
  }
  charAt = (position: number): number => this.chars[position] ?? 0;
  syllableAt = (position: number): number => this.syllables[position] ?? 0;

  private write(plain: string): void {
    const letters = Array.from(plain);
    this.reserve(letters.length + 1);
    const spelled = spellOnce(plain);
    letters.forEach((letter, index) => {
      this.chars[this.used] = letter.charCodeAt(0);
      this.syllables[this.used++] = this.sounds.idOf(spelled[index] ?? letter);
    });
    // the gap: nothing matches across it
    this.chars[this.used] = 0;
    this.syllables[this.used++] = 0;
  }

  private reserve(more: number): void {
    if (this.used + more <= this.chars.length) return;
    const grow = (old: Uint16Array) => {
      const wider = new Uint16Array(Math.max(old.length * 2, this.used + more));
      wider.set(old);
      return wider;
    };
    this.chars = grow(this.chars);
    this.syllables = grow(this.syllables);
  }
}
