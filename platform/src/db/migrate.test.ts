import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { Database } from './database.js';

/** What has run somewhere never runs there again: whoever needs more writes another file, and its line here. */
const PUBLISHED: Readonly<Record<string, string>> = {
  '0001-foundation.sql': 'cc5824bf89b1a6b3',
  '0002-identity.sql': '594ad8effe604e25',
  '0003-catalogue.sql': 'c5ef230bd613a48f',
  '0004-appointments.sql': '425f96986ec45837',
  '0005-sign-in.sql': '5b09cfd318ba8562',
  '0006-certificates.sql': '0a881b6836b899f2',
  '0007-cases.sql': '89aabb4f988b48cd',
  '0008-case-files.sql': 'a515b3bd9e7ce55d',
  '0009-papers-and-messages.sql': 'a90797004f5813f7',
  '0010-delegations.sql': '91020a24fc14b08c',
  '0011-reviews.sql': '2ee2675917aacbb4',
  '0012-help-requests.sql': 'da87b562d43e55f4',
  '0013-feedback.sql': '9e81b69fbfdceb24',
  '0014-case-packages.sql': '95b37a3284e896c5',
  '0015-catalogue-changes.sql': '0ed8d88660c2b861',
  '0016-search.sql': 'dfbaa4f1a5260d12',
  '0017-catalogue-imports.sql': 'aefd5c5539caf7e3',
  '0018-element-quality.sql': '1e710b5dd3d5df9e',
  '0019-list-drafts.sql': '66fec73d1c25fa17',
  '0020-item-halls.sql': 'c21132be1b77e71c',
};

it('a migration that was published stays as it is', () => {
  const folder = new URL('migrations/', import.meta.url);
  const hashes = readdirSync(folder).map((name) => {
    const hash = createHash('sha256').update(readFileSync(new URL(name, folder)));
    return [name, hash.digest('hex').slice(0, 16)];
  });
  expect(Object.fromEntries(hashes)).toEqual(PUBLISHED);
});

it('a database from before is given what is missing, and keeps what it has', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-migrate-'));
  try {
    const before = await Database.open({ dataDir });
    await before.execute(sql`ALTER TABLE catalogue_lists DROP COLUMN is_draft`);
    await before.execute(sql`DELETE FROM migrations WHERE name = '0019-list-drafts.sql'`);
    await before.execute(sql`INSERT INTO catalogue_lists (kind, entries, updated_at)
      VALUES ('notInCentre', '[{"name":"烟花"}]', now())`);
    await before.close();
    const now = await Database.open({ dataDir });
    const kept = await now.execute(sql`SELECT entries, is_draft FROM catalogue_lists`);
    expect(kept).toMatchObject({ rows: [{ entries: [{ name: '烟花' }], is_draft: true }] });
    await now.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
