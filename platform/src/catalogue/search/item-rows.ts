import type { Site } from '@yichuang/contract/catalogue/contract';
import type { Item, ItemSummary } from '@yichuang/contract/catalogue/item';

/** What is held in memory of an item: enough to list and to find it, not its guide. */
export type ItemRow = {
  siteId: string;
  keywords: readonly string[];
  summary: ItemSummary;
  acceptLevels: Item['acceptLevels'];
};

/** The same word of a hundred thousand rows is kept once. */
export class Interned {
  private readonly texts = new Map<string, string>();
  private readonly lists = new Map<string, readonly string[]>();

  private text(value: string): string {
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    this.texts.set(value, value);
    return value;
  }

  private list<T extends string>(values: readonly T[]): T[] {
    const key = values.join('\u0000');
    const known = this.lists.get(key) ?? values;
    this.lists.set(key, known);
    return known as T[];
  }

  row({ siteId, keywords, summary, acceptLevels }: ItemRow): ItemRow {
    return {
      siteId: this.text(siteId),
      keywords: this.list(keywords),
      acceptLevels: this.list(acceptLevels),
      summary: {
        ...summary,
        catalogCode: this.text(summary.catalogCode),
        taskName: this.text(summary.taskName),
        shortName: this.text(summary.shortName),
        regionCode: this.text(summary.regionCode),
        regionName: this.text(summary.regionName),
        deptName: this.text(summary.deptName),
        theme: this.text(summary.theme),
        serverType: this.list(summary.serverType),
        ...(summary.gaps && { gaps: this.list(summary.gaps) }),
      },
    };
  }
}

/** Lets others run between two pieces of long work. */
export const breathe = (): Promise<void> => new Promise((done) => void setImmediate(done));

export const siteById = (sites: readonly Site[]): ReadonlyMap<string, Site> =>
  new Map(sites.map((site) => [site.id, site]));
