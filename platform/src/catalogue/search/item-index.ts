import type { Site } from '@yichuang/contract/catalogue/contract';
import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import type { ItemSummary } from '@yichuang/contract/catalogue/item';
import type { Paged, Query } from '../page.js';
import { pageInOrder, pageOfRising } from '../page.js';
import { ItemFilter, type IsWanted, type ItemWish } from './item-filter.js';
import { ItemOrder, stepOf } from './item-order.js';
import { breathe, type ItemRow } from './item-rows.js';
import { NameSearch, type Answer, type Hit } from './name-search.js';
import { coreOfDepartment, namingKey, NameStore, type Naming } from './name-store.js';
import { whyOf } from './why.js';

/** Names added between two breaths: about five milliseconds. */
const NAMES_AT_ONCE = 100;
const ROWS_AT_ONCE = 5000;
const SIMILAR = 3;

type Found = Paged<ItemSummary> & Pick<Answer, 'match' | 'didYouMean'> & { similar: ItemSummary[] };
/** The items whose namings stand on one step of scores. */
type Step = { step: number; entries: number[] };
type Suggestion = { taskCode: string; text: string; why: string };
type HotItem = ItemSummary & { text: string };
/** The names of a catalogue: what two catalogues with the same names share. */
type Names = { store: NameStore; entries: Map<string, number>; search: NameSearch; words: readonly EverydayWord[] };

const namingOf = ({ summary, keywords }: ItemRow): Naming => ({
  shortName: summary.shortName,
  taskName: summary.taskName,
  keywords,
  department: coreOfDepartment(summary.deptName),
});

/** All items of one version: lists, counts and finds them without touching the database. */
export class ItemIndex {
  private constructor(
    /** In the catalogue's order. */
    readonly rows: readonly ItemRow[],
    readonly words: readonly EverydayWord[],
    private readonly names: Names,
    private readonly itemsOf: readonly (readonly number[])[],
    /** The naming of each item. */
    private readonly entryOf: Uint32Array,
    private readonly itemOf: ReadonlyMap<string, number>,
    private readonly filter: ItemFilter,
    private readonly order: ItemOrder,
  ) {}

  /** In pieces, so that others are served meanwhile. Names that `before` has already are not spelled again. */
  static async build(
    rows: readonly ItemRow[],
    from: { words: readonly EverydayWord[]; sites: readonly Site[]; before?: ItemIndex | undefined },
  ): Promise<ItemIndex> {
    const names = await collectNames(rows, from.words, from.before?.names);
    const itemsOf: number[][] = Array.from({ length: names.store.size }, () => []);
    const entryOf = new Uint32Array(rows.length);
    for (const [item, row] of rows.entries()) {
      entryOf[item] = names.entries.get(namingKey(namingOf(row)))!;
      itemsOf[entryOf[item]]!.push(item);
      if (item % ROWS_AT_ONCE === 0) await breathe();
    }
    const itemOf = new Map(rows.map(({ summary }, item) => [summary.taskCode, item]));
    return new ItemIndex(
      rows,
      from.words,
      names,
      itemsOf,
      entryOf,
      itemOf,
      new ItemFilter(rows, from.sites),
      new ItemOrder(rows),
    );
  }

  /** The same items, searched with other everyday words. */
  withWords(words: readonly EverydayWord[]): ItemIndex {
    const names = { ...this.names, words, search: new NameSearch(this.names.store, words) };
    return new ItemIndex(this.rows, words, names, this.itemsOf, this.entryOf, this.itemOf, this.filter, this.order);
  }

  /** In the catalogue's order. */
  list(wish: ItemWish, query: Query): Paged<ItemSummary> {
    const isWanted = this.filter.wanted(wish);
    const wanted: number[] = [];
    for (let item = 0; item < this.rows.length; item++) if (isWanted(item)) wanted.push(item);
    const page = pageOfRising(wanted, (item) => this.rows[item]!.summary.taskCode, query);
    return { ...page, items: page.items.map((item) => this.rows[item]!.summary) };
  }

