import type { CatalogueItem } from './items.repository.js';
import { plainText } from './search/plain-text.js';
import { initialsOf, isLatin, isOneOff, pinyinOf } from './search-text.js';
import type { Synonym } from './synonyms.repository.js';

/** A name of an item: its official or short name, a keyword, or what people call it. */
type Term = { text: string; plain: string; pinyin: string; initials: string; kind: 'name' | 'keyword' | 'said' };
type Entry = { taskCode: string; shortName: string; terms: readonly Term[] };
/** `score`: higher is better. `why` says in words what matched. */
export type Match = { taskCode: string; score: number; why: string };

const LONGEST_QUERY = 60;
/** From here on the query as a whole was found; below, only a word of a sentence. */
const WHOLE = 70;

function toTerm(text: string, kind: Term['kind']): Term {
  const plain = plainText(text);
  return { text, plain, pinyin: pinyinOf(plain), initials: initialsOf(plain), kind };
}

function toEntry({ item, keywords }: CatalogueItem, said: ReadonlyMap<string, string[]>): Entry {
  return {
    taskCode: item.taskCode,
    shortName: item.shortName,
    terms: [
      toTerm(item.shortName, 'name'),
      toTerm(item.taskName, 'name'),
      ...keywords.map((keyword) => toTerm(keyword, 'keyword')),
      ...(said.get(item.shortName) ?? []).map((one) => toTerm(one, 'said')),
    ],
  };
}

function whyOf(term: Term, shortName: string, query: string): string {
  if (term.kind === 'said') return `「${term.text}」也叫「${shortName}」`;
  if (term.kind === 'keyword') return `和「${term.text}」有关`;
  return `名称里有「${query}」`;
}

/** Whole words, parts of words, and sentences that contain a word: 「我想给孩子上户口」. */
function wordScore(query: string, { plain, kind }: Term): number {
  const rank = { name: 2, said: 1, keyword: 0 }[kind];
  if (plain === query) return 90 + rank;
  if (plain.startsWith(query)) return 75 + rank;
  if (plain.includes(query)) return WHOLE + rank;
  // of two words in one sentence the longer says more
  return plain.length >= 2 && query.includes(plain) ? 50 + Math.min(plain.length, 9) : 0;
}

function letterScore(query: string, { pinyin, initials }: Term): number {
  if (query.length < 2) return 0;
  if (initials === query || pinyin === query) return 65;
  if (initials.startsWith(query) || pinyin.startsWith(query)) return 60;
  return query.length >= 3 && (initials.includes(query) || pinyin.includes(query)) ? 55 : 0;
}

/**
 * One wrong letter, or the right sounds in wrong characters; only asked when nothing matched as written. Stands above the
 * words of a sentence: 「高龄津帖」 is rather a slip in 「高龄津贴」 than something about 「高龄」.
 */
function slipScore(query: string, term: Term): number {
  if (isLatin(query)) return query.length >= 5 && isOneOff(query, term.pinyin) ? 62 : 0;
  if (query.length < 2) return 0;
  if (pinyinOf(query) === term.pinyin) return 66;
  if (query.length < 3) return 0;
  if (isOneOff(query, term.plain)) return 64;
  const parts = Array.from({ length: Math.max(0, term.plain.length - query.length + 1) }, (_, at) =>
    term.plain.slice(at, at + query.length),
  );
  return query.length >= 4 && parts.some((part) => isOneOff(query, part)) ? 62 : 0;
}

type Score = (query: string, term: Term) => number;
type Say = (term: Term, entry: Entry) => string;

/**
 * Finds items by name, keyword, what people call them, pinyin, initials, and with one slip of the finger.
 * Built once per version of the catalogue; a query walks all terms, some thousand for a county.
 */
export class SearchIndex {
  private readonly entries: readonly Entry[];

  constructor(items: readonly CatalogueItem[], synonyms: readonly Synonym[]) {
    const said = new Map<string, string[]>();
    for (const synonym of synonyms)
      for (const meant of synonym.meant) said.set(meant, [...(said.get(meant) ?? []), synonym.said]);
    this.entries = items.map((item) => toEntry(item, said));
  }

  /** Best first; items of the same score stand in the catalogue's order. */
  find(text: string): Match[] {
    const query = plainText(text).slice(0, LONGEST_QUERY);
    if (query === '') return [];
    const guess: Say = (_, entry) => `您要找的可能是「${entry.shortName}」`;
    if (isLatin(query)) {
      const spelled = this.best(query, letterScore, (_, entry) => `拼音「${query}」对应「${entry.shortName}」`);
      return spelled.length > 0 ? spelled : this.best(query, slipScore, guess);
    }
    const found = this.best(query, wordScore, (term, entry) => whyOf(term, entry.shortName, text.trim()));
    const whole = found.filter(({ score }) => score >= WHOLE);
    if (whole.length > 0) return whole;
    const slips = this.best(query, slipScore, guess);
    const guessed = new Set(slips.map(({ taskCode }) => taskCode));
    return [...slips, ...found.filter(({ taskCode }) => !guessed.has(taskCode))];
  }

  private best(query: string, score: Score, say: Say): Match[] {
    return this.entries
      .flatMap((entry) => {
        const scored = entry.terms.map((term) => ({ term, score: score(query, term) }));
        const top = scored.reduce((best, one) => (one.score > best.score ? one : best));
        return top.score > 0 ? [{ taskCode: entry.taskCode, score: top.score, why: say(top.term, entry) }] : [];
      })
      .toSorted((a, b) => b.score - a.score);
  }
}
