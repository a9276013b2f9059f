import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listItems } from '@yichuang/contract/catalogue/contract';
import { factsOf } from '@yichuang/contract/catalogue/facts';
import { listCanonicalItems } from '@yichuang/contract/catalogue/same-source-contract';
import type { Caller } from '@yichuang/server/caller';
import { digestOf } from '@yichuang/server/facts-digest';
import { DemoModule } from '../demo/demo.module.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { CatalogueModule } from './catalogue.module.js';
import { ItemsRepository } from './items.repository.js';

const ADMIN: Caller = { sub: 'catalogue-admin', sessionId: 's', roles: ['catalogue-admin'], level: 3 };

describe.each(DATABASE_KINDS)('the canonical version on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [CatalogueModule, DemoModule]);
  });
  afterAll(() => app.close());

  const page = async (cursor?: string) => {
    const answer = await app.asPerson(ADMIN, listCanonicalItems, { query: { limit: 20, ...(cursor && { cursor }) } });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    return answer.value;
  };

  it('pages through every item once', async () => {
    const codes: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { items, nextCursor, total } = await page(cursor ?? undefined);
      codes.push(...items.map(({ taskCode }) => taskCode));
      cursor = nextCursor;
      expect(total).toBe(48);
    } while (cursor !== null);
    expect(new Set(codes).size).toBe(48);
    expect(codes).toEqual(codes.toSorted());
  });

  it('is what the database says, not what the catalogue keeps in memory', async () => {
    const items = app.app.get(ItemsRepository, { strict: false });
    const [entry] = await items.all();
    if (!entry) throw new Error('no items');
    const { taskCode } = entry.item;
    await app.asSystem(listItems, { query: { limit: 100 } });
    const changed = { ...entry.item, shortName: '改了名字', linkWay: '0711-0000000' };
    // behind the catalogue's back: its version stays
    await items.save([{ ...entry, item: changed }]);
    const kept = await app.asSystem(listItems, { query: { limit: 100 } });
    const listed = kept.ok ? kept.value.items.find((one) => one.taskCode === taskCode) : undefined;
    expect(listed?.shortName).toBe(entry.item.shortName);
    const found = [...(await page()).items, ...(await page((await page()).nextCursor ?? '')).items];
    expect(found.find((one) => one.taskCode === taskCode)?.digest).toBe(digestOf(factsOf(changed)));
    await items.save([entry]);
  });
});
