import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue, CatalogueLoader, Loaded } from './catalogue-loader.js';
import { CatalogueSnapshot } from './catalogue-snapshot.js';
import type { CatalogueVersionRepository } from './catalogue-version.repository.js';

/** A database that answers, or for a while answers nobody. */
class Versions {
  version = 1;
  isSilent = false;
  /** While a new version is being loaded. */
  loading: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];

  async current() {
    if (this.isSilent) await new Promise<void>((done) => this.waiting.push(done));
    return this.version;
  }
  changesSince = () => Promise.resolve({ version: this.version, changedKeys: [] });

  speak() {
    this.isSilent = false;
    for (const answer of this.waiting.splice(0)) answer();
  }
}

describe('the catalogue that is held', () => {
  let versions: Versions;
  let loads: number;
  let snapshot: CatalogueSnapshot;
  beforeEach(() => {
    vi.useFakeTimers();
    versions = new Versions();
    loads = 0;
    const load = async () => {
      loads++;
      await versions.loading;
      return { catalogue: { sites: [{ id: String(versions.version) }] } } as unknown as Loaded;
    };
    snapshot = new CatalogueSnapshot(
      versions as unknown as CatalogueVersionRepository,
      { load } as unknown as CatalogueLoader,
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const versionOf = ({ sites }: Catalogue) => Number(sites[0]?.id);

  it('is loaded once per version, however many ask', async () => {
    await Promise.all(Array.from({ length: 50 }, () => snapshot.current()));
    versions.version = 2;
    const given = await Promise.all(Array.from({ length: 50 }, () => snapshot.current()));
    expect(new Set(given.map(versionOf))).toEqual(new Set([2]));
    expect(loads).toBe(2);
  });

  it('is given as it was while the database answers nobody, and as it is as soon as it answers', async () => {
    await snapshot.current();
    versions.isSilent = true;
    versions.version = 2;
    const asked = snapshot.current();
    await vi.advanceTimersByTimeAsync(1000);
    expect(versionOf(await asked)).toBe(1);
    versions.speak();
    expect(versionOf(await snapshot.current())).toBe(2);
  });

  it('is waited for longer when there is a newer one: what is told of it is kept elsewhere', async () => {
    await snapshot.current();
    versions.version = 2;
    let done = () => {};
    versions.loading = new Promise((resolve) => (done = resolve));
    const patient = snapshot.current();
    await vi.advanceTimersByTimeAsync(1900);
    done();
    expect(versionOf(await patient)).toBe(2);
    versions.version = 3;
    versions.loading = new Promise(() => {});
    const impatient = snapshot.current();
    await vi.advanceTimersByTimeAsync(2000);
    expect(versionOf(await impatient)).toBe(2);
  });

  it('is waited for by whoever asks when nothing is held yet', async () => {
    versions.isSilent = true;
    let isGiven = false;
    const asked = snapshot.current().finally(() => (isGiven = true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(isGiven).toBe(false);
    versions.speak();
    expect(versionOf(await asked)).toBe(1);
  });
});
