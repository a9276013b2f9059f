import type { CatalogueImport, ImportState, ItemVersion } from '@yichuang/contract/catalogue/import-contract';
import type { ImportRecord } from './imports.repository.js';
import { diffItems, type Kept } from './item-diff.js';
import type { VersionRow } from './item-versions.repository.js';

const STATE_NAMES: Readonly<Record<ImportState, string>> = {
  checking: '正在检查',
  checked: '检查完了',
  applying: '正在应用',
  applied: '已生效',
  refused: '没有导入',
  rolledBack: '已撤回',
};

/** What can be done with an import now. */
export function allowedFor(
  record: Pick<ImportRecord, 'state' | 'errors' | 'added' | 'changed'>,
): CatalogueImport['allowed'] {
  const { state, errors, added, changed } = record;
  if (state === 'checked' && errors === 0) return ['apply'];
  return state === 'applied' && added + changed > 0 ? ['rollback'] : [];
}

export const toReply = (record: ImportRecord): CatalogueImport => ({
  id: record.id,
  fileName: record.file_name,
  format: record.format,
  state: record.state,
  stateName: record.state === 'checked' && record.errors > 0 ? '有错要改' : STATE_NAMES[record.state],
  isDryRun: record.is_dry_run,
  startedAt: record.started_at,
  finishedAt: record.finished_at,
  by: record.by_title,
  progress: { read: record.rows_read, applied: record.rows_applied, total: record.rows_total },
  counts: {
    added: record.added,
    changed: record.changed,
    unchanged: record.unchanged,
    errors: record.errors,
    warnings: record.warnings,
  },
  refusal: record.refusal_rule === null ? null : { rule: record.refusal_rule, message: record.refusal_message ?? '' },
  allowed: allowedFor(record),
});

const kept = (item: VersionRow['record'], keywords: VersionRow['keywords']): Kept | undefined =>
  item ? { item, keywords: keywords ?? [] } : undefined;

export const toVersion = (row: VersionRow): ItemVersion => ({
  id: row.id,
  version: row.version,
  at: row.at,
  by: row.is_rollback ? `${row.by_title}（撤回导入）` : row.by_title,
  importId: row.import_id,
  elements:
    row.version === 1 ? [] : diffItems(kept(row.before_record, row.before_keywords), kept(row.record, row.keywords)),
});
