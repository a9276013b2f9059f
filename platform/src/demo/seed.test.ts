import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogueVersionRepository } from '../catalogue/catalogue-version.repository.js';
import { HallsRepository } from '../catalogue/halls.repository.js';
import { AccountsRepository } from '../identity/accounts.repository.js';
import { PeopleRepository } from '../identity/people.repository.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DATABASE_KINDS } from '../testing/test-database.js';
import { DemoModule } from './demo.module.js';
import { buildDemoWorld } from './demo-world.js';
import { DemoSeed } from './seed.js';

describe.each(DATABASE_KINDS)('seeding on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(kind, [DemoModule]);
  });
  afterAll(() => app.close());

  it('writes nothing when the content is already there', async () => {
    const version = () => app.app.get(CatalogueVersionRepository, { strict: false }).current();
    const before = await version();
    expect(await app.app.get(DemoSeed, { strict: false }).seed(buildDemoWorld())).toBe(false);
    expect(await version()).toBe(before);
  });

  it('replaces what changed, within three seconds', async () => {
    const world = buildDemoWorld();
    const changed = { ...world, halls: world.halls.map((hall) => ({ ...hall, facilities: ['新的'] })) };
    const start = performance.now();
    expect(await app.app.get(DemoSeed, { strict: false }).seed(changed)).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
    const hall = await app.app.get(HallsRepository, { strict: false }).find('lkq-center');
    expect(hall?.facilities).toEqual(['新的']);
    expect(await app.app.get(HallsRepository, { strict: false }).all()).toHaveLength(48);
  });

  it('keeps names and numbers sealed and gives them back in clear', async () => {
    const account = await app.app.get(AccountsRepository, { strict: false }).find('chen-citizen');
    const person = await app.app.get(PeopleRepository, { strict: false }).find(account?.personId ?? '');
    expect(person).toMatchObject({ name: '陈致远', birthDate: '1988-06-15', kind: 'person', isDisabled: false });
    const rows = JSON.stringify(await app.db.execute(sql`SELECT * FROM people`));
    expect(rows).not.toContain('陈致远');
    expect(rows).not.toContain(person?.idNumber);
  });

  it('finds a person by number, lower-case x too', async () => {
    const people = app.app.get(PeopleRepository, { strict: false });
    const world = buildDemoWorld();
    for (const { id, idNumber } of world.people)
      expect((await people.findByIdNumber(idNumber.toLowerCase()))?.id).toBe(id);
    expect(await people.findByIdNumber('420799199001010011')).toBeUndefined();
  });
});
