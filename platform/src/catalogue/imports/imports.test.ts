import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getItem } from '@yichuang/contract/catalogue/contract';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import { createImportWorld, type ImportWorld } from '../../testing/import-world.js';
import { DATABASE_KINDS } from '../../testing/test-database.js';

const CODE = '11420704000000000A4002011002000';
const MINIMAL = `部门,事项名称,事项类型,实施编码,经办人\n民政局,老年人优待证办理（区级）,公共服务,${CODE},张三\n`;

describe.each(DATABASE_KINDS)('imports on %s', (kind) => {
  let world: ImportWorld;
  beforeAll(async () => {
    world = await createImportWorld(kind);
  });
  afterAll(() => world.close());

  const findings = (id: string) => world.admin.do(contract.listFindings, { params: { id }, query: { limit: 100 } });

  it('takes a sheet of four columns and says what is missing', async () => {
    const checked = await world.bring(MINIMAL);
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { added: 1, errors: 0 },
      allowed: ['apply'],
      format: 'csv',
    });
    const told = (await findings(checked.id)).items;
    expect(told.map(({ rule }) => rule)).toContain('import.column.unknown');
    expect((await world.admin.refused(getItem, { params: { taskCode: CODE } })).code).toBe('NOT_FOUND');
    const applied = await world.admin.do(contract.applyImport, { params: { id: checked.id } });
    expect(applied).toMatchObject({ state: 'applied', allowed: ['rollback'], progress: { applied: 1, total: 1 } });
    const item = await world.admin.do(getItem, { params: { taskCode: CODE } });
    expect(item).toMatchObject({ shortName: '老年人优待证办理', regionCode: '420704', useLevel: '4', theme: '养老' });
    expect(item.gaps).toEqual(expect.arrayContaining(['promiseDay', 'materials', 'isFee']));
    expect(item.gaps).not.toContain('useLevel');
    const undone = await world.admin.do(contract.rollbackImport, { params: { id: checked.id } });
    expect(undone.state).toBe('rolledBack');
    expect((await world.admin.refused(getItem, { params: { taskCode: CODE } })).code).toBe('NOT_FOUND');
    const { items } = await world.admin.do(contract.listItemVersions, { params: { taskCode: CODE }, query: {} });
    expect(items.map(({ version, kind, isRollback, taskName }) => [version, kind, isRollback, taskName])).toEqual([
      [2, 'removed', true, '老年人优待证办理（区级）'],
      [1, 'added', false, '老年人优待证办理（区级）'],
    ]);
  });

  it('keeps the examples of the template from citizens, and says which rows they are', async () => {
    const { rawPayload } = await world.admin.raw(contract.exportCatalogue, { query: { format: 'template' } });
    const checked = await world.bring(rawPayload, {}, 'template.xlsx');
    expect(checked).toMatchObject({ counts: { added: 0, errors: 2 }, allowed: [] });
    const left = (await findings(checked.id)).items.filter(({ rule }) => rule === 'import.example.left');
    expect(left.map(({ row, heading }) => [row, heading])).toEqual([
      [2, '事项名称'],
      [3, '事项名称'],
    ]);
  });

  it.each(['xlsx', 'csv', 'json'] as const)('an export as %s imports as nothing to change', async (format) => {
    const { rawPayload } = await world.admin.raw(contract.exportCatalogue, { query: { format } });
    const again = await world.bring(rawPayload, {}, `a.${format}`);
    const told = (await findings(again.id)).items;
    expect(told).toEqual([]);
    expect(again).toMatchObject({ format, counts: { added: 0, changed: 0, unchanged: 24, errors: 0 } });
  });
});
