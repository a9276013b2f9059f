import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueKey } from '@yichuang/contract/catalogue/changes';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { CatalogueVersionModule } from './catalogue-version.module.js';
import { CatalogueVersionRepository } from './catalogue-version.repository.js';

describe.each(DATABASE_KINDS)('the changes of the catalogue on %s', (kind) => {
  let app: TestApp;
  let versions: CatalogueVersionRepository;
  beforeAll(async () => {
    app = await createTestApp(kind, [CatalogueVersionModule]);
    versions = app.app.get(CatalogueVersionRepository);
  });
  afterAll(() => app.close());
  const change = (...keys: CatalogueKey[]) => app.db.transaction((tx) => versions.bump(tx, keys));

  it('are everything to who never heard any, and nothing to who heard the last', async () => {
    const { version, changedKeys } = await versions.changesSince(0);
    expect(changedKeys).toContain('all');
    expect(await versions.changesSince(version)).toEqual({ version, changedKeys: [] });
  });

  it('are told by name, with the lists that a changed part stands in, once however often it changed', async () => {
    const { version: before } = await versions.changesSince(0);
    await change('item:A-1', 'regions');
    const { version: between } = await versions.changesSince(before);
    await change('item:A-1', 'hall:h');
    const all = await versions.changesSince(before);
    expect(all.version).toBeGreaterThan(between);
    expect(all.changedKeys.toSorted()).toEqual(['hall:h', 'halls', 'item:A-1', 'items', 'regions']);
    expect((await versions.changesSince(between)).changedKeys.toSorted()).toEqual([
      'hall:h',
      'halls',
      'item:A-1',
      'items',
    ]);
  });

  it('that are too many, or of another past, are told as everything', async () => {
    const { version } = await versions.changesSince(0);
    expect((await versions.changesSince(version + 1)).changedKeys).toEqual(['all']);
    await change(...Array.from({ length: 1001 }, (_, i) => `item:many-${i}` as const));
    expect((await versions.changesSince(version)).changedKeys).toEqual(['all']);
  });

  it('of a transaction that failed did not happen', async () => {
    const before = await versions.changesSince(0);
    const failing = app.db.transaction(async (tx) => {
      await versions.bump(tx, ['sites']);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    expect((await versions.changesSince(before.version)).changedKeys).toEqual([]);
  });

  it('move the version for whoever asks after them, also for who asked while they were made', async () => {
    const before = await versions.current();
    let asked: Promise<number> = Promise.resolve(0);
    await app.db.transaction(async (tx) => {
      await versions.bump(tx, ['sites']);
      asked = versions.current();
    });
    await asked;
    const after = await versions.current();
    expect(after).toBeGreaterThan(before);
    expect(after).toBe((await versions.changesSince(before)).version);
    const failing = app.db.transaction(async (tx) => {
      await versions.bump(tx, ['sites']);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    expect(await versions.current()).toBe(after);
  });

  it('of twenty who change at once are each told', async () => {
    const { version } = await versions.changesSince(0);
    await Promise.all(Array.from({ length: 20 }, (_, i) => change(`package:p${i}`)));
    const { changedKeys } = await versions.changesSince(version);
    expect(changedKeys.filter((key) => key.startsWith('package:'))).toHaveLength(20);
  });
});
