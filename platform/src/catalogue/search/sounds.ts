import { customPinyin, pinyin } from 'pinyin-pro';

/** Words of item names that the general dictionary reads otherwise. */
customPinyin({
  关卡: 'guān qiǎ',
  还贷: 'huán dài',
  无着: 'wú zhuó',
  薄膜: 'bó mó',
  行道树: 'xíng dào shù',
  执行长期: 'zhí xíng cháng qī',
  重名: 'chóng míng',
  排行: 'pái háng',
  分行: 'fēn háng',
  所长: 'suǒ zhǎng',
  户长: 'hù zhǎng',
});

/** The spelling of a text does not change: kept over rebuilds of the index, dropped when there are too many. */
const spellings = new Map<string, readonly string[]>();
const SPELLINGS_AT_MOST = 200_000;

/** One syllable for each character, `长期护理` → chang qi hu li; ü is typed v, what is not Chinese stays as it is. */
export function spell(plain: string): readonly string[] {
  const known = spellings.get(plain);
  if (known) return known;
  if (spellings.size >= SPELLINGS_AT_MOST) spellings.clear();
  const made = pinyin(plain, { toneType: 'none', type: 'array', v: true, nonZh: 'spaced' });
  spellings.set(plain, made);
  return made;
}

/** What many speakers do not tell apart: zh z, ch c, sh s, n l at the start, ng n at the end. */
const soften = (syllable: string) =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/ng$/, 'n');

const SAME_SOUND = 0.8;
const ALIKE = 0.55;

/** By number of a syllable how well it answers, 0..1, and the numbers of those that answer at all. */
export type SoundTable = { grades: Float32Array; audible: readonly number[] };

/** The syllables of an index by number, and how well each of them answers to what was typed. */
export class Sounds {
  private readonly ids = new Map<string, number>();
  /** 0 stands between two names and sounds like nothing. */
  private readonly texts: string[] = [''];
  private readonly tables = new Map<string, SoundTable>();

  idOf(syllable: string): number {
    const known = this.ids.get(syllable);
    if (known !== undefined) return known;
    this.ids.set(syllable, this.texts.length);
    this.texts.push(syllable);
    this.tables.clear();
    return this.texts.length - 1;
  }

  /** Undefined for a syllable that no name has. */
  find(syllable: string): number | undefined {
    return this.ids.get(syllable);
  }
  textOf = (id: number): string => this.texts[id] ?? '';
  all = (): readonly string[] => this.texts.slice(1);

  /** By syllable number: 0.8 the same sound, 0.55 one that is easily taken for it. */
  likeSyllable = (syllable: string): SoundTable =>
    this.table(`=${syllable}`, (one) => (one === syllable ? SAME_SOUND : soften(one) === soften(syllable) ? ALIKE : 0));

  /** By syllable number: 1 for this very syllable, less for one that is easily taken for it. */
  spelled = (syllable: string): SoundTable =>
    this.table(`!${syllable}`, (one) => (one === syllable ? 1 : soften(one) === soften(syllable) ? ALIKE : 0));

  /** By syllable number: 1 where it begins like this, for initials and a syllable half typed. */
  begunWith = (letters: string): SoundTable => this.table(`${letters}*`, (one) => (one.startsWith(letters) ? 1 : 0));

  private table(key: string, grade: (syllable: string) => number): SoundTable {
    const known = this.tables.get(key);
    if (known) return known;
    const grades = Float32Array.from(this.texts, (one) => (one === '' ? 0 : grade(one)));
    const made = { grades, audible: [...grades.keys()].filter((id) => grades[id]! > 0) };
    this.tables.set(key, made);
    return made;
  }
}
