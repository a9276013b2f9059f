import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import * as contract from '@yichuang/contract/catalogue/import-contract';
import { createImportWorld, type ImportWorld } from '../../testing/import-world.js';
import { longWorkbookOf, workbookOf } from '../../testing/sheet-files.js';
import { workbookWith, zipOf, zipPart } from '../../testing/zip-file.js';

const HEADING = ['部门', '事项名称', '事项类型', '实施编码'];
const code = (index: number) => `11420704000000000A40099${String(index).padStart(8, '0')}`;
const row = (index: number, name = `第 ${index} 项办理`) => ['民政局', name, '公共服务', code(index)];
const csvOf = (rows: readonly (readonly string[])[]) => [HEADING, ...rows].map((cells) => cells.join(',')).join('\n');
const isSoak = process.env['SOAK'] === '1';
/** A gigabyte of nothing, or a tenth of one. */
const BURST = (isSoak ? 1024 : 100) * 1024 * 1024;

/** A sheet of the four columns, in the XML that a workbook holds. */
const sheetXml = (cells: string) =>
  `<worksheet><sheetData><row r="1">${HEADING.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>${cells}</sheetData></worksheet>`;

describe('a hostile file', () => {
  let world: ImportWorld;
  let folder: string;
  beforeAll(async () => {
    // where its own sheets lie while they are read: others import at the same time
    folder = mkdtempSync(join(tmpdir(), 'yichuang-abuse-'));
    vi.stubEnv('TMPDIR', folder);
    world = await createImportWorld('pglite');
  });
  afterAll(async () => {
    await world.close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  let before: unknown;
  const catalogue = async () => (await world.admin.raw(contract.exportCatalogue, { query: { format: 'json' } })).body;
  beforeEach(async () => (before = await catalogue()));
  // whatever came in: the catalogue is as it was, and no file is left behind
  afterEach(async () => {
    expect(await catalogue()).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('yichuang-sheet-'))).toEqual([]);
  });

  const settled = async (bytes: Buffer | string, name = '事项.xlsx', query = { dryRun: 'false' as const }) => {
    let found = await world.bring(bytes, query, name);
    while (found.state === 'checking' || found.state === 'applying') {
      await setImmediate();
      found = await world.admin.do(contract.getImport, { params: { id: found.id } });
    }
    return found;
  };
  const findings = async (id: string) =>
    (await world.admin.do(contract.listFindings, { params: { id }, query: { limit: 100, severity: 'error' } })).items;

  const refusals: [string, () => Promise<Buffer | string> | Buffer | string, string][] = [
    ['a zip that bursts', () => zipOf([zipPart('xl/workbook.xml', Buffer.alloc(BURST))]), 'import.file.bomb'],
    [
      'parts without end',
      () => zipOf(Array.from({ length: 2500 }, (_, index) => zipPart(`x${index}`, Buffer.alloc(0)))),
      'import.file.bomb',
    ],
    [
      'a part that is longer than it says',
      () => zipOf([zipPart('xl/workbook.xml', Buffer.alloc(40 << 20, ' '), { size: 100 })]),
      'import.file.broken',
    ],
    [
      'an encrypted zip',
      () => zipOf([zipPart('xl/workbook.xml', Buffer.from('x'), { flags: 1 })]),
      'import.file.encrypted',
    ],
    [
      'a zip that is no workbook',
      () => zipOf([zipPart('word/document.xml', Buffer.from('<a/>'))]),
      'import.file.not-a-workbook',
    ],
    ['half a workbook', () => workbookWith(sheetXml('')).subarray(0, 400), 'import.file.broken'],
    [
      'entities that multiply',
      () =>
        workbookWith(
          `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
        ),
      'import.file.entities',
    ],
    [
      'an entity that is not defined',
      () => workbookWith(sheetXml('<row><c t="str"><v>&b;</v></c></row>')),
      'import.file.broken',
    ],
    [
      'a text of 20 MB',
      () => workbookWith(sheetXml(`<row><c t="str"><v>${'长'.repeat(7_000_000)}</v></c></row>`)),
      'import.file.broken',
    ],
    ['broken XML', () => workbookWith('<worksheet><sheetData><row></c>'), 'import.file.broken'],
    [
      'no headings',
      () =>
        workbookOf({
          name: 'Sheet1',
          rows: [
            ['a', 'b'],
            [1, 2],
          ],
        }),
      'import.heading.missing',
    ],
    ['headings alone', () => csvOf([]), 'import.file.empty'],
    [
      'hidden sheets alone',
      () => workbookOf({ name: '事项', rows: [HEADING, row(1)], state: 'hidden' }, { name: '说明', rows: [['x']] }),
      'import.sheet.missing',
    ],
  ];
  it.each(refusals)('with %s is refused', async (_, make, rule) => {
    const found = await settled(await make());
    expect(found.refusal?.rule).toBe(rule);
    expect(found).toMatchObject({ state: 'refused', allowed: [], progress: { applied: 0 } });
    expect(found.refusal?.message).toMatch(/[请再]/);
  });

  it('with the same code on every row is refused long before its end, and the memory stays flat', async () => {
    const count = isSoak ? 1_000_000 : 30_000;
    const rows = function* () {
      yield HEADING;
      for (let index = 1; index <= count; index++) yield ['民政局', '第 1 项办理', '公共服务', code(1)];
    };
    const bytes = await longWorkbookOf({ name: '事项', rows: rows() });
    const rest = process.memoryUsage().rss;
    let peak = rest;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const found = await settled(bytes);
    clearInterval(timer);
    expect(found).toMatchObject({ state: 'refused', refusal: { rule: 'import.errors.too-many' } });
    expect(found.progress.read).toBeLessThan(11_000);
    expect((peak - rest) / 1024 / 1024).toBeLessThan(300);
  });

  it('with formulas, numbers for codes, errors and merged cells is told cell by cell', async () => {
    const bytes = await workbookOf({
      name: '事项',
      merges: ['A2:A3'],
      rows: [
        HEADING,
        row(1),
        [null, '第 2 项办理', '公共服务', code(2)],
        ['民政局', { formula: 'A1&"x"', result: 'x' }, '公共服务', code(3)],
        ['民政局', '第 4 项办理', '公共服务', 1.14e17],
        ['民政局', { error: '#REF!' }, '公共服务', code(5)],
      ],
    });
    const found = await settled(bytes);
    expect(found).toMatchObject({ state: 'refused', refusal: { rule: 'import.errors' } });
    const told = (await findings(found.id)).map(({ row, column, rule }) => `${column}${row} ${rule}`);
    expect(new Set(told)).toEqual(
      new Set([
        'B4 import.cell.formula',
        'D5 import.cell.code-as-number',
        'B6 import.cell.error',
        'A2 import.cell.merged',
        // a merged cell holds its text in the first row only
        ...told.filter((one) => one === 'A3 import.deptName.missing'),
      ]),
    );
  });

  it('with a code twice is told at both rows', async () => {
    const found = await settled(csvOf([row(1), row(2), row(1), row(1)]), 'a.csv');
    const told = (await findings(found.id)).map(({ row, message }) => [row, /第 (\d+) 行/.exec(message)?.[1]]);
    expect(told).toEqual([
      [2, '4'],
      [4, '2'],
      [5, '2'],
    ]);
  });

  it('with items of another place, of a place without service, and unknown words is told row by row', async () => {
    const rows = [
      [...HEADING, '区划代码', '是否收费'],
      [...row(1), '410402', '是'],
      [...row(2), '420704102', '也许'],
      ['民政局', '', '公共服务', code(3), '420704', '否'],
      ['民政局', '第 4 项办理', '公共服务', '', '420704', '否'],
    ];
    const found = await settled(rows.map((cells) => cells.join(',')).join('\n'), 'a.csv');
    expect((await findings(found.id)).map(({ row, column, rule }) => `${column}${row} ${rule}`)).toEqual([
      'E2 import.region.out-of-scope',
      'F3 import.cell.word',
      'B4 import.taskName.missing',
      'D5 import.taskCode.missing',
    ]);
  });
});
