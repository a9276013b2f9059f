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
export type Extent = {
  start: number;
  /** Equal to `start` where the short name is the name. */
  nameStart: number;
  nameEnd: number;
  departmentStart: number;
  end: number;
  /** Whether the matter ends, changes or looks at what another one gives. */
  isSecondary: boolean;
};

/** Who asks for a matter wants to have it rather than to end, change or look at it. */
export const SECONDARY =
  /注销|撤销|变更|延续|补办|补发|补领|换发|换领|遗失|查询|咨询|投诉|指引|终止|解除|作废|停业|歇业|挂失|换证|补证|延期|迁移/;

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
  /** All namings one after the other, gaps as 0. */
  chars = new Uint16Array(4096);
  syllables = new Uint16Array(4096);
  private readonly weights = new Map<number, number>();
  private used = 0;

  add(naming: Naming): number {
    this.weights.clear();
    const entry = this.namings.length;
    const [short, name] = [plainText(naming.shortName), plainText(naming.taskName)];
    const start = this.used;
    if (short !== name) this.write(short);
    const nameStart = this.used;
    this.write(name);
    const nameEnd = this.used - 1;
    for (const keyword of naming.keywords) this.write(plainText(keyword));
    const departmentStart = this.used;
    this.write(plainText(naming.department));
    this.namings.push(naming);
    const isSecondary = SECONDARY.test(naming.taskName);
    this.extents.push({ start, nameStart, nameEnd, departmentStart, end: this.used, isSecondary });
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
  /** How much the character at a position says. */
  weightAt(position: number): number {
    const char = this.chars[position]!;
    const known = this.weights.get(char);
    if (known !== undefined) return known;
    const weight = this.postings.weightOf({ kind: 'char', a: char, b: 0 });
    this.weights.set(char, weight);
    return weight;
  }

  private write(plain: string): void {
    const letters = Array.from(plain);
    this.reserve(letters.length + 1);
    const spelled = spell(plain);
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
