import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { sql } = createRequire(new URL('../../platform/package.json', import.meta.url))('drizzle-orm');

/** Five levels: a province, cities, counties, towns and villages. */
export const REGIONS = [
  '42',
  '4207',
  '4203',
  '4205',
  '4206',
  '420704',
  '420302',
  '420502',
  '420602',
  '420704105',
  '420302001',
  '420502001',
  '420502002',
  '420502003',
  '420602001',
  '420602002',
  '420704105201',
  '420502003201',
].map((code) => ({ code, level: { 2: '2', 4: '3', 6: '4', 9: '5', 12: '6' }[code.length] }));
const VARIANTS = ['', '（新办）', '（变更）', '（延续）', '（注销）', '（补发）', '（县级权限）', '（市级权限）'];
const names = JSON.parse(
  readFileSync(new URL('../../platform/src/catalogue/search/fixtures/county-items.json', import.meta.url), 'utf8'),
);

/** Items with whole guides, written by the database itself: names of a county and their variants in every region. */
export async function fillCatalogue(db, world, most) {
  const [site] = world.sites;
  const [{ item }] = world.items;
  await db.execute(sql`INSERT INTO sites (id, position, record)
    VALUES (${site.id}, 0, ${JSON.stringify({ ...site, regionCodes: ['42'] })}::jsonb)`);
  let written = 0;
  for (const variant of VARIANTS)
    for (const { code, level } of REGIONS) {
      const rows = names.slice(0, Math.max(0, most - written)).map(({ name, dept, code: catalogCode }, place) => ({
        taskCode: `${String(written + place).padStart(18, '0')}${level}${catalogCode}`,
        catalogCode,
        taskName: name + variant,
        shortName: name + variant,
        deptName: dept,
        regionCode: code,
        regionName: `区划${code}`,
        useLevel: level,
      }));
      if (rows.length === 0) continue;
      await db.execute(sql`
        INSERT INTO items (task_code, site_id, position, record, keywords)
        SELECT given ->> 'taskCode', ${site.id}, ${written}::int + place::int, ${JSON.stringify(item)}::jsonb || given, '[]'
        FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS rows (given, place)`);
      written += rows.length;
    }
  await db.execute(sql`UPDATE catalogue_version SET version = version + 1`);
}
