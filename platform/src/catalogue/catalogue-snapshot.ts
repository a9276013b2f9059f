import { Inject, Logger } from '@nestjs/common';
import { CatalogueLoader, type Catalogue, type Loaded } from './catalogue-loader.js';
import { CatalogueVersionRepository } from './catalogue-version.repository.js';

/** Whoever asks waits so long for a database that answers nobody, and so long for a newer version that is being loaded… */
const SILENCE_MS = 1000;
const LOADING_MS = 2000;

/** …then is given what there was before: undefined when the work takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), ms).unref();
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}

type Version = { version: number; loaded: Promise<Loaded> };

/** The catalogue as of the version that the database names, loaded once per version, however many ask at once. */
export class CatalogueSnapshot {
  private readonly logger = new Logger('catalogue');
  private held: { version: number; loaded: Loaded } | undefined;
  private next: Version | undefined;
  private reading: Promise<number> | undefined;
  private queued: Promise<number> | undefined;

  constructor(
    @Inject(CatalogueVersionRepository) private readonly versions: CatalogueVersionRepository,
    @Inject(CatalogueLoader) private readonly loader: CatalogueLoader,
  ) {}

  async current(): Promise<Catalogue> {
    const { held } = this;
    if (!held) return (await this.load(await this.version())).catalogue;
    const version = await within(SILENCE_MS, this.version());
    if (version === undefined || version === held.version) return held.loaded.catalogue;
    return ((await within(LOADING_MS, this.load(version))) ?? held.loaded).catalogue;
  }

  /** One load at a time; a version that moves meanwhile is loaded after it. */
  private load(version: number): Promise<Loaded> {
    if (this.held?.version === version) return Promise.resolve(this.held.loaded);
    if (!this.next) {
      this.next = { version, loaded: this.fetch() };
      this.next.loaded.catch((error: unknown) => this.logger.error(`the catalogue was not loaded: ${String(error)}`));
      return this.next.loaded;
    }
    if (this.next.version >= version) return this.next.loaded;
    const again = () => this.load(version);
    return this.next.loaded.then(again, again);
  }

  private async fetch(): Promise<Loaded> {
    const { held } = this;
    try {
      // the version is read before what it names: rows that are newer than it are loaded once more, never missed
      const { version, changedKeys } = await this.versions.changesSince(held?.version ?? 0);
      const loaded = await this.loader.load(held?.loaded, held ? changedKeys : ['all']);
      this.held = { version, loaded };
      return loaded;
    } finally {
      // a load that failed is not kept
      this.next = undefined;
    }
  }

  /** Whoever comes while a reading is on its way shares the next one: it began after they asked. */
  private version(): Promise<number> {
    if (this.reading) {
      this.queued ??= this.reading.then(
        () => this.read(),
        () => this.read(),
      );
      return this.queued;
    }
    return this.read();
  }

  private read(): Promise<number> {
    this.queued = undefined;
    const reading = this.versions.current().finally(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    this.reading = reading;
    return reading;
  }
}
