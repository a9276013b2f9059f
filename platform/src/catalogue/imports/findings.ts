import type { RowFinding } from '@yichuang/contract/catalogue/import-contract';
import type { Problem } from './heading.js';
import { FileRefused } from './sheet-row.js';

/** Further warnings are counted and not listed. */
const MOST_LISTED = 10_000;
/** A sheet with more is not this kind of sheet. */
const MOST_ERRORS = 10_000;

/** What a check finds, on its way into the database. */
export class Findings {
  errors = 0;
  warnings = 0;
  private listed = 0;
  private waiting: { place: number; finding: RowFinding }[] = [];

  /** @throws FileRefused when there are so many errors that the rest need not be looked at */
  add(finding: RowFinding): void {
    if (finding.severity === 'error') this.errors++;
    else this.warnings++;
    if (finding.severity === 'error' || this.listed < MOST_LISTED) this.waiting.push({ place: ++this.listed, finding });
    if (this.errors >= MOST_ERRORS)
      throw new FileRefused(
        'import.errors.too-many',
        `错误已经有 ${MOST_ERRORS} 处，后面的没有再查。多半是列对错了，请先改好前面这些，再重新上传`,
      );
  }

  ofRow(sheet: string, row: number, problems: readonly Problem[]): void {
    for (const problem of problems) this.add({ sheet, row, ...problem });
  }

  /** What has not been kept yet. */
  take(): { place: number; finding: RowFinding }[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}

/** About a row, or a file, as a whole. */
export const about = (
  severity: Problem['severity'],
  rule: string,
  message: string,
  at: Partial<Problem> = {},
): Problem => ({
  severity,
  rule,
  message,
  column: '',
  heading: '',
  value: '',
  ...at,
});
