import { Inject } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { isWithin } from '@yichuang/contract/catalogue/rules';
import type { Site } from '@yichuang/contract/catalogue/contract';
import { RegionsRepository } from '../regions.repository.js';
import { SitesRepository } from '../sites.repository.js';
import { completePart } from './complete-part.js';
import type { Values } from './column.js';
import { csvRows } from './csv-rows.js';
import { about, Findings } from './findings.js';
import { headingsOf, isHeadingOf } from './heading.js';
import { ImportStageRepository, type KnownRow, type StagedPart, type StagedRow } from './import-stage.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { ITEM_COLUMNS, PART_SHEETS } from './item-columns.js';
import { jsonDrafts } from './json-drafts.js';
import {
  codeProblems,
  completed,
  exampleProblems,
  missing,
  tellMissing,
  withParts,
  type SeenCodes,
} from './row-checks.js';
import { RowRegions } from './row-regions.js';
import { sheetDrafts, sheetKind, type DraftRow } from './sheet-drafts.js';
import { SheetLimits } from './sheet-limits.js';
import { FileRefused } from './sheet-row.js';
import { WorkbookDrafts } from './workbook-drafts.js';

/** Rows between two breaths: the platform answers others meanwhile. */
const CHUNK = 200;
const MOST_ORPHANS = 1000;
const HEADINGS = headingsOf(ITEM_COLUMNS);
const ITEMS = sheetKind(
  ITEM_COLUMNS,
  ['taskName', 'taskCode'],
  '前 10 行里没有找到标题行。标题里至少要有“事项名称”和“实施编码”（还应有“部门”“事项类型”），请下载模板对照',
);

/** What is checked, and on whose behalf. */
export type CheckJob = {
  id: string;
  path: string;
  format: CatalogueImport['format'];
  /** The administrator's: an item anywhere else is an error. */
  scope: string;
  /** Where rows belong that name no region. */
  home: string;
};

/** The state of one check while it goes on. */
type Run = {
  job: CheckJob;
  findings: Findings;
  sites: readonly Site[];
  regions: RowRegions;
  seen: SeenCodes;
  read: number;
  staged: number;
  /** Lists that have a sheet of their own. */
  parts: readonly string[];
};

const siteFor = (sites: readonly Site[], region: string) =>
  sites.find(({ regionCodes }) => regionCodes.some((code) => isWithin(region, code))) ??
  sites.find(({ regionCodes }) => regionCodes.some((code) => isWithin(code, region)));

/** Reads a file from end to end, tells what is wrong with it, and stages its items. A few hundred rows are in memory. */
export class ImportCheck {
  constructor(
    @Inject(ImportsRepository) private readonly imports: ImportsRepository,
    @Inject(ImportStageRepository) private readonly stage: ImportStageRepository,
    @Inject(SitesRepository) private readonly sites: SitesRepository,
    @Inject(RegionsRepository) private readonly regions: RegionsRepository,
    @Inject(SheetLimits) private readonly limits: SheetLimits,
  ) {}

  /**
   * @returns how many errors there are
   * @throws FileRefused when the file as a whole cannot be taken
   */
  async run(job: CheckJob): Promise<number> {
    const findings = new Findings();
    const run: Run = {
      job,
      findings,
      sites: await this.sites.all(),
      regions: new RowRegions(this.regions, job.scope, job.home),
      seen: new Map(),
      read: 0,
      staged: 0,
      parts: [],
    };
    try {
      await this.read(run);
      if (run.read === 0) throw new FileRefused('import.file.empty', '标题行下面没有事项。请填好再上传');
    } finally {
      await this.keep(run);
    }
    await this.imports.progress(job.id, { total: run.read });
    return findings.errors;
  }

  private async read(run: Run): Promise<void> {
    const { path, format } = run.job;
    if (format === 'json') return this.takeAll(run, jsonDrafts(path, this.limits.rows));
    if (format === 'csv') {
      const at = { sheet: '', mostRows: this.limits.rows };
      const rows = csvRows(path, isHeadingOf(HEADINGS));
      return this.takeAll(run, sheetDrafts(rows, ITEMS, run.findings, { ...at, onHeading: tellMissing(run.findings) }));
    }
    const book = await WorkbookDrafts.open(path, run.findings);
    try {
      run.parts = book.elements;
      await this.takeParts(run, book);
      await this.takeAll(run, book.items(ITEMS, this.limits.rows));
      await this.tellOrphans(run);
    } finally {
      book.close();
    }
  }

