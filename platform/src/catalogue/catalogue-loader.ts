import { Inject } from '@nestjs/common';
import type { Site } from '@yichuang/contract/catalogue/contract';
import type { EverydayWord } from '@yichuang/contract/catalogue/synonym-contract';
import { EVERY_ITEM } from './catalogue-version.repository.js';
import { HallsRepository, type HallRecord } from './halls.repository.js';
import { ItemsRepository, type ListedRow } from './items.repository.js';
import { PackagesRepository, type CataloguePackage } from './packages.repository.js';
import { mergeWords, readBaseWords } from './search/everyday-words.js';
import { ItemIndex } from './search/item-index.js';
import { breathe, Interned, type ItemRow } from './search/item-rows.js';
import { SynonymsRepository } from './search/synonyms.repository.js';
import { SitesRepository } from './sites.repository.js';

/** What every citizen reads, in memory; guides stay in the database. */
export type Catalogue = {
  sites: readonly Site[];
  halls: readonly HallRecord[];
  packages: readonly CataloguePackage[];
  items: ItemIndex;
};
/** The order of the catalogue beside each row. */
export type HeldRows = { rows: readonly ItemRow[]; places: readonly ListedRow['position'][] };
export type Loaded = { catalogue: Catalogue; held: HeldRows };

const ROWS_AT_ONCE = 1000;
const ITEM = 'item:';

/** Loads the catalogue, whole or only what changed. */
export class CatalogueLoader {
  private readonly baseWords = readBaseWords();

  constructor(
    @Inject(SitesRepository) private readonly sites: SitesRepository,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(PackagesRepository) private readonly packages: PackagesRepository,
    @Inject(SynonymsRepository) private readonly synonyms: SynonymsRepository,
  ) {}

  /** @param changed keys that moved since `before` was loaded */
  async load(before?: Loaded, changed: readonly string[] = ['all']): Promise<Loaded> {
    const has = (key: string) => changed.includes('all') || changed.includes(key);
    const last = before?.catalogue;
    const [sites, halls, packages] = await Promise.all([
      last && !has('sites') ? last.sites : this.sites.all(),
      last && !has('halls') ? last.halls : this.halls.all(),
      last && !has('packages') ? last.packages : this.packages.all(),
    ]);
    const words = last && !has('words') ? last.items.words : await this.words();
    const held = before && !has(EVERY_ITEM) ? await this.refreshed(before.held, changed) : await this.whole();
    const items = await itemsFrom(held, { words, sites }, before);
    return { catalogue: { sites, halls, packages, items }, held };
  }

  private async words(): Promise<readonly EverydayWord[]> {
    return mergeWords(this.baseWords, await this.synonyms.all());
  }

  private async whole(): Promise<HeldRows> {
    const interned = new Interned();
    const [rows, places]: [ItemRow[], number[]] = [[], []];
    let page: ListedRow[] = [];
    do {
      page = await this.items.listed(ROWS_AT_ONCE, page.at(-1));
      for (const row of page) rows.push(interned.row(toRow(row)));
      places.push(...page.map(({ position }) => position));
      await breathe();
    } while (page.length === ROWS_AT_ONCE);
    return { rows, places };
  }

  /** The rows with the named items as they are now: replaced, gone, or new in their place. */
  private async refreshed(before: HeldRows, changed: readonly string[]): Promise<HeldRows> {
    const codes = changed.filter((key) => key.startsWith(ITEM)).map((key) => key.slice(ITEM.length));
    if (codes.length === 0) return before;
    const named = new Set(codes);
    const kept = before.rows
      .map((row, at) => ({ row, place: before.places[at]! }))
      .filter(({ row }) => !named.has(row.summary.taskCode));
    const now = (await this.items.listedAmong(codes)).map((row) => ({ row: toRow(row), place: row.position }));
    const all = [...kept, ...now].toSorted(
      (a, b) => a.place - b.place || (a.row.summary.taskCode < b.row.summary.taskCode ? -1 : 1),
    );
    return { rows: all.map(({ row }) => row), places: all.map(({ place }) => place) };
  }
}

/** Built anew only where rows or sites changed. */
async function itemsFrom(
  held: HeldRows,
  now: { words: readonly EverydayWord[]; sites: readonly Site[] },
  before: Loaded | undefined,
): Promise<ItemIndex> {
  const last = before?.catalogue;
  if (!last || held !== before.held || now.sites !== last.sites)
    return ItemIndex.build(held.rows, { ...now, before: last?.items });
  return now.words === last.items.words ? last.items : last.items.withWords(now.words);
}

const toRow = ({ site_id, keywords, summary, accept_levels }: ListedRow): ItemRow => ({
  siteId: site_id,
  keywords,
  summary,
  acceptLevels: accept_levels,
});
