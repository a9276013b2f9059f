import type { Draft } from './complete-item.js';
import type { Column } from './column.js';
import { about, type Findings } from './findings.js';
import {
  asHeading,
  HEADING_WITHIN,
  headingsOf,
  readRow,
  type Heading,
  type Headings,
  type Problem,
} from './heading.js';
import { columnLetters, FileRefused, type SheetRow } from './sheet-row.js';

/** What one row says, with where it stands. */
export type DraftRow = {
  sheet: string;
  row: number;
  draft: Draft;
  problems: Problem[];
  /** Where an element stands, for what is found later. */
  place: (name: string) => Pick<Problem, 'column' | 'heading'>;
};

/** What a sheet needs to be read as one of ours. */
export type SheetKind = {
  columns: readonly Column[];
  headings: Headings;
  required: readonly string[];
  missing: string;
};

export const sheetKind = (columns: readonly Column[], required: readonly string[], missing: string): SheetKind => ({
  columns,
  headings: headingsOf(columns),
  required,
  missing,
});

const placeIn =
  ({ columns }: Heading) =>
  (name: string) => {
    for (const [index, { column, heading }] of columns)
      if (column.name === name) return { column: columnLetters(index), heading };
    return { column: '', heading: '' };
  };

function tellHeading(findings: Findings, sheet: string, { row, unknown, repeated }: Heading): void {
  const tell = (rule: string, message: (heading: string) => string, cells: Heading['unknown']) =>
    findings.ofRow(
      sheet,
      row,
      cells.slice(0, 200).map(({ index, heading }) =>
        about('warning', rule, message(heading.slice(0, 40)), {
          column: columnLetters(index),
          heading: heading.slice(0, 40),
        }),
      ),
    );
  tell('import.column.unknown', (heading) => `没有“${heading}”这个要素，这一列没有导入`, unknown);
  tell('import.column.repeated', (heading) => `“${heading}”这一列前面已经有了，只用前面那列`, repeated);
}

/**
 * The rows of a sheet under its headings.
 * @param at the sheet's name, empty in separated values
 * @throws FileRefused when no row near the top has the headings, or there are more rows than `mostRows`
 */
export async function* sheetDrafts(
  rows: AsyncIterable<SheetRow>,
  kind: SheetKind,
  findings: Findings,
  at: { sheet: string; mostRows: number; onHeading?: (heading: Heading) => void },
): AsyncGenerator<DraftRow> {
  const { sheet, mostRows } = at;
  let heading: Heading | undefined;
  let [above, read] = [0, 0];
  for await (const row of rows) {
    if (!heading) {
      heading = asHeading(row, kind.headings, kind.required);
      if (heading) {
        tellHeading(findings, sheet, heading);
        at.onHeading?.(heading);
      } else if (++above >= HEADING_WITHIN) break;
      continue;
    }
    if (++read > mostRows)
      throw new FileRefused(
        'import.rows.too-many',
        `一张表最多 ${mostRows} 行，这张表不止。请按部门或地区分成几份再上传`,
      );
    const { values, filled, left, problems } = readRow(row, heading);
    yield { sheet, row: row.row, draft: { values, filled, left }, problems, place: placeIn(heading) };
  }
  if (!heading) throw new FileRefused('import.heading.missing', kind.missing);
}