  private async takeParts(run: Run, book: WorkbookDrafts): Promise<void> {
    let waiting: StagedPart[] = [];
    for await (const { part, row } of book.parts(this.limits.rows)) {
      const { taskCode, ...values } = row.draft.values;
      const entry = row.problems.length === 0 ? partOf(() => completePart(part, values)) : undefined;
      const problems = [...row.problems];
      if (typeof taskCode !== 'string' && problems.length === 0)
        problems.push(
          about('error', 'import.part.code', '这一行没有填实施编码，不知道是哪个事项的', row.place('taskCode')),
        );
      else if (!entry && problems.length === 0)
        problems.push(about('error', 'import.part.invalid', '这一行填得不完整，请对照导出的表'));
      run.findings.ofRow(row.sheet, row.row, problems);
      if (entry && typeof taskCode === 'string')
        waiting.push({ element: part.name, task_code: taskCode, row_number: row.row, record: entry });
      if (waiting.length >= CHUNK) {
        await this.stage.addParts(run.job.id, waiting);
        waiting = [];
      }
    }
    await this.stage.addParts(run.job.id, waiting);
  }

  private async takeAll(run: Run, rows: AsyncIterable<DraftRow>): Promise<void> {
    let chunk: DraftRow[] = [];
    for await (const row of rows) {
      chunk.push(row);
      if (chunk.length < CHUNK) continue;
      await this.take(run, chunk);
      chunk = [];
    }
    await this.take(run, chunk);
  }

  /** Completes a few rows and stages those without an error. */
  private async take(run: Run, rows: readonly DraftRow[]): Promise<void> {
    const codes = rows.flatMap(({ draft }) =>
      typeof draft.values['taskCode'] === 'string' ? draft.values['taskCode'] : [],
    );
    const known = await this.stage.known(codes);
    const parts = run.parts.length > 0 ? await this.stage.partsOf(run.job.id, codes) : undefined;
    await run.regions.learn(rows);
    const staged = rows.flatMap((row) => {
      run.read++;
      const code = row.draft.values['taskCode'];
      const entries = (name: string) => parts?.get(`${String(code)} ${name}`) ?? [];
      return this.stagedRow(run, parts ? withParts(row, run.parts, entries) : row, known.get(String(code))) ?? [];
    });
    if (staged.length > 0) await this.stage.addRows(run.job.id, staged);
    await this.keep(run);
    await setImmediate();
  }

  private stagedRow(run: Run, given: DraftRow, known: KnownRow | undefined): StagedRow | undefined {
    const row = run.regions.placed(given, known);
    const problems = [
      ...row.problems,
      ...codeProblems(run.seen, run.findings, row),
      ...missing(row, known !== undefined),
      ...exampleProblems(row),
    ];
    const done = problems.some(({ severity }) => severity === 'error')
      ? undefined
      : completed(row, known, { code: run.regions.home, nameOf: run.regions.nameOf }, problems);
    const site = done && siteFor(run.sites, done.item.regionCode);
    if (done) problems.push(...run.regions.problems(row, done, known, site));
    run.findings.ofRow(row.sheet, row.row, problems);
    if (!done || !site || problems.some(({ severity }) => severity === 'error')) return undefined;
    const { item, keywords } = done;
    const isSame = known && isDeepStrictEqual(item, known.record) && isDeepStrictEqual(keywords, known.keywords);
    const kind = !known ? 'added' : isSame ? 'unchanged' : 'changed';
    return {
      place: ++run.staged,
      task_code: item.taskCode,
      site_id: known?.record.regionCode === item.regionCode ? known.site_id : site.id,
      kind,
      record: item,
      keywords,
    };
  }

  private async tellOrphans(run: Run): Promise<void> {
    await this.keep(run);
    if (run.findings.errors > 0) return;
    for (const { element, task_code, row_number } of await this.stage.orphans(run.job.id, MOST_ORPHANS)) {
      const sheet = PART_SHEETS.find(({ name }) => name === element)?.sheet ?? '';
      run.findings.ofRow(sheet, row_number, [
        about('error', 'import.part.orphan', '“事项”表里没有这个实施编码。请核对编码，或补上这个事项', {
          value: task_code,
        }),
      ]);
    }
  }

  private async keep({ job, findings, read }: Run): Promise<void> {
    await this.stage.addFindings(job.id, findings.take());
    await this.imports.progress(job.id, { read, errors: findings.errors, warnings: findings.warnings });
  }
}

const partOf = (work: () => Values): Values | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof z.core.$ZodError) return undefined;
    throw error;
  }
};
