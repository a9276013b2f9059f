import type { CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { keepSession } from '../src/api/session';

/** The demonstration's keeper of the catalogue, signed in. */
export const signInAsKeeper = (role: 'catalogue-admin' | 'supervisor' = 'catalogue-admin') =>
  keepSession({ accessToken: 't', expiresIn: 600, user: { id: 'u', nameMasked: '杨*', level: 3, roles: [role] } });

/** A sheet that was checked without a finding. */
export const anImport = (one: Partial<CatalogueImport> = {}): CatalogueImport => ({
  id: 'i1',
  fileName: '全区事项.xlsx',
  format: 'xlsx',
  state: 'checked',
  stateName: '待应用',
  isDryRun: true,
  startedAt: '2026-11-24T09:30:00.000+08:00',
  finishedAt: '2026-11-24T09:31:00.000+08:00',
  by: '事项管理员',
  progress: { read: 50, applied: 0, total: 50 },
  counts: { added: 2, changed: 3, unchanged: 45, errors: 0, warnings: 0 },
  refusal: null,
  allowed: ['apply'],
  ...one,
});
