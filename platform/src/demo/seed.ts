import { createHash } from 'node:crypto';
import { Inject, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@yichuang/server/clock';
import { FormsRepository } from '../cases/forms.repository.js';
import { CatalogueVersionRepository } from '../catalogue/catalogue-version.repository.js';
import { HallsRepository } from '../catalogue/halls.repository.js';
import { ItemsRepository } from '../catalogue/items.repository.js';
import { PackagesRepository } from '../catalogue/packages.repository.js';
import { RegionsRepository } from '../catalogue/regions.repository.js';
import { SitesRepository } from '../catalogue/sites.repository.js';
import { plainText } from '../catalogue/search/plain-text.js';
import { SynonymsRepository, type Synonym } from '../catalogue/search/synonyms.repository.js';
import { CertificatesRepository } from '../certificates/certificates.repository.js';
import { Config } from '../config.js';
import { Database, type Executor } from '../db/database.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { buildDemoWorld, type DemoWorld } from './demo-world.js';
import { SeedVersionsRepository } from './seed-versions.repository.js';

const SEED = 'demo-world';

/** The file has a line for each pair. */
function byWord(pairs: DemoWorld['synonyms']): Synonym[] {
  const words = new Map<string, string[]>();
  for (const { said, meant } of pairs) words.set(plainText(said), [...(words.get(plainText(said)) ?? []), meant]);
  return [...words].map(([said, meant]) => ({ said, meant }));
}

/** Puts the demonstration world into the database before the platform listens; once per content, all or nothing. */
export class DemoSeed implements OnModuleInit {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SeedVersionsRepository) private readonly versions: SeedVersionsRepository,
    @Inject(CatalogueVersionRepository) private readonly catalogueVersion: CatalogueVersionRepository,
    @Inject(SitesRepository) private readonly sites: SitesRepository,
    @Inject(RegionsRepository) private readonly regions: RegionsRepository,
    @Inject(HallsRepository) private readonly halls: HallsRepository,
    @Inject(ItemsRepository) private readonly items: ItemsRepository,
    @Inject(PackagesRepository) private readonly packages: PackagesRepository,
    @Inject(SynonymsRepository) private readonly synonyms: SynonymsRepository,
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(AccountsRepository) private readonly accounts: AccountsRepository,
    @Inject(FormsRepository) private readonly forms: FormsRepository,
    @Inject(CertificatesRepository) private readonly certificates: CertificatesRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.hasDemoWorld) await this.seed(buildDemoWorld());
  }

  /** False when the database already holds this content. */
  async seed(world: DemoWorld): Promise<boolean> {
    const contentHash = createHash('sha256').update(JSON.stringify(world)).digest('base64url');
    return this.db.transaction(async (tx) => {
      await this.versions.lock(tx);
      if ((await this.versions.contentHash(SEED, tx)) === contentHash) return false;
      await this.write(world, tx);
      await this.catalogueVersion.bump(tx, ['all']);
      await this.versions.record(SEED, contentHash, this.clock.instant(), tx);
      return true;
    });
  }

  private async write(world: DemoWorld, tx: Executor): Promise<void> {
    await this.sites.save(world.sites, tx);
    await this.regions.save(world.regions, tx);
    await this.halls.save(world.halls, tx);
    await this.items.save(world.items, tx);
    await this.packages.save(world.packages, tx);
    await this.synonyms.save(byWord(world.synonyms), tx);
    await this.people.save(world.people, tx);
    await this.accounts.save(world.accounts, tx);
    await this.certificates.save(world.certificates, tx);
    await this.forms.publish(world.forms, tx);
  }
}
