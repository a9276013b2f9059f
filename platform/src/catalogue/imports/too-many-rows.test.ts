import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import { longFormOf } from '../../testing/form-file.js';
import { createImportWorld, type ImportWorld } from '../../testing/import-world.js';
import { SheetLimits } from './sheet-limits.js';

const isSoak = process.env['SOAK'] === '1';
/** A million rows against the limit as it is, or a tenth of them against a twentieth of it. */
const [ROWS, LIMIT] = isSoak ? [1_000_000, contract.MAX_SHEET_ROWS] : [100_000, contract.MAX_SHEET_ROWS / 20];
const AT_ONCE = 1000;
const PATIENCE_MS = isSoak ? 1_800_000 : 60_000;
/** The codes seen so far are kept, up to the limit; the rest is what the collector leaves lying. Measured: 353 in a soak. */
const MOST_MORE_MB = isSoak ? 500 : 250;

/** Every row another matter, none with a mistake. */
function* sheet(): Generator<string> {
  yield '部门,事项名称,事项类型,实施编码\n';
  for (let from = 1; from <= ROWS; from += AT_ONCE) {
    let text = '';
    for (let at = from; at < from + AT_ONCE; at++)
      text += `民政局,办理${at},20,11420704000000000A40066${String(at).padStart(8, '0')}\n`;
    yield text;
  }
}

// on PostgreSQL, so that what grows in this process is the platform's alone
describe('a sheet with more rows than a province has', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await createImportWorld('postgres');
    Object.assign(world.app.get(SheetLimits, { strict: false }), { rows: LIMIT });
  });
  afterAll(() => world.close());

  it('is refused at the row that is one too many, and the memory stays bounded', { timeout: PATIENCE_MS }, async () => {
    const rest = process.memoryUsage().rss;
    let peak = rest;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const form = longFormOf(sheet(), '全省事项.csv');
    const { id } = await world.admin.do(contract.startImport, { query: { dryRun: 'false' } }, form);
    const get = () => world.admin.do(contract.getImport, { params: { id } });
    await vi.waitFor(async () => expect((await get()).state).not.toBe('checking'), {
      interval: 200,
      timeout: PATIENCE_MS,
    });
    clearInterval(timer);
    const found = await get();
    expect(found).toMatchObject({ state: 'refused', refusal: { rule: 'import.rows.too-many' }, counts: { errors: 0 } });
    expect(found.refusal?.message).toContain(`最多 ${LIMIT} 行`);
    // read to the limit, and not one row further
    expect(found.progress.read).toBeGreaterThan(LIMIT - AT_ONCE);
    expect(found.progress.read).toBeLessThanOrEqual(LIMIT);
    const { total } = await world.admin.do(contract.listChanges, { params: { id }, query: {} });
    expect(total).toBe(0);
    expect((peak - rest) / 1024 / 1024).toBeLessThan(MOST_MORE_MB);
  });
});