  /** Best first. */
  find(text: string, wish: ItemWish, query: Query): Found {
    const answer = this.names.search.find(text);
    const isWanted = this.filter.wanted(wish);
    const rank = this.order.rankIn(wish.region);
    const order = {
      rankOf: (item: number, { step }: Step) => rank(item, step),
      idOf: (item: number) => this.rows[item]!.summary.taskCode,
    };
    const page = pageInOrder(this.stepsOf(answer.hits, isWanted), order, query);
    const hitOf = new Map(answer.hits.map((hit) => [hit.entry, hit]));
    const similar = answer.similar.flatMap((hit) => this.nearest(hit, isWanted, wish.region)?.summary ?? []);
    const isNone = page.total === 0;
    return {
      ...page,
      items: page.items.map((item) => {
        const row = this.rows[item]!;
        return { ...row.summary, why: whyOf(hitOf.get(this.entryOf[item]!)!.way, row, text) };
      }),
      match: isNone ? 'none' : answer.match,
      similar: isNone ? similar.slice(0, SIMILAR) : [],
      ...(answer.didYouMean !== undefined && !isNone && { didYouMean: answer.didYouMean }),
    };
  }

  /** The same matter of several regions, or under the same name, is offered once. */
  suggest(text: string, region: string | undefined, most: number): Suggestion[] {
    const isWanted = this.filter.wanted({ region });
    const offered = new Map<string, Suggestion>();
    const codes = new Set<string>();
    for (const hit of this.names.search.find(text).hits) {
      const row = this.nearest(hit, isWanted, region);
      if (!row || codes.has(row.summary.catalogCode) || offered.has(row.summary.shortName)) continue;
      const { taskCode, shortName, catalogCode } = row.summary;
      codes.add(catalogCode);
      offered.set(shortName, { taskCode, text: shortName, why: whyOf(hit.way, row, text) });
      if (offered.size === most) break;
    }
    return [...offered.values()];
  }

  all(wish: ItemWish): ItemSummary[] {
    const isWanted = this.filter.wanted(wish);
    return this.rows.filter((_, item) => isWanted(item)).map(({ summary }) => summary);
  }

  /** Of the wanted items the named ones, best first, then others in the catalogue's order; each matter once. */
  hot(ranked: readonly string[], wish: ItemWish, most: number): { items: HotItem[]; total: number } {
    const isWanted = this.filter.wanted(wish);
    const once = new Map<string, HotItem>();
    let total = 0;
    const offer = (item: number) => {
      const { summary } = this.rows[item]!;
      if (once.size < most && !once.has(summary.catalogCode))
        once.set(summary.catalogCode, { ...summary, text: summary.shortName });
    };
    for (const code of ranked) {
      const item = this.itemOf.get(code);
      if (item !== undefined && isWanted(item)) offer(item);
    }
    for (let item = 0; item < this.rows.length; item++) {
      if (!isWanted(item)) continue;
      total++;
      offer(item);
    }
    return { items: [...once.values()], total };
  }

  /** How many entries of lists all searches so far looked at. */
  get touched(): number {
    return this.names.search.touched;
  }

  /** Hits come best first, so those of one step of scores stand together: their items are ordered by region. */
  private stepsOf(hits: readonly Hit[], isWanted: IsWanted): Step[] {
    const steps: Step[] = [];
    for (const { entry, score } of hits) {
      const step = stepOf(score);
      if (steps.at(-1)?.step !== step) steps.push({ step, entries: [] });
      const { entries } = steps.at(-1)!;
      for (const item of this.itemsOf[entry]!) if (isWanted(item)) entries.push(item);
    }
    return steps;
  }

  private nearest(hit: Hit, isWanted: IsWanted, region: string | undefined): ItemRow | undefined {
    const rank = this.order.rankIn(region);
    let [best, lowest]: [ItemRow | undefined, number] = [undefined, Infinity];
    for (const item of this.itemsOf[hit.entry]!) {
      if (!isWanted(item) || rank(item, 0) >= lowest) continue;
      best = this.rows[item]!;
      lowest = rank(item, 0);
    }
    return best;
  }
}

async function collectNames(
  rows: readonly ItemRow[],
  words: readonly EverydayWord[],
  before: Names | undefined,
): Promise<Names> {
  const namings = new Map<string, Naming>();
  for (const [at, row] of rows.entries()) {
    const naming = namingOf(row);
    namings.set(namingKey(naming), naming);
    if (at % ROWS_AT_ONCE === 0) await breathe();
  }
  const isSame = before?.store.size === namings.size && [...namings.keys()].every((key) => before.entries.has(key));
  if (isSame && before.words === words) return before;
  if (isSame) return { ...before, words, search: new NameSearch(before.store, words) };
  const store = new NameStore();
  const entries = new Map<string, number>();
  for (const [key, naming] of namings) {
    entries.set(key, store.add(naming));
    if (entries.size % NAMES_AT_ONCE === 0) await breathe();
  }
  return { store, entries, words, search: new NameSearch(store, words) };
}
