import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject } from '@nestjs/common';
import type { exportCatalogue, RowFinding } from '@yichuang/contract/catalogue/import-contract';
import { shortRegion } from '@yichuang/contract/catalogue/rules';
import type { Parsed } from '@yichuang/contract/route';
import type { Caller } from '@yichuang/server/caller';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import type { Download } from '../../http/attachment.js';
import { CatalogueExportRepository } from './catalogue-export.repository.js';
import { CSV_START, csvRow } from './csv-text.js';
import { writeCsv, writeJson, writeTemplate, writeXlsx, type Items } from './export-files.js';
import { TEMPLATE_EXAMPLES } from './template-examples.js';

type Format = Parsed<typeof exportCatalogue>['query']['format'];

const WRITERS = {
  xlsx: writeXlsx,
  csv: writeCsv,
  json: writeJson,
  template: (path: string) => writeTemplate(path, TEMPLATE_EXAMPLES),
} as const satisfies Record<Format, (path: string, items: Items) => Promise<void>>;

const SEVERITIES = { error: '错误', warning: '提醒' } as const;
const FINDING_HEADINGS = ['工作表', '行', '列', '标题', '级别', '规则', '问题和改法', '格子里的内容'];

/** Files for spreadsheets. They grow on disk, not in memory. */
export class ExportService {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CatalogueExportRepository) private readonly catalogue: CatalogueExportRepository,
  ) {}

  /** All items of the administrator's region, as they can be imported again. */
  async catalogueOf({ region }: Caller, format: Format): Promise<Download> {
    if (region === undefined) throw new Refused('OUT_OF_SCOPE', { detail: '您的账号没有所属地区，请联系技术人员设置' });
    const folder = await mkdtemp(join(tmpdir(), 'yichuang-export-'));
    try {
      const path = join(folder, 'catalogue');
      await WRITERS[format](path, () => this.catalogue.items(shortRegion(region)));
      const name = format === 'template' ? '事项导入模板.xlsx' : `事项清单-${this.clock.today()}.${format}`;
      return { name, bytes: await readFile(path) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  findingsFile(findings: readonly RowFinding[]): Download {
    const rows = findings.map(({ sheet, row, column, heading, severity, rule, message, value }) =>
      csvRow([sheet, String(row), column, heading, SEVERITIES[severity], rule, message, value]),
    );
    return { name: '导入检查结果.csv', bytes: Buffer.from(CSV_START + csvRow(FINDING_HEADINGS) + rows.join('')) };
  }
}
