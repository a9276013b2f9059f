import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem } from '@yichuang/contract/catalogue/contract';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import { createImportWorld, type ImportWorld } from '../../testing/import-world.js';

const code = (index: number) => `11420704000000000A50077${String(index).padStart(8, '0')}`;
const csvOf = (rows: readonly (readonly string[])[], heading = '区划') =>
  [['部门', '事项名称', '事项类型', '实施编码', heading], ...rows].map((cells) => cells.join(',')).join('\n');
const row = (index: number, region: string) => ['民政局', `第 ${index} 项办理`, '公共服务', code(index), region];

describe('the region of a row', () => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await createImportWorld('pglite');
  });
  afterAll(() => world.close());

  const itemOf = (index: number) => world.admin.do(getItem, { params: { taskCode: code(index) } });
  const placeOf = async (index: number) => {
    const { regionCode, regionName } = await itemOf(index);
    return [regionCode, regionName];
  };
  const told = async (text: string) => {
    const { id } = await world.bring(text);
    const asked = { params: { id }, query: { limit: 100, severity: 'error' } } as const;
    return (await world.admin.do(contract.listFindings, asked)).items;
  };

  it('is a county, town or village by code or by name, and the own one where nothing is said', async () => {
    const rows = [row(1, ''), row(2, '420704105000'), row(3, '420704105202'), row(4, '燕矶镇'), row(5, '坝角村委会')];
    const found = await world.bring(csvOf(rows), { dryRun: 'false' });
    expect(found).toMatchObject({ state: 'applied', counts: { added: 5, errors: 0 } });
    expect(await Promise.all([1, 2, 3, 4, 5].map(placeOf))).toEqual([
      ['420704', '鄂城区'],
      ['420704105', '燕矶镇'],
      ['420704105202', '百洪村委会'],
      ['420704105', '燕矶镇'],
      ['420704105201', '坝角村委会'],
    ]);
  });

  it('never leaves the own region, and each cell is told with how to mend it', async () => {
    const rows = [
      row(11, '420703101'),
      row(12, '葛店镇'),
      row(13, '4207'),
      row(14, '4207041'),
      row(15, '420704999'),
      row(16, '没有这个镇'),
      row(17, '420704105'),
    ];
    const found = await told(csvOf(rows, '行政区划代码'));
    expect(found.map(({ row, column, rule, value }) => `${column}${row} ${rule} ${value}`)).toEqual([
      'E2 import.region.out-of-scope 420703101',
      'E3 import.region.unknown 葛店镇',
      'E4 import.region.out-of-scope 4207',
      'E5 import.region.form 4207041',
      'E6 import.region.unknown 420704999',
      'E7 import.region.unknown 没有这个镇',
    ]);
    for (const { message } of found) expect(message).toMatch(/请|改填|核对/);
  });

  it('stays when a later sheet says nothing of it, and takes its name along when it moves', async () => {
    await world.bring(csvOf([row(21, '420704105202')]), { dryRun: 'false' });
    // the column is there, its cell is empty; then there is no such column
    for (const text of [csvOf([row(21, '')]), `事项名称,实施编码\n改了名的,${code(21)}\n`]) {
      await world.bring(text, { dryRun: 'false' });
      expect(await placeOf(21)).toEqual(['420704105202', '百洪村委会']);
    }
    await world.bring(csvOf([row(21, '杨叶镇')]), { dryRun: 'false' });
    expect(await placeOf(21)).toEqual(['420704106', '杨叶镇']);
  });

  it.each(['xlsx', 'csv', 'json'] as const)('comes back as it went out in %s', async (format) => {
    const { rawPayload } = await world.admin.raw(contract.exportCatalogue, { query: { format } });
    const again = await world.bring(rawPayload, {}, `a.${format}`);
    expect(again.counts).toMatchObject({ added: 0, changed: 0, errors: 0 });
  });
});
