import { applyImport } from '@yichuang/contract/catalogue/import-contract';
import { freshCode, importSheet, minimalSheet } from '../support/sheets.ts';
import type { Example } from './example-makers.ts';
import type { World } from './world.ts';

/** A sheet with one new item, checked; its columns that are left out are findings. */
export async function checkedImport({ as }: World, code = freshCode(), name = '门牌证办理') {
  const admin = await as('catalogue-admin');
  const { id } = await importSheet(admin, minimalSheet([{ code, name }]));
  return { admin, id, code };
}
export async function appliedImport(world: World, code = freshCode(), name = '门牌证办理') {
  const { admin, id } = await checkedImport(world, code, name);
  await admin.do(applyImport, { params: { id } });
  return { admin, id, code };
}

const checked: Example = async (world) => {
  const { admin, id } = await checkedImport(world);
  return { person: admin, sent: { params: { id }, query: {} } };
};

export const IMPORT_EXAMPLES = {
  startImport: async ({ as }) => ({
    person: await as('catalogue-admin'),
    sent: { query: {} },
    file: minimalSheet([{ code: freshCode(), name: '门牌证办理' }]),
  }),
  listImports: async (world) => {
    const { admin } = await checkedImport(world);
    return { person: admin, sent: { query: {} } };
  },
  getImport: checked,
  listFindings: checked,
  getFindingsFile: checked,
  listChanges: checked,
  applyImport: checked,
  rollbackImport: async (world) => {
    const { admin, id } = await appliedImport(world);
    return { person: admin, sent: { params: { id } } };
  },
  exportCatalogue: async ({ as }) => ({ person: await as('catalogue-admin'), sent: { query: {} } }),
  listItemVersions: async (world) => {
    const { admin, code } = await appliedImport(world);
    return { person: admin, sent: { params: { taskCode: code }, query: {} } };
  },
} satisfies Record<string, Example>;
