import { applyImport, getImport, listImports, rollbackImport } from '@yichuang/contract/catalogue/import-contract';
import type { Problem } from '@yichuang/contract/problem';
import type { Person } from '../support/client.ts';
import { freshCode, importRefused, importSheet, minimalSheet } from '../support/sheets.ts';
import { appliedImport, checkedImport } from './import-examples.ts';
import type { Scenario } from './refusal-scenarios.ts';

const MANY = 3000;

/** While a large sheet is being checked; it is waited for afterwards. */
async function whileChecking(admin: Person, work: () => Promise<Problem>): Promise<Problem> {
  const rows = Array.from({ length: MANY }, () => ({ code: freshCode(), name: '门牌证办理' }));
  const checking = importSheet(admin, minimalSheet(rows));
  try {
    for (;;) {
      const { items } = await admin.do(listImports, { query: { limit: 1 } });
      if (items[0]?.state === 'checking') return await work();
      if (items[0]?.progress.total === MANY) throw new Error('the sheet was checked too soon');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    const { id } = await checking;
    while ((await admin.do(getImport, { params: { id } })).state === 'checking')
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const IMPORT_SCENARIOS: Record<string, Scenario> = {
  'startImport OUT_OF_SCOPE': async ({ as }) =>
    importRefused(await as('catalogue-admin'), minimalSheet([{ code: freshCode(), name: '门牌证办理' }]), {
      region: '4104',
    }),
  'startImport IN_PROGRESS': async ({ as }) => {
    const admin = await as('catalogue-admin');
    const sheet = minimalSheet([{ code: freshCode(), name: '门牌证办理' }]);
    return whileChecking(admin, () => importRefused(admin, sheet));
  },
  'applyImport ACTION_NOT_ALLOWED': async (world) => {
    const { admin, id } = await appliedImport(world);
    return admin.refused(applyImport, { params: { id } });
  },
  'applyImport STATE_CHANGED': async (world) => {
    const { admin, id, code } = await checkedImport(world);
    await appliedImport(world, code, '门牌证补办');
    return admin.refused(applyImport, { params: { id } });
  },
  'applyImport IN_PROGRESS': async (world) => {
    const { admin, id } = await checkedImport(world);
    return whileChecking(admin, () => admin.refused(applyImport, { params: { id } }));
  },
  'rollbackImport ACTION_NOT_ALLOWED': async (world) => {
    const { admin, id } = await checkedImport(world);
    return admin.refused(rollbackImport, { params: { id } });
  },
  'rollbackImport STATE_CHANGED': async (world) => {
    const { admin, id, code } = await appliedImport(world);
    await appliedImport(world, code, '门牌证补办');
    return admin.refused(rollbackImport, { params: { id } });
  },
  'rollbackImport IN_PROGRESS': async (world) => {
    const { admin, id } = await appliedImport(world);
    return whileChecking(admin, () => admin.refused(rollbackImport, { params: { id } }));
  },
};
