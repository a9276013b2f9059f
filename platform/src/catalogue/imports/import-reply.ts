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

function kindOf({ version, import_id, record, before_record }: VersionRow): ItemVersion['kind'] {
  if (record === null) return 'removed';
  if (import_id === null) return 'stood';
  return version === 1 || before_record === null ? 'added' : 'changed';
}

export function toVersion(row: VersionRow): ItemVersion {
  const { record, before_record, file_name, is_rollback } = row;
  const kind = kindOf(row);
  return {
    id: row.id,
    version: row.version,
    at: row.at,
    by: is_rollback ? `${row.by_title}（撤回导入）` : row.by_title,
    importId: row.import_id,
    kind,
    isRollback: is_rollback,
    taskName: (record ?? before_record)?.taskName ?? '',
    from: file_name === null ? null : { fileName: file_name, mayRollBack: mayRollBack(row) },
    elements:
      row.version === 1 || kind === 'removed'
        ? []
        : diffItems(kept(before_record, row.before_keywords), kept(record, row.keywords)),
  };
}

/** Whether taking the import back would reach this version; others of its items may still keep it from being taken back. */
const mayRollBack = ({ is_latest, is_rollback, import_state }: VersionRow): boolean =>
  is_latest && !is_rollback && import_state === 'applied';
