import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paperPdf, type PaperPage } from './paper-pdf.js';

const PAGE: PaperPage = {
  title: '补正材料通知书',
  documentNo: '420704〔2026〕02-00017 号',
  addressee: '陈致远',
  facts: [{ label: '件号', value: '4207042611242000011' }],
  body: ['您提出的申请，材料需要补正。'],
  list: { heading: '要补正的全部内容', items: ['居民户口簿：缺本人页', '银行卡：看不清'] },
  closing: ['请一次补齐。'],
  authority: '民政局',
  issuedOn: '2026 年 11 月 24 日',
  sealNote: null,
};

describe('a paper', () => {
  let dir: string;
  beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'yichuang-paper-'))));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function read(page: PaperPage) {
    const file = join(dir, 'paper.pdf');
    writeFileSync(file, await paperPdf(page));
    const pages = /Pages: +(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1];
    const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    return { pages: Number(pages), lines: words.split('\n').map((line) => line.trim()) };
  }

  test('says its parts in order, on one page', async () => {
    const { pages, lines } = await read(PAGE);
    expect(pages).toBe(1);
    expect(lines.filter((line) => line !== '' && line !== '\f')).toEqual([
      PAGE.title,
      PAGE.documentNo,
      '件号 4207042611242000011',
      '陈致远：',
      ...PAGE.body,
      '要补正的全部内容',
      '1. 居民户口簿：缺本人页',
      '2. 银行卡：看不清',
      ...PAGE.closing,
      PAGE.authority,
      PAGE.issuedOn,
    ]);
  });

  test('carries a note in place of the seal only when it is given one', async () => {
    expect((await read(PAGE)).lines.join()).not.toContain('印章');
    expect((await read({ ...PAGE, sealNote: '（演示印章）' })).lines).toContain('（演示印章）');
  });

  test('takes as many pages as it needs and keeps its signature together', async () => {
    for (let count = 20; count < 40; count++) {
      const items = Array.from({ length: count }, (_, index) => `第 ${index + 1} 份材料：照片看不清，请重新拍`);
      const { pages, lines } = await read({ ...PAGE, list: { heading: '清单', items } });
      expect(pages).toBeGreaterThan(0);
      expect(lines.filter((line) => /^\d+\. 第/.test(line))).toHaveLength(count);
      const [authority, day] = [lines.indexOf(PAGE.authority), lines.indexOf(PAGE.issuedOn)];
      expect(day - authority).toBe(1);
    }
  });
});
