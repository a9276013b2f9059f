import { Inject } from '@nestjs/common';
import type { Site } from '@yichuang/contract/catalogue/contract';
import { CatalogueVersionRepository } from './catalogue-version.repository.js';
import { HallsRepository, type HallRecord } from './halls.repository.js';
import { ItemsRepository, type CatalogueItem } from './items.repository.js';
import { PackagesRepository, type CataloguePackage } from './packages.repository.js';
import { SearchIndex } from './search-index.js';
import { SitesRepository } from './sites.repository.js';
import { SynonymsRepository } from './synonyms.repository.js';

/** The whole catalogue in memory: a county has some hundred items and halls, and every citizen reads them. */
export type Catalogue = {
  sites: readonly Site[];
  halls: readonly HallRecord[];
  items: readonly CatalogueItem[];
  packages: readonly CataloguePackage[];
  search: SearchIndex;
};

export class CatalogueSnapshot {
  private held: { version: number; catalogue: Promise<Catalogue> } | undefined;

  constructor(
    @Inject(CatalogueVersionRepository) private readonly versions: CatalogueVersionRepository,
    @Inject(SitesRepository) private readonly sites: SitesRepository,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(PackagesRepository) private readonly packages: PackagesRepository,
    @Inject(SynonymsRepository) private readonly synonyms: SynonymsRepository,
  ) {}

  /** As of the version that the database names now; loaded once per version, however many ask at once. */
  async current(): Promise<Catalogue> {
    const version = await this.versions.current();
    if (this.held?.version !== version) {
      const loading = { version, catalogue: this.load() };
      this.held = loading;
      // a load that failed must not be kept
      loading.catalogue.catch(() => {
        if (this.held === loading) this.held = undefined;
      });
    }
    return this.held.catalogue;
  }

  private async load(): Promise<Catalogue> {
    const [sites, halls, items, packages, synonyms] = await Promise.all([
      this.sites.all(),
      this.halls.all(),
      this.items.all(),
      this.packages.all(),
      this.synonyms.all(),
    ]);
    return { sites, halls, items, packages, search: new SearchIndex(items, synonyms) };
  }
}
