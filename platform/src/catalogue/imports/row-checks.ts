import * as z from 'zod/mini';
import { ELEMENT_NAMES } from '@yichuang/contract/catalogue/element-names';
import { completeItem, type Completed, type HomeRegion } from './complete-item.js';
import { about, type Findings } from './findings.js';
import type { Problem } from './heading.js';
import type { KnownRow } from './import-stage.repository.js';
import { ITEM_COLUMNS, REQUIRED } from './item-columns.js';
import type { DraftRow } from './sheet-drafts.js';
import { checkTaskCode } from './task-code.js';
import { EXAMPLE_MARK } from './template-examples.js';

const MOST_ISSUES = 3;

/** Of every code, the first row that has it, and whether that row has been told. */
export type SeenCodes = Map<string, { row: number; isTold: boolean }>;

/** One word for every element that the sheet has no column for. */
export const tellMissing =
  (findings: Findings) =>
  ({ row, columns }: { row: number; columns: ReadonlyMap<number, { column: { name: string } }> }) => {
    const names = new Set([...columns.values()].map(({ column }) => column.name));
    const absent = ITEM_COLUMNS.filter(({ name, isGap }) => isGap && !names.has(name)).map(
      ({ headings }) => headings[0],
    );
    if (absent.length > 0)
      findings.ofRow('', row, [
        about(
          'warning',
          'import.column.absent',
          `没有这些列：${absent.join('、')}。新事项的这些要素会空着，由事项体检列出`,
        ),
      ]);
  };

/** A list that has a sheet of its own is what that sheet says, unless it says nothing of an item whose cell is empty. */
export function withParts(row: DraftRow, names: readonly string[], entries: (name: string) => unknown[]): DraftRow {
  const [values, filled, left] = [{ ...row.draft.values }, new Set(row.draft.filled), new Set(row.draft.left)];
  for (const name of names) {
    const list = entries(name);
    if (list.length === 0) {
      if (!filled.has(name)) left.add(name);
      continue;
    }
    values[name] = list;
    filled.add(name);
    left.delete(name);
  }
  return { ...row, draft: { values, filled, left } };
}

/** What is wrong with a row's code, and with that of an earlier row that has the same. */
export function codeProblems(
  seen: SeenCodes,
  findings: Findings,
  { sheet, row, draft, place, problems }: DraftRow,
): Problem[] {
  const code = draft.values['taskCode'];
  const at = place('taskCode');
  if (typeof code !== 'string' || code === '')
    return problems.some(({ heading }) => heading === at.heading)
      ? []
      : [about('error', 'import.taskCode.missing', '没有填实施编码，请补上', at)];
  const found = checkTaskCode(code);
  const problem = found ? [{ ...about(found.severity, found.rule, found.message, at), value: code.slice(0, 100) }] : [];
  const first = seen.get(code);
  if (!first) {
    seen.set(code, { row, isTold: false });
    return problem;
  }
  const twice = (other: number) =>
    about('error', 'import.taskCode.duplicate', `实施编码和第 ${other} 行重复。请核对，只留一行`, {
      ...at,
      value: code,
    });
  if (!first.isTold) findings.ofRow(sheet, first.row, [twice(row)]);
  first.isTold = true;
  return [...problem, twice(first.row)];
}

/** A template that was filled in below its examples must not make them known to citizens. */
export function exampleProblems({ draft, place }: DraftRow): Problem[] {
  const name = draft.values['taskName'];
  if (typeof name !== 'string' || !name.startsWith(EXAMPLE_MARK)) return [];
  const at = { ...place('taskName'), value: name.slice(0, 100) };
  return [about('error', 'import.example.left', '这是模板里的示例，请把这一行删掉', at)];
}

/** What a matter of its own must say; one that the catalogue has already may be named by its code alone. */
export function missing({ draft, place, problems }: DraftRow, isKnown: boolean): Problem[] {
  return REQUIRED.flatMap((name) => {
    const has = draft.filled.has(name) || (isKnown && !draft.left.has(name));
    const at = place(name);
    if (has || name === 'taskCode' || problems.some(({ column }) => column !== '' && column === at.column)) return [];
    const label = ITEM_COLUMNS.find((column) => column.name === name)?.headings[0] ?? name;
    return about('error', `import.${name}.missing`, `没有填${label}，请补上`, at);
  });
}

/** The item as it will stand; what keeps it from being one is added to `problems`. */
export function completed(
  { draft, place }: DraftRow,
  known: KnownRow | undefined,
  home: HomeRegion,
  problems: Problem[],
): Completed | undefined {
  try {
    return completeItem(draft, known && { item: known.record, keywords: known.keywords }, home);
  } catch (error) {
    if (!(error instanceof z.core.$ZodError)) throw error;
    for (const { path } of error.issues.slice(0, MOST_ISSUES)) {
      const name = String(path[0] ?? '');
      const message = `${ELEMENT_NAMES[name] ?? name}的内容不符合要求（${path.join('.')}），请对照导出的文件修改`;
      problems.push(about('error', 'import.item.invalid', message, place(name)));
    }
    return undefined;
  }
}
